import { describe, expect, it } from 'vitest';
import type { Run } from '../../entities/run.ts';
import { settingsSchema } from '../../settings/settings.ts';
import { makeExperiment } from '../../testing/make-report.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import { makeReview } from './make-review.ts';
import type { ReviewSource } from './review-source.ts';

const experiment = makeExperiment({ name: 'digits' });
const say = {
  number: (value: number) => String(Number(value.toPrecision(4))),
  duration: (ms: number) => `${ms} ms`,
};

function source(runs: readonly Run[], files: Readonly<Record<string, string>> = {}): ReviewSource {
  return {
    experiments: [experiment],
    runs,
    labelOf: ({ name }) => name,
    valueOf: ({ metrics }, { key }) => metrics.find((metric) => metric.key === key)?.value,
    historyOf: () => undefined,
    artifactsOf: () => Object.entries(files).map(([path, text]) => ({ path, size: text.length })),
    digestOf: (_, path) => files[path],
  };
}

type Fields = {
  readonly name?: string;
  readonly status?: Run['status'];
  readonly params?: Record<string, string>;
};
const run = (id: string, accuracy: number | undefined, { params = {}, ...fields }: Fields = {}) =>
  makeRun({
    key: id,
    runId: id,
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
    metrics: accuracy === undefined ? [] : [makeMetric('val_accuracy', accuracy)],
    ...fields,
  });
const seeds = (start: string, values: readonly number[], params: Record<string, string> = {}) =>
  values.map((value, seed) => run(`${start}${seed}`, value, { params: { ...params, seed: String(seed) } }));

const review = (base: readonly Run[] | undefined, head: readonly Run[], settings: unknown = {}) =>
  makeReview({ base: base && source(base), head: source(head) }, settingsSchema.parse(settings), {
    matches:
      (filter) =>
      ({ params }) =>
        params.some(({ value }) => value === filter),
    say,
  });
const main = (...args: Parameters<typeof review>) => review(...args).comparisons[0]?.metrics[0];

