import { describe, expect, it } from 'vitest';
import { quantile, summarize } from './summary.ts';

describe('summarize', () => {
  // From NumPy: mean, std(ddof=1), median.
  it.each([
    [[2, 4, 4, 4, 5, 5, 7, 9], 5, 2.138089935299395, 4.5],
    [[0.9, 0.95, 0.92], 0.9233333333333333, 0.025166114784235805, 0.92],
    [[-1, 1], 0, Math.SQRT2, 0],
  ])('gives mean, standard deviation and median of %j', (values, mean, sd, median) => {
    const summary = summarize(values);
    expect(summary?.mean).toBeCloseTo(mean, 14);
    expect(summary?.sd).toBeCloseTo(sd, 14);
    expect(summary?.median).toBeCloseTo(median, 14);
  });

  it('has no standard deviation for a single number, and nothing to say of none', () => {
    expect(summarize([3])).toEqual({ n: 1, mean: 3, sd: undefined, min: 3, max: 3, median: 3 });
    expect(summarize([])).toBeUndefined();
  });

  it('takes for no spread what rounding left', () => {
    expect(summarize([0.1 + 0.2, 0.3])?.sd).toBe(0);
  });

  it('stays finite near the greatest double', () => {
    expect(summarize([1.7e308, 1.7e308])?.mean).toBe(1.7e308);
  });
});

describe('quantile', () => {
  // From NumPy: quantile([1, 2, 4, 8], q).
  it.each([
    [0, 1],
    [0.25, 1.75],
    [0.5, 3],
    [0.75, 5],
    [1, 8],
  ])('%s of 1, 2, 4, 8 is %s', (share, expected) => {
    expect(quantile([1, 2, 4, 8], share)).toBe(expected);
  });

  it('is NaN of nothing', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});
