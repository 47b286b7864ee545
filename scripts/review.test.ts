import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';
import { expect, it } from 'vitest';
import { checkFileSchema } from '../src/entities/check-file.ts';
import { reviewFileSchema } from '../src/entities/review-file.ts';
import { makeReviewStores } from '../src/testing/make-review-stores.ts';
import { tempFolder } from '../src/testing/temp-store.ts';

const { RUNFOLIO_CONFIG: _, RUNFOLIO_SNAPSHOT: __, GITHUB_ACTIONS: ___, ...env } = process.env;
const run = (script: string, folder: string, ...args: readonly string[]) => {
  const file = fileURLToPath(new URL(`${script}.ts`, import.meta.url));
  const options = { cwd: folder, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], options);
  return { status, stdout, stderr };
};
const read = (...path: readonly string[]) => readFileSync(join(...path), 'utf8');

// Each call starts a process: a few are enough, what they call is tested elsewhere.
it('npm run review compares a branch with the working directory, and leaves both as they are', {
  timeout: 60_000,
}, () => {
  const folder = tempFolder();
  const [base, head] = [join(folder, 'base'), join(folder, 'mlruns')];
  makeReviewStores(base, head, 'worse');
  const after = join(folder, 'after');
  cpSync(head, after, { recursive: true });
  rmSync(head, { recursive: true });
  cpSync(base, head, { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  writeFileSync(join(folder, '.gitignore'), '.runfolio\n/after\n/base\n/review\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');

  const same = run(
    'review',
    folder,
    '--base',
    'main',
    '--store',
    'mlruns',
    '--out',
    'review',
    '--quiet-when-unchanged',
  );
  expect(same).toMatchObject({ status: 0, stderr: '' });
  expect(same.stdout).toContain('Nothing changed. 12 runs unchanged.');
  expect(read(folder, 'review', 'review.md')).toBe('');
  expect(git('status', '--porcelain')).toBe('');

  rmSync(head, { recursive: true });
  cpSync(after, head, { recursive: true });
  const changed = run(
    'review',
    folder,
    '--base',
    'main',
    '--store',
    'mlruns',
    '--out',
    'review',
    '--title',
    'Wider',
  );
  expect(changed.stdout).toContain('Something got worse. Main metrics: 2 worse;');
  const file = reviewFileSchema.parse(JSON.parse(read(folder, 'review', 'review.json')));
  expect(file).toMatchObject({ title: 'Wider', unchanged: 1, base: { kind: 'git', label: 'main' } });
  expect(file.comparisons.map(({ name }) => name)).toEqual(['conv-128', 'conv-64']);
  expect(file.comparisons[0]?.metrics[0]?.curves?.head?.mean).toHaveLength(5);
  expect(readdirSync(join(folder, 'review', 'files'))).toHaveLength(4);
  const text = read(folder, 'review', 'review.md');
  expect(text).toContain(
    '| ▽ worse | `conv-128` | `val_accuracy`~↑ | 0.9302 | 0.9103 | −0.0199~±~0.0036 | −2.1~% |'.replaceAll(
      '~',
      '\u00a0',
    ),
  );
  run('review', folder, '--base', 'main', '--store', 'mlruns', '--out', 'again', '--title', 'Wider');
  expect(read(folder, 'again', 'review.md')).toBe(text);

  const none = run('review', folder, '--base', 'nothing', '--store', 'mlruns');
  expect(none).toMatchObject({ status: 2, stdout: '' });
  expect(none.stderr).toContain('nothing is neither a path nor a commit');
});

it('npm run gates exits with 1 for what fails, 0 for warnings and 2 for what it cannot check', {
  timeout: 60_000,
}, () => {
  const folder = tempFolder();
  makeReviewStores(join(folder, 'base'), join(folder, 'head'), 'worse');
  const check = (settings: string, ...args: readonly string[]) => {
    writeFileSync(join(folder, 'runfolio.yaml'), settings);
    return run('gates', folder, '--base', 'base', '--head', 'head', ...args);
  };
  const gate = (text: string) => `gates: { assertions: [{ ${text} }] }\n`;

  const failed = check(
    gate('metric: val_accuracy, allow: 0.005'),
    '--json',
    'out/a.json',
    '--junit',
    'out/a.xml',
    '--annotations',
  );
  expect(failed).toMatchObject({ status: 1, stderr: '' });
  expect(failed.stdout).toContain('✗ fail');
  expect(failed.stdout).toContain(
    '::error title=val_accuracy must not fall by more than 0.005::conv-128: −0.0199',
  );
  const file = checkFileSchema.parse(JSON.parse(read(folder, 'out', 'a.json')));
  expect(file).toMatchObject({
    verdict: 'fail',
    isRefused: true,
    gatesText: '1 gate, each checked on its own',
  });
  const xml = new DOMParser().parseFromString(read(folder, 'out', 'a.xml'), 'application/xml');
  expect(xml.getElementsByTagName('testcase')).toHaveLength(file.gates.length);
  expect(xml.getElementsByTagName('failure')).toHaveLength(2);

  expect(check(gate('metric: val_accuracy, allow: 0.005, level: warn')).status).toBe(0);
  expect(check(gate('metric: val_accuracy, allow: 0.005, level: warn'), '--strict').status).toBe(1);
  const unclear = check(gate('min: 0.5'));
  expect(unclear.status).toBe(2);
  expect(unclear.stderr).toContain('runfolio.yaml:1:');
  expect(unclear.stderr).toContain('min: needs `metric`');
  expect(check('title: no gates\n').stderr).toContain('There are no gates to check.');
  expect(check(gate("filter: 'params.x >', minSeeds: 1")).stderr).toContain(
    'The filter of a gate cannot be read.',
  );
});