describe('makeReview', () => {
  it('says that the same runs are unchanged', () => {
    const runs = seeds('a', [0.9, 0.91]);
    expect(review(runs, runs)).toMatchObject({ unchanged: 2, comparisons: [], added: [], removed: [] });
  });

  it('compares a run that changed with itself, and does not test that', () => {
    const made = review([run('a', 0.9)], [run('a', 0.8)]);
    expect(made.comparisons[0]).toMatchObject({ matchedBy: 'run id', metrics: [{ reading: 'worse' }] });
    expect(made.comparisons[0]?.metrics[0]?.notTested).toContain('the same run');
  });

  it('compares runs of one configuration, whatever their seeds', () => {
    const made = review(seeds('a', [0.9, 0.91, 0.9]), seeds('b', [0.95, 0.96, 0.95]));
    expect(made.comparisons[0]).toMatchObject({ matchedBy: 'configuration', unit: 'seed' });
    expect(made.comparisons[0]?.metrics[0]).toMatchObject({
      reading: 'better',
      base: { n: 3 },
      head: { n: 3 },
    });
  });

  it.each([
    ['better', [0.95, 0.96, 0.955]],
    ['worse', [0.85, 0.86, 0.855]],
    ['within noise', [0.902, 0.907, 0.9]],
  ])('reads head as %s by the interval', (reading, values) => {
    expect(main(seeds('a', [0.9, 0.91, 0.905]), seeds('b', values))?.reading).toBe(reading);
  });

  it('compares equal seeds pair by pair from five on', () => {
    const base = [0.8, 0.85, 0.9, 0.7, 0.75];
    const head = base.map((value, seed) => value + 0.01 + seed / 1000);
    expect(main(seeds('a', base), seeds('b', head))).toMatchObject({
      reading: 'better',
      interval: { method: expect.stringContaining('5 paired seeds') },
    });
    expect(main(seeds('a', base.slice(1)), seeds('b', head.slice(1)))?.reading).toBe('within noise');
  });

  it('says of single runs that noise is not known', () => {
    expect(main([run('a', 0.9)], [run('b', 0.91)])).toMatchObject({
      reading: 'better',
      notTested: 'one run a side: noise unknown',
    });
  });

  it('reads a change within the tolerance of a gate as noise', () => {
    const settings = { gates: { assertions: [{ metric: 'val_*', allow: 0.02 }] } };
    expect(main([run('a', 0.9)], [run('b', 0.89)], settings)).toMatchObject({
      reading: 'within noise',
      tolerance: 0.02,
      isGated: true,
    });
  });

  it('does not call a change good or bad whose goal nobody knows', () => {
    const other = (id: string, value: number) => ({
      ...run(id, undefined),
      metrics: [makeMetric('quux', value)],
    });
    expect(main([other('a', 1)], [other('b', 2)])?.reading).toBe('changed');
  });

  it('says when a value is not finite any more', () => {
    expect(main([run('a', 0.9)], [run('b', Number.NaN)])?.reading).toBe('not finite');
  });

  it('matches by name what has other params, and shows them', () => {
    const made = review(
      [run('a', 0.9, { name: 'svm', params: { C: '1' } })],
      [run('b', 0.91, { name: 'svm', params: { C: '10' } })],
    );
    expect(made.comparisons[0]).toMatchObject({
      matchedBy: 'key',
      matchedOn: 'run_name = svm',
      params: [{ key: 'C', base: '1', head: '10' }],
    });
  });

  it('does not match by a name that MLflow drew, nor by any when the settings say so', () => {
    const pair = (name: string) =>
      [
        [run('a', 0.9, { name, params: { C: '1' } })],
        [run('b', 0.91, { name, params: { C: '10' } })],
      ] as const;
    expect(review(...pair('bold-ape-123'))).toMatchObject({ added: [{}], removed: [{}], comparisons: [] });
    expect(review(...pair('svm'), { review: { match: [] } }).comparisons).toEqual([]);
  });

  it('takes the latest of several that are called the same', () => {
    const old = { ...run('a', 0.7, { name: 'svm', params: { C: '1' } }), endTimeMs: 1 };
    const late = { ...run('b', 0.9, { name: 'svm', params: { C: '2' } }), endTimeMs: 2 };
    const made = review([old, late], [old, late, run('c', 0.95, { name: 'svm', params: { C: '3' } })]);
    expect(made).toMatchObject({ unchanged: 2, removed: [] });
    expect(made.comparisons[0]).toMatchObject({ baseRuns: [{ key: 'b' }], headRuns: [{ key: 'c' }] });
  });

  it('lists what only one side has, runs that did not finish too', () => {
    const made = review(
      [run('a', 0.9, { name: 'svm', params: { model: 'svm' } })],
      [run('b', undefined, { name: 'tree', status: 'FAILED', params: { model: 'tree' } })],
    );
    expect(made.removed).toMatchObject([{ name: 'svm', metrics: [{ key: 'val_accuracy' }] }]);
    expect(made.added).toMatchObject([{ name: 'tree', runs: [{ status: 'FAILED' }], metrics: [] }]);
  });

  it('says which artifacts differ, also of equal size', () => {
    const base = { ...source([run('a', 0.9)], { same: 'x', other: 'x', gone: 'x' }) };
    const head = { ...source([run('b', 0.9)], { same: 'x', other: 'y', 'new.png': 'x' }) };
    const [made] = makeReview({ base, head }, settingsSchema.parse({}), {
      matches: () => () => true,
      say,
    }).comparisons;
    expect(made?.artifacts.map(({ path, kind }) => [path, kind])).toEqual([
      ['gone', 'other'],
      ['new.png', 'image'],
      ['other', 'other'],
    ]);
  });

  it('does not depend on the order of the runs', () => {
    const [base, head] = [seeds('a', [0.9, 0.91, 0.905]), seeds('b', [0.95, 0.96, 0.955])];
    expect(review(base.toReversed(), head.toReversed())).toEqual(review(base, head));
  });
});

/** One line a case: what the gate says, the values of base and head, and the verdict with its reason. */
type GateCase = readonly [
  gate: Record<string, unknown>,
  base: readonly number[] | undefined,
  head: readonly number[],
  verdict: string,
  why: string,
];
const steady = [0.9, 0.902, 0.898, 0.901, 0.899];
const by = (change: number) => steady.map((value) => value + change);
const wide = [0.8, 0.95, 0.85, 0.99, 0.9];
const metric = 'val_accuracy';
const loss = { metric: 'val_loss' };
const NaNs = [0.9, Number.NaN, 0.9];

