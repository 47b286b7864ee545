import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../src/settings/settings.ts';
import { evaluate } from './evaluate.ts';
import { stepsOf, workflow } from './read-workflows.ts';

const REPOSITORY = 'me/project';
const run = (more: object = {}) => ({
  event: 'pull_request',
  conclusion: 'success',
  head_repository: { full_name: REPOSITORY },
  ...more,
});
const isWhere = (file: string, job: string, contexts: Readonly<Record<string, unknown>>) =>
  evaluate(workflow(file).parsed.jobs[job]?.if, contexts);

describe('the site is published', () => {
  const on = (event_name: string, previews: string, workflow_run?: object) =>
    isWhere('pages.yml', 'build', {
      github: { event_name, repository: REPOSITORY, event: { workflow_run } },
      vars: previews === '' ? {} : { RUNFOLIO_PREVIEWS: previews },
    });

  it.each(['push', 'workflow_dispatch'])('on %s', (event) => {
    expect(on(event, '')).toBe('true');
  });

  it.each(['success', 'failure', 'skipped'])(
    'anew after a review that ended with %s, for its preview',
    (conclusion) => {
      expect(on('workflow_run', 'pages', run({ conclusion }))).toBe('true');
    },
  );

  it.each<[string, string, object]>([
    ['where previews were not asked for', '', run()],
    ['where they are to be something else', 'artifacts', run()],
    ['for a fork', 'pages', run({ head_repository: { full_name: 'mallory/project' } })],
    ['for a fork that is gone', 'pages', run({ head_repository: null })],
    ['for what was no pull request', 'pages', run({ event: 'push' })],
    ['for a review that was cancelled', 'pages', run({ conclusion: 'cancelled' })],
  ])('not after a review %s', (_what, previews, workflowRun) => {
    expect(on('workflow_run', previews, workflowRun)).toBe('false');
  });
});

describe('a pull request', () => {
  it.each(['opened', 'synchronize', 'reopened'])('is reviewed when %s', (action) => {
    expect(isWhere('review.yml', 'review', { github: { event: { action } } })).toBe('true');
  });

  it('is not reviewed when it is closed, which ends as skipped', () => {
    expect(isWhere('review.yml', 'review', { github: { event: { action: 'closed' } } })).toBe('false');
  });

  it('is commented on after a review of it, and after no other run', () => {
    for (const [event, is] of [
      ['pull_request', 'true'],
      ['push', 'false'],
    ])
      expect(
        isWhere('review-comment.yml', 'comment', { github: { event: { workflow_run: { event } } } }),
      ).toBe(is);
  });
});

describe('the preview of a pull request', () => {
  const steps = stepsOf(workflow('review.yml'));
  const pages = steps.find(({ id }) => id === 'pages');
  const report = steps.find(({ id }) => id === 'report');
  const contexts = (from: string, previews: string) => ({
    github: {
      repository: REPOSITORY,
      event: { pull_request: { number: 7, head: { repo: { full_name: from } } } },
    },
    vars: { RUNFOLIO_PREVIEWS: previews },
  });
  const told = (name: string, outputs: object) =>
    evaluate(String(report?.with?.[name]), {
      ...contexts(REPOSITORY, 'pages'),
      steps: { pages: { outputs } },
    }).trim();

  it('has a place on Pages where that was asked for, but for forks', () => {
    expect(evaluate(pages?.if, contexts(REPOSITORY, 'pages'))).toBe('true');
    expect(evaluate(pages?.if, contexts('mallory/project', 'pages'))).toBe('false');
    expect(evaluate(pages?.if, contexts(REPOSITORY, ''))).toBe('false');
  });

  it.each([
    ['https://me.github.io/project', '/project', '/project/pr/7/', 'https://me.github.io/project/pr/7/'],
    ['https://me.example', '', '/pr/7/', 'https://me.example/pr/7/'],
  ])('is built for its place below %s', (base_url, base_path, base, url) => {
    expect(told('base-path', { base_url, base_path })).toBe(base);
    expect(told('page-url', { base_url, base_path })).toBe(url);
    expect(settingsSchema.shape.base.safeParse(base).success).toBe(true);
  });

  it('is an artifact for the root of any server, without a link to it, where it has none', () => {
    expect(told('base-path', {})).toBe('/');
    expect(told('page-url', {})).toBe('');
    expect(told('site', {})).toBe('');
  });

  it('and the review stay as artifacts whatever went wrong, as far as they are there, but not when it was cancelled', () => {
    const uploads = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(uploads.map((step) => step.with?.['name'])).toEqual([
      'runfolio-review',
      'runfolio-review-data',
      'runfolio-site',
    ]);
    for (const { if: condition } of uploads) {
      const made = { steps: { report: { outputs: { comment: '/c', data: '/d', site: '/s' } } } };
      expect(evaluate(condition, made)).toBe('true');
      expect(evaluate(condition, made, { isCancelled: true })).toBe('false');
      expect(evaluate(condition, { steps: { report: { outputs: {} } } })).toBe('false');
    }
  });
});

it('the main branch is built for the base path of Pages, which is empty for a site of its own', () => {
  const report = stepsOf(workflow('pages.yml')).find(({ id }) => id === 'report');
  for (const [base_path, base] of [
    ['/project', '/project/'],
    ['', '/'],
  ])
    expect(
      evaluate(String(report?.with?.['base-path']), { steps: { pages: { outputs: { base_path } } } }),
    ).toBe(base);
});
