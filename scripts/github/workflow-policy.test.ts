import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTION_FOLDER, action, type Step, stepsOf, workflow, workflows } from './read-workflows.ts';

const files = [...workflows, action];
const steps: readonly { readonly file: string; readonly step: Step }[] = [
  ...workflows.flatMap((file) => stepsOf(file).map((step) => ({ file: file.file, step }))),
  ...action.parsed.runs.steps.map((step) => ({ file: action.file, step })),
];

/** What each action of GitHub takes at the version that is pinned, as far as it is used here. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'actions/cache': ['path', 'key', 'restore-keys'],
  'actions/checkout': ['fetch-depth', 'persist-credentials'],
  'actions/configure-pages': [],
  'actions/deploy-pages': [],
  'actions/download-artifact': ['name', 'path', 'run-id', 'github-token'],
  'actions/github-script': ['script'],
  'actions/setup-node': ['node-version', 'package-manager-cache'],
  'actions/upload-artifact': ['name', 'path', 'retention-days', 'include-hidden-files'],
  'actions/upload-pages-artifact': ['path', 'include-hidden-files'],
};

describe('what workflows run', () => {
  it('is pinned by commit, with the version for a reader, and the same everywhere', () => {
    const uses = files.flatMap(({ text }) =>
      [...text.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, what]) => what),
    );
    const others = uses.filter((what) => what !== './.github/actions/report');
    expect(uses.length).toBe(steps.filter(({ step }) => step.uses !== undefined).length);
    expect(others.length).toBeGreaterThan(10);
    for (const what of others) expect(what).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const names = new Set(others.map((what) => what?.split('@')[0]));
    expect(new Set(others).size).toBe(names.size);
    expect([...names].sort()).toEqual(Object.keys(INPUTS));
  });

  it('is told only what it takes', () => {
    for (const { file, step } of steps) {
      const [name = ''] = step.uses?.split('@') ?? [];
      const known = name.startsWith('./') ? Object.keys(action.parsed.inputs) : (INPUTS[name] ?? []);
      expect(
        Object.keys(step.with ?? {}).filter((input) => !known.includes(input)),
        `${file} ${name}`,
      ).toEqual([]);
    }
  });

  it('has no expression in a script: values come by the environment', () => {
    const scripts = steps.flatMap(({ file, step }) =>
      [step.run, step.with?.['script']]
        .filter((script) => script !== undefined)
        .map((script) => ({ file, script })),
    );
    expect(scripts.length).toBeGreaterThan(7);
    for (const { file, script } of scripts) expect(script, file).not.toContain('${{');
  });

  it('has no value in a shell that is not in double quotes', () => {
    for (const { file, step } of steps.filter(({ step }) => step.run !== undefined)) {
      expect(step.run?.replace(/"[^"]*"/g, '').replace(/'[^']*'/g, ''), file).not.toMatch(/[$`]/);
    }
    for (const { step } of steps.filter(({ step }) => step.run !== undefined))
      expect(step.run?.trim().split('\n').length).toBe(1);
  });

  it('starts programs without a shell', () => {
    const scripts = readdirSync(ACTION_FOLDER).filter((name) => name.endsWith('.mts'));
    expect(scripts.length).toBeGreaterThan(4);
    for (const name of scripts) {
      const text = readFileSync(join(ACTION_FOLDER, name), 'utf8');
      expect(text, name).not.toMatch(/\bexec(?:Sync)?\(|shell\s*:|\beval\(/);
    }
  });
});

/** Parts of an event that anybody may write who can open a pull request. */
const WRITTEN_BY_ANYBODY =
  /\b(?:title|body|label|labels|message|email|default_branch|head\.ref|head_ref|author|user)\b/;

describe('what workflows may do', () => {
  it('is to read contents at most, but where a job says otherwise', () => {
    for (const { file, parsed } of workflows)
      expect([{}, { contents: 'read' }], file).toContainEqual(parsed.permissions);
  });

  it.each([
    ['pages.yml', 'build', { contents: 'read', pages: 'read', actions: 'read', 'pull-requests': 'read' }],
    ['pages.yml', 'deploy', { pages: 'write', 'id-token': 'write' }],
    ['review.yml', 'review', { contents: 'read', pages: 'read' }],
    ['review-comment.yml', 'comment', { actions: 'read', 'pull-requests': 'write' }],
  ])('is in %s, job %s, exactly what it needs', (file, job, permissions) => {
    expect(workflow(file).parsed.jobs[job]?.permissions).toEqual(permissions);
  });

  it('is nothing else than these jobs, each with an end', () => {
    const jobs = workflows.flatMap(({ parsed }) => Object.entries(parsed.jobs));
    expect(jobs.map(([name]) => name)).toEqual(['build', 'deploy', 'comment', 'review']);
    for (const [name, job] of jobs) expect(job['timeout-minutes'], name).toBeLessThanOrEqual(60);
  });

  it('never takes a secret, or what anybody may write', () => {
    for (const { file, text } of files) {
      expect(text, file).not.toMatch(/\bsecrets\b/);
      for (const [expression] of text.matchAll(/\$\{\{[\s\S]*?\}\}/g))
        expect(expression, file).not.toMatch(WRITTEN_BY_ANYBODY);
    }
  });
});

describe('code of a pull request', () => {
  it('leaves no token behind where it is checked out', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.map(({ file }) => file)).toEqual([
      '.github/workflows/pages.yml',
      '.github/workflows/review.yml',
    ]);
    for (const { step } of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('runs on the event that gives no token to write and no secret, and on no other', () => {
    expect(Object.keys(workflow('review.yml').parsed.on)).toEqual(['pull_request']);
    for (const { file, text } of workflows) expect(text, file).not.toContain('pull_request_target');
    expect(stepsOf(workflow('review.yml')).some(({ env }) => env && 'GH_TOKEN' in env)).toBe(false);
  });

  it('is not checked out where the comment is written, and nothing is run there but what the workflow itself says', () => {
    const { parsed } = workflow('review-comment.yml');
    expect(Object.keys(parsed.on)).toEqual(['workflow_run']);
    const uses = stepsOf(workflow('review-comment.yml')).map((step) => step.uses?.split('@')[0]);
    expect(uses).toEqual(['actions/github-script', 'actions/download-artifact', 'actions/github-script']);
  });

  it('is not what is published: that is the branch the workflow is of', () => {
    const checkout = stepsOf(workflow('pages.yml')).find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(Object.keys(checkout?.with ?? {})).toEqual(['persist-credentials']);
    expect(workflow('pages.yml').parsed.jobs['build']?.if).toContain(
      'github.event.workflow_run.head_repository.full_name == github.repository',
    );
  });

  it('is heard of by the names of the workflows', () => {
    const { name } = workflow('review.yml').parsed;
    for (const file of ['pages.yml', 'review-comment.yml'])
      expect(workflow(file).parsed.on['workflow_run']).toMatchObject({ workflows: [name] });
  });
});