const CASES: readonly GateCase[] = [
  [{ metric }, steady, by(0), 'inconclusive', 'tolerance inside the interval'],
  [{ metric }, steady, by(0.05), 'pass', 'improved'],
  [{ metric }, steady, by(-0.05), 'fail', 'interval wholly beyond tolerance'],
  [{ metric, level: 'warn' }, steady, by(-0.05), 'warn', 'interval wholly beyond tolerance'],
  [{ metric, allow: 0.1 }, steady, by(-0.05), 'pass', 'within tolerance'],
  [{ metric, allowRelative: 0.1 }, steady, by(-0.05), 'pass', 'within tolerance'],
  [{ metric, allow: 0.001, allowRelative: 0.1 }, steady, by(-0.05), 'pass', 'within tolerance'],
  [{ metric, allow: 0.001, allowRelative: 0.002 }, steady, by(-0.05), 'fail', 'wholly beyond'],
  [{ metric, allow: 0.01 }, steady, wide.map((value) => value - 0.02), 'warn', 'not confirmed'],
  [{ metric, allow: 0.01 }, steady, wide, 'inconclusive', 'tolerance inside the interval'],
  [{ metric, allow: 0.01, inconclusive: 'fail' }, steady, wide, 'fail', 'tolerance inside the interval'],
  [{ metric, allow: 0.01, inconclusive: 'fail', level: 'warn' }, steady, wide, 'warn', 'tolerance inside'],
  [{ metric }, [0.9], [0.89], 'fail', 'not tested'],
  [{ metric }, [0.9], [0.91], 'pass', 'not tested'],
  [{ metric, allow: 0.02 }, [0.9], [0.89], 'pass', 'not tested'],
  [{ metric }, undefined, [0.1], 'pass', 'nothing in base'],
  [{ metric }, steady, NaNs, 'fail', 'non-finite in head'],
  [{ metric }, NaNs, NaNs.map((value) => value + 0), 'inconclusive', 'non-finite in both'],
  [{ metric }, NaNs, steady, 'pass', 'base was non-finite'],
  [{ metric, min: 0.85 }, undefined, steady, 'pass', 'within tolerance'],
  [{ metric, min: 0.95 }, undefined, steady, 'fail', 'wholly beyond'],
  [{ metric, min: 0.9005 }, undefined, steady, 'warn', 'not confirmed'],
  [{ metric, min: 0.8995 }, undefined, steady, 'inconclusive', 'inside the interval'],
  [{ metric, max: 0.85 }, undefined, steady, 'fail', 'wholly beyond'],
  [{ metric, max: 0.95 }, undefined, steady, 'pass', 'within tolerance'],
  [{ metric, min: 0.95 }, undefined, [0.9], 'fail', 'not tested'],
  [{ metric, min: 0.8 }, undefined, [0.9], 'pass', 'not tested'],
  [{ metric, min: 0.9, aggregate: 'best' }, undefined, [0.85, 0.91, 0.86], 'pass', 'not tested'],
  [{ metric, min: 0.9, aggregate: 'worst' }, undefined, [0.89, 0.99, 0.98], 'fail', 'not tested'],
  [{ metric, min: 0.9, aggregate: 'median' }, undefined, [0.1, 0.91, 0.92], 'pass', 'not tested'],
  [{ metric, aggregate: 'median' }, [0.9, 0.9, 0.1], [0.8, 0.8, 0.9], 'fail', 'not tested'],
  [{ metric, min: 0.89, aggregate: 'lower-bound' }, undefined, steady, 'pass', 'worse end'],
  [{ metric, min: 0.8995, aggregate: 'lower-bound' }, undefined, steady, 'fail', 'not certain'],
  [
    { metric, min: 0.8, aggregate: 'lower-bound' },
    undefined,
    [0.9],
    'fail',
    'not certain without an interval',
  ],
  [{ metric, allow: 0.02, aggregate: 'lower-bound' }, steady, by(0), 'pass', 'worse end'],
  [{ metric, allow: 0.001, aggregate: 'lower-bound' }, steady, by(-0.0005), 'fail', 'reaches beyond'],
  [{ metric, minSeeds: 5 }, undefined, steady, 'pass', 'enough'],
  [{ metric, minSeeds: 6 }, undefined, steady, 'fail', 'too few'],
  [{ minSeeds: 6, level: 'warn' }, undefined, steady, 'warn', 'too few'],
  [{ noNaN: true }, undefined, NaNs, 'fail', 'does not hold'],
  [{ noNaN: true }, undefined, steady, 'pass', 'holds'],
  [{ noNaN: true, metric: 'other_*', allowEmpty: true }, undefined, NaNs, 'pass', 'holds'],
  [{ finished: true }, undefined, steady, 'pass', 'holds'],
  [{ tags: ['reviewed'] }, undefined, steady, 'fail', 'does not hold'],
  [{ params: ['seed'] }, undefined, steady, 'pass', 'holds'],
  [{ params: ['lr'] }, undefined, steady, 'fail', 'does not hold'],
  [{ artifacts: ['*.pkl'], level: 'warn' }, undefined, steady, 'warn', 'does not hold'],
  [{ maxDuration: '1 s' }, undefined, steady, 'fail', 'does not hold'],
  [{ maxDuration: '1 d' }, undefined, steady, 'pass', 'holds'],
  [loss, steady, by(0), 'fail', 'nothing to look at'],
  [{ ...loss, allowEmpty: true }, steady, by(0), 'pass', 'which is allowed'],
  [{ metric, filter: 'none', min: 0 }, undefined, steady, 'fail', 'nothing to look at'],
  [{ metric, filter: '1', min: 0.91 }, undefined, steady, 'fail', 'not tested'],
  [{ metric, experiment: 'other', min: 0 }, undefined, steady, 'fail', 'nothing to look at'],
  [{ metric, experiment: 'digits', min: 0 }, undefined, steady, 'pass', 'within tolerance'],
];

