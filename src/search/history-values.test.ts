import { describe, expect, it } from 'vitest';
import { meanOfLast, orderPoints, valueAt } from './history-values.ts';

/** Points as `[step, time, value]`, in log order. */
const history = (...points: readonly (readonly [number, number, number])[]) => ({
  steps: Float64Array.from(points, ([step]) => step),
  timestampsMs: Float64Array.from(points, ([, time]) => time),
  values: Float64Array.from(points, ([, , value]) => value),
});
const ordered = (...points: readonly (readonly [number, number, number])[]) => {
  const { steps, values } = orderPoints(history(...points));
  return [...steps].map((step, index) => [step, values[index]]);
};

describe('orderPoints', () => {
  it('goes by step, then time, then value, in which NaN counts as 0', () => {
    expect(ordered([1, 9, 1], [0, 5, 1], [0, 5, Number.NaN], [0, 5, -1], [0, 4, 7])).toEqual([
      [0, 7],
      [0, -1],
      [0, Number.NaN],
      [0, 1],
      [1, 1],
    ]);
  });

  it('takes a point that is written again for one, and no other', () => {
    expect(ordered([0, 1, 2], [1, 2, 3], [0, 1, 2], [1, 2, 3], [1, 3, 3])).toEqual([
      [0, 2],
      [1, 3],
      [1, 3],
    ]);
    expect(ordered([0, 1, 0], [0, 1, Number.NaN])).toHaveLength(2);
  });
});

describe('valueAt', () => {
  const points = orderPoints(history([2, 1, 5], [2, 3, 4], [2, 2, 9], [-1, 0, 1]));
  it.each([
    ['the latest of a step', 2, 4],
    ['a step below 0', -1, 1],
    ['a step without a point', 1, undefined],
  ])('gives %s', (_name, step, expected) => {
    expect(valueAt(points, step)).toBe(expected);
  });
});

describe('meanOfLast', () => {
  const points = orderPoints(history([0, 0, 8], [1, 0, 4], [2, 0, 2]));
  it.each([
    ['the last one', 1, 2],
    ['the last two', 2, 3],
    ['all when there are fewer', 9, 14 / 3],
  ])('is of %s', (_name, count, expected) => {
    expect(meanOfLast(points, count)).toBe(expected);
  });

  it('is NaN with a NaN among them, and infinite with an infinity', () => {
    expect(meanOfLast(orderPoints(history([0, 0, Number.NaN], [1, 0, 1])), 2)).toBeNaN();
    expect(meanOfLast(orderPoints(history([0, 0, Number.POSITIVE_INFINITY], [1, 0, 1])), 2)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it('is undefined without a point', () => {
    expect(meanOfLast(orderPoints(history()), 3)).toBeUndefined();
    expect(meanOfLast(undefined, 3)).toBeUndefined();
  });
});
