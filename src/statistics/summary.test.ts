import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { quantile, summarize } from './summary.ts';

type Inputs = { readonly values: readonly number[] };
type Expected = Readonly<
  Record<'n' | 'mean' | 'sd' | 'se' | 'median' | 'iqm' | 'min' | 'max', number | null>
> & { readonly zero_spread: boolean };
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/summary.json', import.meta.url));

const someValues = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 30,
});

describe('summarize', () => {
  it('has all 31 vectors', () => {
    expect(vectors).toHaveLength(31);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected: { zero_spread, ...expected }, tolerance }) => {
    const summary = summarize(inputs.values);
    expect(deviations(summary, expected, tolerance)).toEqual([]);
    expect(summary?.hasSpread).toBe(!zero_spread);
  });

  it('has no standard deviation for a single number, and nothing to say of none', () => {
    expect(summarize([3])).toEqual({
      n: 1,
      mean: 3,
      sd: undefined,
      se: undefined,
      min: 3,
      max: 3,
      median: 3,
      iqm: undefined,
      hasSpread: false,
    });
    expect(summarize([])).toBeUndefined();
  });

  it('takes for no spread what rounding left', () => {
    expect(summarize([0.1 + 0.2, 0.3])?.sd).toBe(0);
  });

  it('stays finite near the greatest double, and keeps a spread whose square is too small for one', () => {
    expect(summarize([1.7e308, 1.7e308])?.mean).toBe(1.7e308);
    expect(summarize([1e300, 3e300])?.sd).toBeCloseTo(Math.SQRT2 * 1e300, -290);
    expect((summarize([1e-200, 3e-200])?.sd ?? 0) / 1e-200).toBeCloseTo(Math.SQRT2, 12);
  });

  it('keeps median, interquartile mean and mean within the extremes', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const { min, max, mean, median, iqm = min } = summarize(values)!;
        const slack = 1e-9 * Math.max(Math.abs(min), Math.abs(max));
        for (const middle of [mean, median, iqm]) {
          expect(middle).toBeGreaterThanOrEqual(min - slack);
          expect(middle).toBeLessThanOrEqual(max + slack);
        }
      }),
    );
  });

  it('has the same extremes of zeros of either sign in whatever order they are', () => {
    expect(summarize([-0, 0])).toEqual(summarize([0, -0]));
  });

  it('has the same median and extremes in whatever order the numbers are', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const { mean: _, sd: _sd, se: _se, ...one } = summarize(values) ?? {};
        const { mean: _m, sd: _s, se: _e, ...other } = summarize(values.toReversed()) ?? {};
        expect(other).toEqual(one);
      }),
    );
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
