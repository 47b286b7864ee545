import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { ACTION_FOLDER } from './read-workflows.ts';

export type StepResult = {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
};

/** A folder that a step of GitHub Actions takes for the runner's: `temp/` for its own files, and `bin/` first on the path. */
export function runnerAt(folder: string) {
  const [temp, bin] = [join(folder, 'temp'), join(folder, 'bin')];
  for (const made of [temp, bin]) mkdirSync(made, { recursive: true });
  return {
    temp,
    /** Puts a program of Node in front of all others of its name; it finds this folder as `FAKE`. */
    addProgram: (name: string, source: string) => {
      const file = join(bin, name);
      writeFileSync(file, `#!${process.execPath}\n${source}`);
      chmodSync(file, 0o755);
      return file;
    },
    /** Runs a script of the action as its step does, in the workspace. */
    run: (script: string, workspace: string, env: Readonly<Record<string, string>>): StepResult => {
      const [output, summary] = [join(temp, 'output'), join(temp, 'summary')];
      for (const file of [output, summary]) writeFileSync(file, '');
      const { PATH = '', HOME = '', TZ = 'UTC' } = process.env;
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(ACTION_FOLDER, script)], {
        cwd: workspace,
        encoding: 'utf8',
        env: {
          PATH: `${bin}${delimiter}${PATH}`,
          HOME,
          TZ,
          FAKE: folder,
          GITHUB_ACTIONS: 'true',
          GITHUB_ACTION_PATH: ACTION_FOLDER,
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: summary,
          RUNNER_TEMP: temp,
          ...env,
        },
      });
      const pairs = readFileSync(output, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
      return {
        code: status,
        log: stdout + stderr,
        outputs: Object.fromEntries(pairs),
        summary: readFileSync(summary, 'utf8'),
      };
    },
  };
}
