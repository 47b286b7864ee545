import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tempFolder } from '../../src/testing/temp-store.ts';
import { stepsOf, workflow } from './read-workflows.ts';

/** The scripts of `review-comment.yml` in their order: what finds the review, what comments. */
const SCRIPTS = stepsOf(workflow('review-comment.yml'))
  .map((step) => step.with?.['script'])
  .filter((script) => typeof script === 'string');

export const MARKER = '<!-- runfolio-review -->';
export const SHA = '0123456789abcdef0123456789abcdef01234567';
export const OWN = { id: 1 };
export const FORK = { id: 2 };

export type Comment = {
  readonly id: number;
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly body: string;
};
export type Pull = {
  readonly state: string;
  readonly head: { readonly sha: string; readonly repo: { readonly id: number } | null };
  readonly base: { readonly repo: { readonly id: number } };
};
export type Case = {
  /** What the run left behind; a review that passes, of pull request 7, when absent. */
  readonly files?: Readonly<Record<string, string>>;
  /** Links instead, by name. */
  readonly links?: Readonly<Record<string, string>>;
  readonly pull?: Partial<Pull>;
  readonly comments?: readonly Comment[];
  readonly headRepository?: { readonly id: number } | null;
};

type Heard = {
  readonly failures: readonly string[];
  readonly notices: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
};
type Call = readonly [what: string, query: Readonly<Record<string, unknown>>];

/** Runs a script of the workflow as `actions/github-script` does. */
async function runScript(index: number, github: object, run: object, env: object = {}): Promise<Heard> {
  const failures: string[] = [];
  const notices: string[] = [];
  const outputs: Record<string, string> = {};
  const core = {
    setFailed: (text: string) => void failures.push(text),
    notice: (text: string) => void notices.push(text),
    setOutput: (name: string, value: string) => {
      outputs[name] = value;
    },
  };
  const context = { repo: { owner: 'me', repo: 'project' }, payload: { workflow_run: run } };
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const script = new AsyncFunction('github', 'context', 'core', 'require', 'process', SCRIPTS[index]);
  await script(github, context, core, createRequire(import.meta.url), { env });
  return { failures, notices, outputs };
}

/** Runs what finds the review, on a run that left artifacts of this name and these sizes. */
export async function find(sizes: readonly number[]): Promise<Heard & { readonly asked: unknown }> {
  let asked: unknown;
  const listWorkflowRunArtifacts = async (query: unknown) => {
    asked = query;
    return { data: { artifacts: sizes.map((size_in_bytes, index) => ({ id: index, size_in_bytes })) } };
  };
  const heard = await runScript(0, { rest: { actions: { listWorkflowRunArtifacts } } }, { id: 99 });
  return { ...heard, asked };
}

/** Runs what comments, against a GitHub that answers as this case says. */
export async function comment(
  given: Case = {},
): Promise<Heard & { readonly asked: readonly unknown[]; readonly calls: readonly Call[] }> {
  const calls: Call[] = [];
  const asked: unknown[] = [];
  const pull = { state: 'open', head: { sha: SHA, repo: OWN }, base: { repo: OWN }, ...given.pull };
  const listComments = () => {};
  const call = (what: string) => async (query: Readonly<Record<string, unknown>>) =>
    void calls.push([what, query]);
  const get = async (query: unknown) => {
    asked.push(query);
    return { data: pull };
  };
  const github = {
    rest: {
      pulls: { get },
      issues: { listComments, createComment: call('create'), updateComment: call('update') },
    },
    paginate: async (list: unknown) => (list === listComments ? (given.comments ?? []) : []),
  };
  const run = {
    id: 99,
    head_sha: SHA,
    head_repository: given.headRepository === undefined ? pull.head.repo : given.headRepository,
    html_url: 'https://github.com/me/project/actions/runs/99',
  };
  const heard = await runScript(1, github, run, { FOLDER: leftBehind(given) });
  return { ...heard, asked, calls };
}

function leftBehind({ files, links = {} }: Case): string {
  const folder = join(tempFolder(), 'review');
  mkdirSync(folder);
  const all = { 'pull-request.txt': '7\n', 'review.md': `${MARKER}\n### Passes.\n`, ...files };
  for (const [name, text] of Object.entries(all))
    if (!(name in links)) writeFileSync(join(folder, name), text);
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name));
  return folder;
}
