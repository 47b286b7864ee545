import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { storeFiles } from '../src/testing/build-store.ts';
import { tempFolder, writeFiles } from '../src/testing/temp-store.ts';
import { COMMANDS } from './cli/commands.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const { version, bin } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  version: string;
  bin: Record<string, string>;
};
const { RUNFOLIO_CONFIG: _, RUNFOLIO_SNAPSHOT: __, ...env } = process.env;

/** Starts the program that `package.json` names, in any folder. */
function runfolio(args: readonly string[], cwd = PROJECT) {
  return spawnSync(process.execPath, [join(PROJECT, bin['runfolio'] ?? ''), ...args], {
    cwd,
    encoding: 'utf8',
    env,
  });
}

// Each call starts a process or two: a few are enough, the commands have tests of their own.
describe('runfolio', { timeout: 60_000 }, () => {
  it('says its version, and what commands there are', () => {
    expect(runfolio(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    const help = runfolio(['--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const name of Object.keys(COMMANDS)) expect(help.stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it('runs a command with what stands behind it, and ends as it ends', () => {
    const folder = tempFolder();
    writeFiles(join(folder, 'mlruns'), storeFiles(3));
    const query = ['query', "status = 'FINISHED'", '--store', 'mlruns', '--columns', 'run_id'];
    const found = runfolio([...query, '--format', 'json', '--limit', '2'], folder);
    expect(found).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(found.stdout)).toHaveLength(2);
    expect(runfolio(['query', '--help']).stdout).toMatch(/^Usage: runfolio query /);
    expect(runfolio(['query', 'metrics.acc >', '--store', 'mlruns'], folder)).toMatchObject({ status: 2 });
  });

  it('hands on that there were findings', () => {
    const folder = tempFolder();
    const files = storeFiles(1);
    const [metric = ''] = Object.keys(files).filter((path) => path.includes('/metrics/'));
    writeFiles(join(folder, 'mlruns'), { ...files, [metric]: 'no metric line\n' });
    const ingest = ['ingest', 'mlruns', '--out', 'snapshot', '--strict'];
    expect(runfolio(ingest, folder).status).toBe(1);
  });

  it('says what was meant by a command that it does not have', () => {
    const wrong = runfolio(['qery', '--store', 'runs']);
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^error: unknown command 'qery'\n\(Did you mean query\?\)/);
    expect(runfolio([])).toMatchObject({ status: 2, stdout: '' });
  });

  it('is there for npx in a clone, without a network', () => {
    const npx = spawnSync('npx', ['--offline', 'runfolio', '--version'], {
      cwd: PROJECT,
      encoding: 'utf8',
      env: { ...env, npm_config_cache: tempFolder() },
    });
    expect(npx).toMatchObject({ status: 0, stdout: `${version}\n` });
  });
});
