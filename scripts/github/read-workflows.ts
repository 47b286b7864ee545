import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const GITHUB = fileURLToPath(new URL('../../.github', import.meta.url));
export const ACTION_FOLDER = join(GITHUB, 'actions', 'report');

export type Step = {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
};
type Permissions = Readonly<Record<string, string>>;
export type Job = {
  readonly if?: string;
  readonly permissions?: Permissions;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
};
type Action = {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};
type FileOf<T> = { readonly file: string; readonly text: string; readonly parsed: T };

/** The workflows of this repository by the names of their files. */
export const workflows: readonly FileOf<Workflow>[] = readdirSync(join(GITHUB, 'workflows'))
  .sort()
  .map((name) => read<Workflow>(join('workflows', name)));

export const action: FileOf<Action> = read<Action>(join('actions', 'report', 'action.yml'));

export function workflow(name: string): FileOf<Workflow> {
  const found = workflows.find(({ file }) => file.endsWith(`/${name}`));
  if (!found) throw new Error(`there is no workflow ${name}`);
  return found;
}

export function stepsOf({ parsed }: FileOf<Workflow>): readonly Step[] {
  return Object.values(parsed.jobs).flatMap(({ steps }) => steps);
}

function read<T>(path: string): FileOf<T> {
  const text = readFileSync(join(GITHUB, path), 'utf8');
  return { file: `.github/${path}`, text, parsed: parse(text) as T };
}
