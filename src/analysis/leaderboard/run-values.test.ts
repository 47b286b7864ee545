import { describe, expect, it } from 'vitest';
import { makeBoardRun } from '../../testing/make-board-run.ts';
import type { MetricGoal } from '../metric-goal.ts';
import { type KnownMetric, makeValueOf } from './run-values.ts';
import type { ValueRule } from './value-rule.ts';

const MAX: MetricGoal = { goal: 'maximize', origin: 'settings' };
const MIN: MetricGoal = { goal: 'minimize', origin: 'settings' };

const run = makeBoardRun('r', {}, undefined);
const history = (values: readonly number[], steps = values.map((_, index) => index)) => ({
  steps: Float64Array.from(steps),
  timestampsMs: Float64Array.from(values, (_, index) => index),
  values: Float64Array.from(values),
});

/** Validation is best at step 1, and the test value there is not the test's best. */
const HISTORIES = { val: history([0.5, 0.9, 0.8]), test: history([0.1, 0.6, 0.7]) };
const SUMMARIES: Readonly<Record<string, KnownMetric>> = {
  val: { value: 0.8, step: 2, points: 3, min: { value: 0.5, step: 0 }, max: { value: 0.9, step: 1 } },
  test: { value: 0.7, step: 2, points: 3, min: { value: 0.1, step: 0 }, max: { value: 0.7, step: 2 } },
};
const AT_BEST_VAL: ValueRule = { kind: 'at-best-of', metric: 'val', goal: 'maximize' };

type Sources = {
  readonly summaries?: Readonly<Record<string, KnownMetric>>;
  readonly histories?: Readonly<Record<string, ReturnType<typeof history>>>;
};

/** The value, and which histories were asked for. */
function ruled(
  key: string,
  rule: ValueRule,
  goal: MetricGoal,
  { summaries = SUMMARIES, histories = HISTORIES }: Sources = {},
) {
  const asked: string[] = [];
  const value = makeValueOf({
    summaryOf: (_, metric) => summaries[metric],
    historyOf: (_, metric) => {
      asked.push(metric);
      return histories[metric];
    },
  })(run, { key, rule, goal });
  const { dataset: _, ...rest } = value ?? { value: undefined };
  return { ...rest, asked };
}

describe('makeValueOf', () => {
  it.each([
    ['last', { kind: 'last' }, MAX, { value: 0.7, step: 2 }],
    ['the greatest', { kind: 'best' }, MAX, { value: 0.7, step: 2, count: 3 }],
    ['the least', { kind: 'best' }, MIN, { value: 0.1, step: 0, count: 3 }],
  ] as const)('knows %s without the history', (_, rule, goal, expected) => {
    expect(ruled('test', rule, goal)).toEqual({ ...expected, asked: [] });
  });

  it('reads the test value at the best validation, not the best test value', () => {
    expect(ruled('test', AT_BEST_VAL, MAX)).toEqual({ value: 0.6, step: 1, asked: ['test'] });
  });

  it('reads no history when the other metric is best at the last step', () => {
    const summaries = {
      ...SUMMARIES,
      val: { ...SUMMARIES['val'], value: 0.9, max: { value: 0.9, step: 2 } },
    };
    expect(ruled('test', AT_BEST_VAL, MAX, { summaries })).toEqual({ value: 0.7, step: 2, asked: [] });
  });

  it('has no value when nothing was logged at that step', () => {
    const histories = { ...HISTORIES, test: history([0.1, 0.7], [0, 2]) };
    expect(ruled('test', AT_BEST_VAL, MAX, { histories }).value).toBeUndefined();
  });

  it.each([
    ['was not logged', { test: SUMMARIES['test'] as KnownMetric }, 'maximize'],
    ['has no goal', SUMMARIES, undefined],
  ] as const)('has no value when the other metric %s', (_, summaries, goal) => {
    expect(ruled('test', { kind: 'at-best-of', metric: 'val', goal }, MAX, { summaries }).value).toBe(
      undefined,
    );
  });

  it.each([
    [2, { value: 0.65, count: 2 }],
    [9, { value: (0.1 + 0.6 + 0.7) / 3, count: 3 }],
  ])('averages the last %i points, or all', (points, expected) => {
    const { asked, ...value } = ruled('test', { kind: 'mean-of-last', points }, MAX);
    expect(value).toEqual({ value: expect.closeTo(expected.value, 12), count: expected.count });
    expect(asked).toEqual(['test']);
  });

  it('averages a single point without its history', () => {
    const summaries = { test: { value: 0.3, step: 0, points: 1 } };
    expect(ruled('test', { kind: 'mean-of-last', points: 5 }, MAX, { summaries })).toEqual({
      value: 0.3,
      step: 0,
      count: 1,
      asked: [],
    });
  });

  it('calls the best of a run that diverged at once NaN, not missing', () => {
    const summaries = { test: { value: Number.NaN, step: 3, points: 4 } };
    expect(ruled('test', { kind: 'best' }, MAX, { summaries })).toEqual({
      value: Number.NaN,
      count: 4,
      asked: [],
    });
  });

  it('finds steps in histories where summaries do not have them, as in the browser', () => {
    const summaries = { val: { value: 0.8, max: { value: 0.9 } }, test: { value: 0.7, max: { value: 0.7 } } };
    expect(ruled('test', AT_BEST_VAL, MAX, { summaries })).toEqual({
      value: 0.6,
      step: 1,
      asked: ['val', 'test'],
    });
  });

  it('has no value of a metric that was not logged, and no best without a goal', () => {
    expect(ruled('other', { kind: 'last' }, MAX).value).toBeUndefined();
    expect(ruled('test', { kind: 'best' }, { goal: undefined, origin: 'unknown' }).value).toBeUndefined();
  });
});
