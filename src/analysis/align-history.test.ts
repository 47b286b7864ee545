import { describe, expect, it } from 'vitest';
import type { MetricHistory } from '../entities/metric.ts';
import { alignHistory, type CurveX, hasCourse, nearestPoint } from './align-history.ts';

function history(points: readonly (readonly [step: number, timeMs: number, value: number])[]): MetricHistory {
  const column = (index: 0 | 1 | 2) => Float64Array.from(points, (point) => point[index]);
  return { key: 'loss', steps: column(0), timestampsMs: column(1), values: column(2) };
}

// Logged out of order, with the step 1 twice and a value that is not a number.
const LOSS = history([
  [2, 300, 0.5],
  [0, 100, 0.9],
  [1, 250, Number.NaN],
  [1, 200, 0.7],
]);
const RATE = history([
  [0, 90, 10],
  [1, 190, 20],
  [1, 195, 30],
]);

describe('alignHistory', () => {
  it.each<readonly [name: string, x: CurveX, xs: number[], ys: number[]]>([
    ['step', 'step', [0, 1, 1, 2], [0.9, 0.7, Number.NaN, 0.5]],
    ['time', 'time', [100, 200, 250, 300], [0.9, 0.7, Number.NaN, 0.5]],
    ['relative time', 'relative', [0, 100, 150, 200], [0.9, 0.7, Number.NaN, 0.5]],
    ['another metric', { metric: 'rate' }, [10, 30, 30, Number.NaN], [0.9, 0.7, Number.NaN, 0.5]],
  ])('sorts and places points by %s', (_name, x, xs, ys) => {
    const aligned = alignHistory(LOSS, x, RATE);
    expect([...aligned.x]).toEqual(xs);
    expect([...aligned.y]).toEqual(ys);
  });

  it('gives no point a place when the run lacks the other metric', () => {
    expect([...alignHistory(LOSS, { metric: 'rate' }).x]).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('gives nothing for an empty history', () => {
    expect(alignHistory(history([]), 'relative').x).toHaveLength(0);
  });
});

describe('nearestPoint', () => {
  const curve = { x: Float64Array.of(0, 1, 5, 9), y: Float64Array.of(1, 2, Number.NaN, 4) };
  it.each([
    [-3, 0],
    [0.6, 1],
    [4.8, 1],
    [5.5, 3],
    [99, 3],
  ])('of %d is %i, never one in a gap', (place, expected) => {
    expect(nearestPoint(curve, place)).toBe(expected);
  });

  it('is undefined when no value is finite', () => {
    expect(nearestPoint({ x: Float64Array.of(1), y: Float64Array.of(Number.NaN) }, 1)).toBeUndefined();
  });
});

describe('hasCourse', () => {
  const AT_ONE_STEP = history([
    [0, 100, 0.5],
    [0, 200, 0.4],
  ]);

  it('tells metrics that were logged without a step by their times alone', () => {
    expect(hasCourse(AT_ONE_STEP, 'step')).toBe(false);
    expect(hasCourse(AT_ONE_STEP, { metric: 'rate' })).toBe(false);
    expect(hasCourse(AT_ONE_STEP, 'time')).toBe(true);
    expect(hasCourse(AT_ONE_STEP, 'relative')).toBe(true);
  });

  it('is false of one point, and of none', () => {
    expect(hasCourse(history([[3, 100, 1]]), 'time')).toBe(false);
    expect(hasCourse(history([]), 'step')).toBe(false);
  });

  it('is true of two steps', () => {
    expect(hasCourse(LOSS, 'step')).toBe(true);
  });
});
