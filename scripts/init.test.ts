import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseSettings } from '../src/settings/read-settings.ts';
import { storeFiles } from '../src/testing/build-store.ts';
import { tempFolder, writeFiles } from '../src/testing/temp-store.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const { RUNFOLIO_CONFIG: _, RUNFOLIO_SNAPSHOT: __, RUNFOLIO_PROGRAM: ___, ...env } = process.env;

function init(cwd: string, ...args: readonly string[]) {
  const options = { cwd, encoding: 'utf8', env } as const;
  return spawnSync(process.execPath, [join(PROJECT, 'scripts', 'init.ts'), ...args], options);
}
const read = (...path: readonly string[]) => readFileSync(join(...path), 'utf8');

// Each call starts a process: a few are enough, what they call is tested elsewhere.
it('npm run init suggests settings for the sample store', { timeout: 30_000 }, async () => {
  const folder = join(tempFolder(), 'flowers');
  cpSync(join(PROJECT, 'runs'), join(folder, 'runs'), { recursive: true });
  const printed = init(folder, '--stdout');
  expect(printed).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(folder)).toEqual(['runs']);
  await expect(printed.stdout).toMatchFileSnapshot('golden/sample-settings.yaml');
});

it('npm run init writes what can be read, names stores from the file on, and replaces nothing unasked', {
  timeout: 60_000,
}, () => {
  const folder = tempFolder();
  const file = join(folder, 'conf', 'report.yaml');
  writeFiles(join(folder, 'a b', 'mlruns'), storeFiles(2));
  writeFiles(join(folder, 'other'), storeFiles(1));
  writeFiles(join(folder, '.runfolio', 'commits', 'mlruns'), storeFiles(1));
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('remote', 'add', 'upstream', 'https://ada:secret@github.com/ada/flowers.git');

  const made = init(folder, 'a b/mlruns', '--store', 'other', '--out', 'conf/report.yaml');
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toContain(
    'most are ranked by loss; 1 metric with a goal, 0 without; no params tell repeats',
  );
  expect(made.stdout).toContain('npm run report -- --config conf/report.yaml ');
  expect(parseSettings(read(file), file)).toMatchObject({
    sources: ['../a b/mlruns', '../other'],
    primaryMetric: 'loss',
    repository: 'https://github.com/ada/flowers',
  });

  writeFileSync(file, 'title: mine\n');
  const again = init(folder, 'other', '--out', 'conf/report.yaml');
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toContain('conf/report.yaml is there already and stays as it is.');
  expect(read(file)).toBe('title: mine\n');
  expect(init(folder, 'other', '--out', 'conf/report.yaml', '--force').status).toBe(0);
  expect(read(file)).toContain('sources:\n  - ../other\n');

  // Where none is named, those below count, but not what Runfolio keeps there.
  expect(parseSettings(init(folder, '--stdout').stdout, '').sources).toEqual(['a b/mlruns', 'other']);
  // One of both names is what the other commands read.
  writeFileSync(join(folder, 'runfolio.yml'), 'title: mine\n');
  expect(init(folder)).toMatchObject({ status: 2 });
  expect(existsSync(join(folder, 'runfolio.yaml'))).toBe(false);
});

it('npm run init --workflows puts those of the package into the repository, and keeps what is there', {
  timeout: 30_000,
}, () => {
  const folder = tempFolder();
  const project = join(folder, 'training');
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  writeFiles(project, { 'runfolio.yaml': 'title: mine\n' });
  writeFiles(folder, { '.github/workflows/pages.yml': 'mine\n' });
  const made = init(project, '--workflows');
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toContain('runfolio.yaml is there already and stays as it is.');
  expect(made.stdout).toContain('  ../.github/actions/report/action.yml: written\n');
  expect(made.stdout).toContain('  ../.github/workflows/pages.yml: kept: ');
  expect(made.stdout).toContain('name yours as the input config of the action.');
  expect(read(project, 'runfolio.yaml')).toBe('title: mine\n');
  expect(read(folder, '.github', 'workflows', 'pages.yml')).toBe('mine\n');
  for (const path of ['workflows/review.yml', 'workflows/review-comment.yml', 'actions/report/step.mts'])
    expect(read(folder, '.github', path)).toBe(read(PROJECT, '.github', path));

  const blocked = tempFolder();
  writeFiles(blocked, { 'runfolio.yml': '', '.github': 'a file' });
  const failed = init(blocked, '--workflows');
  expect(failed.status).toBe(2);
  expect(failed.stderr).toMatch(/^The workflows cannot be written to /);
});

it('npm run init says in a sentence what it cannot do', { timeout: 30_000 }, () => {
  const folder = tempFolder();
  const none = init(folder);
  expect(none).toMatchObject({ status: 2, stdout: '' });
  expect(none.stderr).toMatch(/^There is no MLflow run store in this folder or below\. Name one/);
  expect(init(folder, 'nowhere')).toMatchObject({ status: 2, stdout: '' });
  expect(init(folder, '--stdout', '--workflows').status).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(join(folder, 'runfolio.yaml'));
  expect(init(folder, '--force').stderr).not.toMatch(/^\s+at /m);
});
