import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, inject, it } from 'vitest';
import { runCommand } from '../build-report.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** The commands that are ours, by the file each one runs. */
const COMMANDS = Object.values(scripts).flatMap(
  (line) => /^node scripts\/([\w-]+)\.ts$/.exec(line)?.[1] ?? [],
);

describe('every command', () => {
  it.each(COMMANDS)('%s explains itself with --help', (name) => {
    const { code, output } = runCommand(name, ['--help']);
    expect(output).toMatch(/^Usage: /);
    expect(code).toBe(0);
  });

  it.each(COMMANDS)('%s refuses an unknown option with exit code 2', (name) => {
    const { code, output } = runCommand(name, ['--no-such-option']);
    expect(output).toMatch(/unknown option '--no-such-option'|required option '--/);
    expect(code).toBe(2);
  });
});

describe('npm run preview', () => {
  it('serves the site and says where', async () => {
    const { NODE_ENV: _test, VITEST: _vitest, ...env } = process.env;
    const child = spawn(
      process.execPath,
      ['scripts/preview.ts', '--site', inject('sites').sample, '--port', '43917'],
      {
        env,
        detached: false,
      },
    );
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let output = '';
        child.stdout.on('data', (chunk) => {
          output += chunk;
          const found = /http:\/\/localhost:\d+\//.exec(output);
          if (found) resolve(found[0]);
        });
        child.on('close', () => reject(new Error(`preview ended: ${output}`)));
      });
      const response = await fetch(url);
      expect(response.status).toBe(200);
    } finally {
      child.kill();
    }
  });
});