describe('gates', () => {
  it.each(CASES)('%j of %j against %j: %s, %s', (gate, base, head, verdict, why) => {
    const settings = { gates: { assertions: [gate] } };
    const timed = (runs: readonly Run[]) =>
      runs.map((own) => ({
        ...own,
        startTimeMs: 0,
        endTimeMs: 60_000,
        metrics: own.metrics.map((own) => ({ ...own, nonFinite: Number.isFinite(own.value) ? 0 : 1 })),
      }));
    const made = review(base && timed(seeds('a', base)), timed(seeds('b', head)), settings);
    expect(made.gates).toHaveLength(1);
    expect(made.gates[0]).toMatchObject({ verdict, why: expect.stringContaining(why) });
    expect(made.verdict).toBe(verdict);
  });

  it('looks at what is unchanged for bounds, and passes it against base', () => {
    const runs = seeds('a', steady);
    const settings = { gates: { assertions: [{ metric }, { metric, min: 0.95 }] } };
    expect(
      review(runs, runs, settings).gates.map(({ verdict, measured }) => [verdict, measured.slice(0, 9)]),
    ).toEqual([
      ['pass', 'unchanged'],
      ['fail', '0.9 ± 0.0'],
    ]);
  });

  it('does nothing where the level is off, and lets an assertion replace what a preset says', () => {
    const gates = { presets: ['sound-runs'], assertions: [{ finished: true, level: 'off' }] };
    expect(
      review(undefined, [run('a', 0.9, { status: 'KILLED' })], { gates }).gates.map(({ rule }) => rule),
    ).toEqual(['no value of any metric is NaN or infinite']);
  });

  it('lets 1 % be noise in the preset against regressions', () => {
    const gates = { presets: ['no-regression'] };
    expect(review([run('a', 0.9)], [run('b', 0.895)], { gates }).verdict).toBe('pass');
    expect(review([run('a', 0.9)], [run('b', 0.88)], { gates }).verdict).toBe('fail');
  });

  it('refuses to judge a metric of which nobody says what is better', () => {
    const other = (id: string, value: number) => ({
      ...run(id, undefined),
      metrics: [makeMetric('quux', value)],
    });
    const settings = { gates: { assertions: [{ metric: 'quux' }] } };
    expect(() => review([other('a', 1)], [other('b', 2)], settings)).toThrow('whether more or less of quux');
  });
});
