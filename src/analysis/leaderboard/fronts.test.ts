import { describe, expect, it } from 'vitest';
import { ACC, boardOptions, makeBoardRun, testValue } from '../../testing/make-board-run.ts';
import type { BoardMetric } from './board-types.ts';
import { paretoFront, paretoMarks } from './fronts.ts';
import { makeBoard } from './make-board.ts';
import { isCost, usualTradeoffs } from './tradeoff-metrics.ts';

const TIME: BoardMetric = {
  key: 'train_time_s',
  goal: { goal: 'minimize', origin: 'assumed' },
  rule: { kind: 'last' },
};
const metric = (key: string, goal: BoardMetric['goal']): BoardMetric => ({
  key,
  goal,
  rule: { kind: 'last' },
});

/** Two seeds of each: accuracy and time. */
const runs = Object.entries({ a: [0.9, 10], b: [0.8, 5], c: [0.79, 6], d: [0.95, undefined] }).flatMap(
  ([model, [acc, time]]) =>
    [0, 1].map((seed) =>
      makeBoardRun(
        `${model}-seed${seed}`,
        { model, seed: String(seed) },
        { acc: (acc ?? 0) + seed / 100, ...(time === undefined ? {} : { train_time_s: time + seed }) },
      ),
    ),
);
const board = makeBoard(runs, testValue, boardOptions());

describe('paretoFront', () => {
  it('says which means no other beats on all metrics, and that a mean is missing', () => {
    const front = paretoFront(board, [ACC, TIME], testValue);
    if (!front.shown) throw new Error(front.reason);
    expect(front.points.map(({ configuration, place }) => [configuration.name, place])).toEqual([
      ['d', { kind: 'N/A' }],
      ['a', { kind: 'front' }],
      ['b', { kind: 'front' }],
      ['c', { kind: 'dominated', dominators: 1 }],
    ]);
    expect(front.text).toBe('front of the means; differences not tested');
    expect(front.points[1]?.means.map(({ mean, n }) => [mean, n])).toEqual([
      [0.905, 2],
      [10.5, 2],
    ]);
    const marks = paretoMarks(front);
    expect(marks.get(board.rows[3]?.id ?? '')).toEqual({ kind: 'dominated', dominators: 1 });
  });

  it('refuses a metric without a goal', () => {
    const unknown = metric('score', { goal: undefined, origin: 'unknown' });
    expect(paretoFront(board, [ACC, unknown], testValue)).toEqual({
      shown: false,
      reason: 'direction unknown',
    });
  });
});

describe('usualTradeoffs', () => {
  it('sets the main metric against at most two costs with a known goal', () => {
    const min = { goal: 'minimize', origin: 'assumed' } as const;
    const others = [
      TIME,
      metric('val_loss', min),
      metric('latency_ms', min),
      metric('modelSize', min),
      metric('gpu_time', { goal: undefined, origin: 'unknown' }),
    ];
    expect(usualTradeoffs(ACC, others).map((own) => own.map(({ key }) => key))).toEqual([
      ['acc', 'latency_ms'],
      ['acc', 'modelSize'],
    ]);
    expect(usualTradeoffs(metric('score', { goal: undefined, origin: 'unknown' }), others)).toEqual([]);
  });

  it.each([
    ['train_time_s', true],
    ['inferenceLatency', true],
    ['timeliness', false],
    ['val_loss', false],
  ])('knows whether %s is a cost', (key, expected) => {
    expect(isCost({ key })).toBe(expected);
  });
});
