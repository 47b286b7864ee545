import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { sampleOf } from './moments.ts';
import { smallestDetectableDifference, smallestDifference } from './smallest-difference.ts';

type Inputs = {
  readonly n_per_group: number;
  readonly sd: number;
  readonly m: number;
  readonly alpha: number;
  readonly power: number;
};
const vectors = readVectors<Inputs, { readonly mde: number }>(
  new URL('./fixtures/smallest-detectable-difference.json', import.meta.url),
);

describe('smallestDetectableDifference', () => {
  it('has all 26 vectors', () => {
    expect(vectors).toHaveLength(26);
  });

  it.each(vectors)(
    'reproduces $id',
    ({ inputs: { n_per_group: n, sd, m, alpha, power }, expected, tolerance }) => {
      const mde = smallestDetectableDifference({ n, sd, alpha: alpha / m, power });
      expect(deviations(mde, expected.mde, tolerance)).toEqual([]);
    },
  );
});

describe('smallestDifference', () => {
  const samples = [[0.1, 0.2, 0.3], [0.2, 0.4], [0.7]].map(sampleOf);
  const options = { comparisons: 1, alpha: 0.05, unit: 'seed' } as const;

  it('pools the spread, and takes the smallest group with repeats', () => {
    // Σ(n − 1)s² = 2 · 0.01 + 1 · 0.02 over 3 degrees of freedom.
    const sd = Math.sqrt(0.04 / 3);
    const found = smallestDifference(samples, options);
    expect(found?.n).toBe(2);
    expect(found?.value).toBeCloseTo(smallestDetectableDifference({ n: 2, sd, alpha: 0.05, power: 0.8 }), 12);
    expect(found?.text).toBe(
      'differences below at least 0.62 would be missed more than 1 time in 5 (2 seeds, 1 comparison)',
    );
  });

  it('says nothing without a comparison, without repeats, and without spread', () => {
    expect(smallestDifference(samples, { ...options, comparisons: 0 })).toBeUndefined();
    expect(smallestDifference([sampleOf([1])], options)).toBeUndefined();
    expect(smallestDifference([sampleOf([1, 1])], options)).toBeUndefined();
  });
});
