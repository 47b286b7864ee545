import { describe, expect, it } from 'vitest';
import type { ReviewComparison, ReviewFile, ReviewMetric } from '../../entities/review-file.ts';
import { MOST_CHARACTERS } from './comment-table.ts';
import { COMMENT_MARKER, reviewMarkdown } from './review-markdown.ts';

const side = {
  label: 'main',
  kind: 'git',
  commit: 'a'.repeat(40),
  snapshot: 'b',
  experiments: 1,
  runs: 2,
} as const;
const metric = (fields: Partial<ReviewMetric> = {}): ReviewMetric => ({
  key: 'val_accuracy',
  goal: 'maximize',
  isAssumed: true,
  isPrimary: true,
  base: { n: 3, mean: 0.9, sd: 0.01 },
  head: { n: 3, mean: 0.95, sd: 0.01 },
  delta: 0.05,
  relative: 0.0556,
  interval: { level: 0.95, low: 0.04, high: 0.06, p: 0.001, method: 'Welch t-test' },
  tolerance: 0,
  reading: 'better',
  isGated: false,
  ...fields,
});
const comparison = (name: string, metrics: ReviewMetric[] = [metric()]): ReviewComparison => ({
  id: name,
  experiment: 'digits',
  name,
  matchedBy: 'configuration',
  matchedOn: 'all params but seed',
  unit: 'seed',
  baseRuns: [],
  headRuns: [],
  params: [],
  tags: [],
  datasets: [],
  metrics,
  artifacts: [],
  artifactRuns: {},
});
const review = (fields: Partial<ReviewFile> = {}): ReviewFile => ({
  format: 'runfolio-review',
  version: 1,
  base: side,
  head: { ...side, label: 'branch' },
  verdict: 'pass',
  unchanged: 4,
  comparisons: [comparison('svm')],
  added: [],
  removed: [],
  gates: [],
  gatesText: '',
  notes: [],
  ...fields,
});
const NAMES = Array.from({ length: 5000 }, (_, index) => `run ${index}`);

describe('reviewMarkdown', () => {
  it('begins with its marker and the verdict, and has a line for what changed', () => {
    const text = reviewMarkdown(review());
    expect(text.startsWith(`${COMMENT_MARKER}\n### Something got better, nothing worse.\n`)).toBe(true);
    expect(text).toContain('Base `main` at `aaaaaaaaaa`, 2 runs');
    expect(text).toContain(
      '| ▲ better | `svm` | `val_accuracy`~↑ | 0.900 | 0.950 | +0.050~±~0.010 | +5.6~% | 3,~3 |'.replaceAll(
        '~',
        '\u00a0',
      ),
    );
  });

  it('puts what got worse first, and what is within noise out of the way', () => {
    const text = reviewMarkdown(
      review({
        comparisons: [
          comparison('a'),
          comparison('b', [metric({ reading: 'worse', delta: -0.05 })]),
          comparison('c', [metric({ key: 'other', isPrimary: false, reading: 'within noise' })]),
        ],
      }),
    );
    const at = (part: string) => text.indexOf(part);
    expect(at('▽ worse')).toBeLessThan(at('▲ better'));
    expect(at('<details><summary>Other metrics: 1 row')).toBeLessThan(at('= within noise'));
  });

  it('says no more than it has to: no column that is empty, no experiment where there is but one', () => {
    const gate = (experiment: string, verdict: 'pass' | 'fail' | 'warn') => ({
      gate: 'enough',
      rule: 'at least 3 repeats',
      level: 'error' as const,
      experiment,
      subject: 'svm',
      runs: [],
      verdict,
      measured: '1 repeat',
      why: 'too few',
    });
    const gates = [gate('digits', 'warn'), gate('digits', 'pass'), gate('digits', 'fail')];
    const text = reviewMarkdown(review({ gates }));
    expect(text).not.toContain('Curve');
    expect(text).not.toContain('in `digits`');
    expect(text.indexOf('❌')).toBeLessThan(text.indexOf('⚠️'));
    expect(text.indexOf('<details><summary>Checks that pass: 1</summary>')).toBeLessThan(text.indexOf('✅'));
    expect(reviewMarkdown(review({ gates: [...gates, gate('iris', 'fail')] }))).toContain('`svm` in `iris`');
  });

  it('calls changes within noise no changes, and a share that rounds to nothing so', () => {
    const quiet = metric({ reading: 'within noise', delta: 0.0004, relative: 0.00044 });
    const text = reviewMarkdown(review({ comparisons: [comparison('a', [quiet])] }));
    expect(text).toContain('#### Main metrics\n');
    expect(text).toContain('| 0.0\u00a0% |');
  });

  it('says of single runs that their changes are not tested', () => {
    const single = metric({ interval: undefined, notTested: 'one run a side: noise unknown' });
    const text = reviewMarkdown(review({ comparisons: [comparison('a', [single])] }));
    expect(text).toContain('▲ better, not tested');
    expect(text).toContain('without repeats nobody can know how much of them is noise');
  });

  it('writes names of experiments and params in notes as code, as entities would still mention and link', () => {
    const named = { ...comparison('a'), experiment: '@octocat', matchedOn: 'all params but @octocat/seed' };
    const notes = ['@octocat: 1 comparison is between other datasets.', 'www.example.org, #1 and :tada:'];
    const text = reviewMarkdown(review({ comparisons: [named], notes }));
    expect(text).toContain('\n`@octocat`: 1 comparison is between other datasets.\n');
    expect(text).toContain('\nMatched: 1 by configuration (`all params but @octocat/seed`).\n');
    expect(text).toContain('\n`www.example.org, #1 and :tada:`\n');
  });

  it('links to a page', () => {
    const text = reviewMarkdown(review(), { pageUrl: 'https://me.example/repo/review/' });
    expect(text).toContain('[Report](<https://me.example/repo/review/>)');
  });

  it('stays within what GitHub takes, leaves out whole rows and counts them', () => {
    const text = reviewMarkdown(
      review({
        comparisons: NAMES.map((name) => comparison(name)),
        added: NAMES.map(alone),
        removed: NAMES.map(alone),
      }),
    );
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text.length).toBeGreaterThan(MOST_CHARACTERS - 500);
    const shown = text.match(/▲ better/g)?.length ?? 0;
    const left = [...text.matchAll(/([\d\s]+) more rows left out/g)].map(([, count]) =>
      Number((count ?? '').replace(/\s/g, '')),
    );
    expect(left).toEqual([5000 - shown, 5000, 5000]);
    expect(text.split('\n').filter((line) => line.startsWith('|') && !line.endsWith('|'))).toEqual([]);
  });

  it('fits whatever the room', () => {
    const made = review({ comparisons: NAMES.slice(0, 50).map((name) => comparison(name)) });
    for (let most = 1000; most < 8000; most += 97)
      expect(reviewMarkdown(made, { most }).length).toBeLessThanOrEqual(most);
  });

  it('is the same each time', () => {
    expect(reviewMarkdown(review())).toBe(reviewMarkdown(review()));
  });
});

function alone(name: string): ReviewFile['added'][number] {
  return { experiment: 'digits', name, runs: [], params: [], metrics: [] };
}
