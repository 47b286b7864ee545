import { describe, expect, it } from 'vitest';
import { averageRanks, rankEffect, spearman } from './rank-correlation.ts';

describe('averageRanks', () => {
  it('gives equal values the mean of their places', () => {
    expect(averageRanks([10, 20, 10, 5])).toEqual([2.5, 4, 2.5, 1]);
    expect(averageRanks([])).toEqual([]);
  });
});

// Values of scipy.stats.spearmanr 1.17.
const SCIPY = [
  { x: [1, 2, 3, 4, 5], y: [5, 6, 7, 8, 7], rho: 0.8207826816681233 },
  { x: [1, 1, 2, 2, 3, 3], y: [0.1, 0.3, 0.2, 0.5, 0.5, 0.9], rho: 0.7882407813680822 },
  { x: [0.001, 0.01, 0.1, 1, 10, 100], y: [3, 2, 1, 1, 2, 9], rho: 0.1471224715841249 },
  { x: [3, 1, 2], y: [1, 3, 2], rho: -1 },
];

describe('spearman', () => {
  it.each(SCIPY)('gives $rho for $x and $y as SciPy does', ({ x, y, rho }) => {
    expect(spearman(x, y)).toBeCloseTo(rho, 12);
  });

  it('is not defined without variation or with two pairs', () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeUndefined();
    expect(spearman([1, 2], [1, 2])).toBeUndefined();
  });
});

describe('rankEffect', () => {
  it('is 1 when groups do not overlap and have equal members', () => {
    expect(rankEffect(['a', 'a', 'b', 'b'], [1, 1, 2, 2])).toBe(1);
  });

  it('is 0 when groups tell nothing', () => {
    expect(rankEffect(['a', 'b', 'a', 'b'], [1, 1, 2, 2])).toBe(0);
  });

  it('is not defined for one group, or when each value is its own', () => {
    expect(rankEffect(['a', 'a'], [1, 2])).toBeUndefined();
    expect(rankEffect(['a', 'b'], [1, 2])).toBeUndefined();
    expect(rankEffect(['a', 'a', 'b'], [1, 1, 1])).toBeUndefined();
  });
});
