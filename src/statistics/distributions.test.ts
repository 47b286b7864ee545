import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import {
  binomialShare,
  normalCritical,
  normalQuantile,
  normalShare,
  studentCritical,
  studentQuantile,
  studentTwoSidedP,
} from './distributions.ts';

type Inputs = { fn: string; p: number; df: number; t: number; z: number; a: number; b: number };
const vectors = readVectors<Inputs, number>(new URL('./fixtures/distributions.json', import.meta.url));

const FUNCTIONS: Readonly<Record<string, (inputs: Inputs) => number>> = {
  t_quantile: ({ p, df }) => studentQuantile(p, df),
  t_two_sided_p: ({ t, df }) => studentTwoSidedP(t, df),
  normal_quantile: ({ p }) => normalQuantile(p),
  normal_cdf: ({ z }) => normalShare(z),
  // Not used by any page; the library's incomplete beta function is what the others stand on.
  beta_quantile: ({ p, a, b }) => betaQuantile(p, a, b),
};

describe('the distributions', () => {
  it('has all 51 vectors', () => {
    expect(vectors).toHaveLength(51);
  });

  it.each(vectors)('reproduces $id, $inputs.fn', ({ inputs, expected, tolerance }) => {
    expect(deviations(FUNCTIONS[inputs.fn]?.(inputs), expected, tolerance)).toEqual([]);
  });

  it('takes the critical values of a level from both tails', () => {
    expect(studentCritical(0.95, 4)).toBeCloseTo(studentQuantile(0.975, 4), 12);
    expect(normalCritical(0.95)).toBeCloseTo(1.959963984540054, 12);
  });

  it('sums a binomial distribution as its coefficients do', () => {
    expect(binomialShare(3, 10, 0.5)).toBeCloseTo((1 + 10 + 45 + 120) / 1024, 14);
  });
});
