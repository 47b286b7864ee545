import { describe, expect, it } from 'vitest';
import type { Run } from '../../entities/run.ts';
import { makeModel, makeTestReport } from '../../testing/make-report.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import { comparePageData, hasComparePage } from './compare-page.ts';
import { columnsThatFit } from './matrix-width.ts';

function run(key: string, accuracy: number, params: Readonly<Record<string, string>>, fields = {}) {
  return makeRun({
    key,
    params: Object.entries(params).map(([name, value]) => ({ key: name, value })),
    metrics: [makeMetric('val_accuracy', accuracy)],
    ...fields,
  });
}
const runs = [
  run('a', 0.8, { model: 'mlp', lr: '0.1', seed: '0' }),
  run('b', 0.9, { model: 'svm', lr: '0.1', seed: '0' }),
  run('c', 0.7, { model: 'mlp', lr: '0.2', seed: '1' }),
  run('d', 0.88, { model: 'svm', lr: '0.1', seed: '1' }),
];

async function page(
  some: readonly Run[],
  settings: object = {},
  models: ReturnType<typeof makeModel>[] = [],
) {
  const report = makeTestReport({ runs: some, registeredModels: models }, settings);
  const [experiment] = report.experiments;
  if (!experiment) throw new Error('no experiment');
  return comparePageData(report, experiment);
}

describe('comparePageData', () => {
  it.each([
    ['the best run without settings', {}, [], 'b', 'best'],
    ['what the settings name', { baselines: ['none', 'c'] }, [], 'c', 'settings'],
    ['the run behind the champion', {}, ['champion'], 'a', 'champion'],
    ['the best run with another alias', {}, ['candidate'], 'b', 'best'],
  ])('measures against %s', async (_, settings, aliases, key, origin) => {
    const model = makeModel('m', [{ version: '1', runId: 'a', runKey: 'a', aliases }]);
    const { matrix } = await page(runs, settings, [model]);
    expect(matrix.baseline).toMatchObject({ run: { key }, origin });
    expect(matrix.runs[0]).toMatchObject({ isBaseline: true, name: { text: key } });
  });

  it('says what one param goes along with, and how far repeats lie apart', async () => {
    const { nearest } = await page(runs);
    const text = nearest?.reading.map((part) => (typeof part === 'string' ? part : part.key)).join('');
    expect(text).toBe(
      'model from mlp to svm goes along with +0.1000 of val_accuracy; nothing else that was logged as a param ' +
        'differs between the two runs but seeds and folds. The 2 runs with the settings of the best reach 0.8800 ' +
        'to 0.9000: differences within that range need no other reason.',
    );
    expect(nearest?.best.repeats).toBe('0.8900\u202f±\u202f0.0141 (2)');
  });

  it('names no param where two differ in all runs', async () => {
    const two = [run('a', 0.8, { model: 'mlp', lr: '0.1' }), run('b', 0.9, { model: 'svm', lr: '0.2' })];
    const text = (await page(two)).nearest?.reading.join('');
    expect(text).toContain('No run differs from the best in one param alone');
    expect(text).toContain('the nearest differs in 2 params');
    expect(text).toContain('run once');
  });

  it('has sections for what there is, and no figure for two runs without a value', async () => {
    const failed = ['x', 'y'].map((key) => makeRun({ key, status: 'FAILED' }));
    expect((await page(failed)).toc.map(({ id }) => id)).toEqual(['side-by-side']);
    expect((await page(failed)).figures).toEqual([]);
  });

  it('makes pivots of the settings: with n in each cell unless all have the same, and what is left out', async () => {
    const pivots = [
      { rows: 'params.model', metric: 'val_accuracy' },
      { rows: ['params.model', 'params.seed'], columns: 'params.lr', metric: 'val_accuracy', title: 'All' },
      { rows: 'params.none', metric: 'val_accuracy' },
      { rows: 'params.none', metric: 'val_accuracy', experiment: 'flowers', title: 'Named' },
      { rows: 'params.model', metric: 'val_accuracy', experiment: 'elsewhere' },
    ];
    const failed = run('f', 1, { model: 'svm' }, { status: 'FAILED' });
    const { pivots: tables, emptyPivots } = await page([...runs, failed], { pivots });
    expect(tables.map(({ title, method, leftOut }) => [title, method, leftOut])).toEqual([
      [
        'val_accuracy by model',
        'Mean ± standard deviation (n − 1) of the last values, over 2 runs each.',
        'Left out: 1 run that did not finish.',
      ],
      ['All', 'Mean of the last values, over 1 run each.', 'Left out: 1 run that did not finish.'],
    ]);
    expect(tables[1]?.rows.map(({ cells }) => cells.map(({ kind }) => kind))).toEqual([
      ['value', 'missing'],
      ['missing', 'value'],
      ['value', 'missing'],
      ['value', 'missing'],
    ]);
    expect(emptyPivots).toEqual(['Named']);
  });

  it('keeps as columns what fits a page, and counts the rest', async () => {
    const many = ['1', '2'].map((value) =>
      makeRun({
        key: value,
        name: 'a name of thirty characters or so',
        params: Array.from({ length: 30 }, (_, i) => ({ key: `a_longer_key_${i}`, value })),
        metrics: Array.from({ length: 6 }, (_, i) => makeMetric(`m${i}/accuracy`, Number(value))),
      }),
    );
    const { params, sections, moreParams, moreMetrics } = columnsThatFit((await page(many)).matrix);
    expect([params.length, moreParams]).toEqual([7, 23]);
    const shown = sections.flatMap(({ metrics }) => metrics).length;
    expect(shown).toBeGreaterThanOrEqual(1);
    expect(shown + moreMetrics).toBe(6);
  });
});

describe('hasComparePage', () => {
  it.each([
    [0, false],
    [1, false],
    [2, true],
  ])('with %i runs: %s', (count, expected) => {
    const report = makeTestReport({ runs: runs.slice(0, count) });
    expect(hasComparePage(report, report.experiments[0]!)).toBe(expected);
  });
});
