import { describe, expect, it } from 'vitest';
import { boardOptions, makeBoardRun, testValue } from '../../testing/make-board-run.ts';
import type { BoardMetric } from './board-types.ts';
import { makeBoard } from './make-board.ts';
import { standing } from './standing.ts';

const metric = (key: string, goal: 'maximize' | 'minimize' | undefined): BoardMetric => ({
  key,
  goal: goal ? { goal, origin: 'settings' } : { goal: undefined, origin: 'unknown' },
  rule: { kind: 'last' },
});
const METRICS = [
  metric('time', 'minimize'),
  metric('acc', 'maximize'),
  metric('f1', 'maximize'),
  metric('error', 'minimize'),
  metric('score', undefined),
  metric('auc', 'maximize'),
];

/** acc, f1 and time of each model; error is 1 − acc. */
const VALUES = {
  a: { acc: 0.9, f1: 0.7, time: 30, auc: 0.9 },
  b: { acc: 0.8, f1: 0.9, time: 20, auc: 0.8 },
  c: { acc: 0.7, f1: 0.8, time: 10 },
  d: { acc: 0.6, f1: 0.6, time: 40 },
  e: { acc: Number.NaN, f1: 0.99, time: 1 },
};
const runs = Object.entries(VALUES).map(([model, values]) =>
  makeBoardRun(model, { model }, { ...values, error: 1 - values.acc, score: 1 }),
);
const found = (metrics = METRICS) => standing(makeBoard(runs, testValue, boardOptions()), metrics, testValue);

describe('standing', () => {
  it('ranks by each metric that all rows have, and takes the ranks together', () => {
    const result = found();
    expect(result?.metrics.map(({ key }) => key)).toEqual(['acc', 'f1', 'time']);
    expect(
      result?.rows.map(({ configuration, ranks, aggregate }) => [
        configuration.name,
        ranks,
        aggregate.meanRank,
        aggregate.borda,
        aggregate.winRate,
      ]),
    ).toEqual(
      [
        ['b', [2, 1, 2], 5 / 3, 7, 7 / 9],
        ['c', [3, 2, 1], 2, 6, 6 / 9],
        ['a', [1, 3, 3], 7 / 3, 5, 5 / 9],
        ['d', [4, 4, 4], 4, 0, 0],
      ].map((row) => [...row.slice(0, 2), ...row.slice(2).map((value) => expect.closeTo(Number(value), 12))]),
    );
  });

  it('says what does not count: metrics that rows miss, the same metric in other units, rows without a value', () => {
    const result = found();
    expect(result?.uncounted).toEqual([
      { metric: 'auc', reason: 'missing or not finite in 3 of 5' },
      { metric: 'error', reason: 'says the same as acc' },
    ]);
    expect(result?.notComparable.map(({ name }) => name)).toEqual(['e']);
    expect(result?.caveats).toContain('correlated metrics vote twice');
  });

  it('counts a metric that three quarters of the rows have, and then only these rows', () => {
    const more = Object.entries({ a: 1, b: 2, c: undefined, d: 3 }).map(([model, size]) =>
      makeBoardRun(model, { model }, { acc: model.charCodeAt(0), ...(size ? { auc: size } : {}) }),
    );
    const board = makeBoard(more, testValue, boardOptions());
    const result = standing(board, METRICS, testValue);
    expect(result?.metrics.map(({ key }) => key)).toEqual(['acc', 'auc']);
    expect(result?.rows.map(({ configuration }) => configuration.name)).toEqual(['d', 'b', 'a']);
    expect(result?.notComparable.map(({ name }) => name)).toEqual(['c']);
  });

  it('names metrics that order the rows alike', () => {
    const alike = Object.entries(VALUES).map(([model, values]) =>
      makeBoardRun(model, { model }, { acc: values.acc, f1: values.acc ** 3, time: values.time }),
    );
    const board = makeBoard(alike, testValue, boardOptions());
    expect(standing(board, METRICS, testValue)?.correlated).toEqual([{ first: 'acc', second: 'f1', rho: 1 }]);
  });

  it('gives rank intervals from five metrics on', () => {
    expect(found()?.intervalText).toBeUndefined();
    const keys = ['m1', 'm2', 'm3', 'm4'];
    const columns = [
      [1, 2, 5, 9],
      [3, 1, 2, 8],
      [7, 4, 6, 5],
      [9, 2, 8, 1],
    ];
    const more = ['a', 'b', 'c', 'd'].map((model, row) =>
      makeBoardRun(
        model,
        { model },
        {
          acc: [1, 3, 8, 20][row] ?? 0,
          ...Object.fromEntries(keys.map((key, m) => [key, columns[m]?.[row] ?? 0])),
        },
      ),
    );
    const result = standing(
      makeBoard(more, testValue, boardOptions()),
      ['acc', ...keys].map((key) => metric(key, 'maximize')),
      testValue,
    );
    expect(result?.intervalText).toBe('over 5 metrics, seeds not included');
    for (const { interval } of result?.rows ?? []) {
      expect(interval?.low).toBeGreaterThanOrEqual(1);
      expect(interval?.high).toBeLessThanOrEqual(4);
    }
  });

  it('needs two metrics', () => {
    expect(found([metric('acc', 'maximize'), metric('score', undefined)])).toBeUndefined();
  });
});
