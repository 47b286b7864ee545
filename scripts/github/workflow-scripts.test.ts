import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { tempFolder } from '../../src/testing/temp-store.ts';
import { stepsOf, workflow } from './read-workflows.ts';

/** Runs the script of a step of `review.yml` as the runner does. */
function runInline(name: string, env: Readonly<Record<string, string>>) {
  const script = stepsOf(workflow('review.yml')).find((step) => step.name === name)?.run;
  if (script === undefined) throw new Error(`review.yml has no step ${name} with a script`);
  const folder = tempFolder();
  const { PATH = '' } = process.env;
  const args = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script];
  const { status } = spawnSync('bash', args, { cwd: folder, env: { PATH, ...env }, encoding: 'utf8' });
  return { status, files: readdirSync(folder) };
}

it('the number of the pull request goes into a file beside the review, whatever the folder is called', () => {
  for (const name of ['plain', 'a b', '$(touch pwned)', '-n']) {
    const folder = join(tempFolder(), name);
    mkdirSync(folder);
    const env = { FOLDER: folder, NUMBER: '7' };
    expect(runInline('Which pull request the comment is for', env)).toEqual({ status: 0, files: [] });
    expect(readFileSync(join(folder, 'pull-request.txt'), 'utf8')).toBe('7\n');
  }
});

it('the check ends as the gates do, and as one that could not be checked where nothing is known of them', () => {
  for (const [gates, status] of [
    ['0', 0],
    ['1', 1],
    ['2', 2],
    ['', 2],
  ] as const)
    expect(runInline('Gates', { GATES: gates })).toEqual({ status, files: [] });
});
