import { describe, expect, it } from 'vitest';
import { isLoggedOnce, meanOfLast } from './last-points.ts';

/** Points as `[step, timestamp, value]`, in log order. */
const history = (...points: readonly (readonly [number, number, number])[]) => ({
  key: 'loss',
  steps: Float64Array.from(points, ([step]) => step),
  timestampsMs: Float64Array.from(points, ([, timestamp]) => timestamp),
  values: Float64Array.from(points, ([, , value]) => value),
});

describe('meanOfLast', () => {
  it('takes the greatest steps, not the last lines', () => {
    expect(meanOfLast(history([0, 1, 9], [1, 2, 1], [2, 3, 3], [0, 1, 9]), 2)).toBe(2);
  });

  it('orders points of one step by time, and counts a repeated point once', () => {
    expect(meanOfLast(history([5, 20, 4], [5, 10, 100], [5, 20, 4], [5, 15, 2]), 2)).toBe(3);
  });

  it('takes all points when there are fewer than asked for', () => {
    expect(meanOfLast(history([0, 1, 1], [1, 2, 3]), 5)).toBe(2);
  });

  it('is NaN when one of the last is', () => {
    expect(meanOfLast(history([0, 1, 1], [1, 2, Number.NaN]), 2)).toBeNaN();
    expect(meanOfLast(history([0, 1, Number.NaN], [1, 2, 1], [2, 3, 1]), 2)).toBe(1);
  });

  it('is undefined for a metric that was logged once', () => {
    expect(meanOfLast(history([0, 1, 1]), 5)).toBeUndefined();
    expect(meanOfLast(history([0, 1, 1], [0, 1, 1]), 5)).toBeUndefined();
  });
});

describe('isLoggedOnce', () => {
  it.each([
    ['one point', history([0, 1, 1]), true],
    ['the same point twice', history([0, 1, Number.NaN], [0, 1, Number.NaN]), true],
    ['another value at the same step and time', history([0, 1, 1], [0, 1, 2]), false],
    ['the same value at another step', history([0, 1, 1], [1, 1, 1]), false],
  ])('%s', (_, points, expected) => {
    expect(isLoggedOnce(points)).toBe(expected);
  });
});
