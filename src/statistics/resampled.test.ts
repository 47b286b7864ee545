import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from './random-source.ts';
import { expand, statisticOfCounts } from './resampled.ts';
import { ascending, interquartileMean, median } from './summary.ts';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 0.1, 1e308, -1e308),
);
const resamples = fc
  .tuple(fc.array(value, { minLength: 1, maxLength: 50 }), fc.string())
  .map(([values, key]) => {
    const counts = new Uint32Array(values.length);
    randomSource(key).tally(counts);
    return { sorted: ascending(values), counts };
  });

describe('statisticOfCounts', () => {
  it('is to the last bit what the resample laid out comes to', () => {
    fc.assert(
      fc.property(resamples, ({ sorted, counts }) => {
        const laidOut = expand(sorted, counts);
        expect(statisticOfCounts(sorted, counts, 'median')).toBe(median(laidOut));
        expect(statisticOfCounts(sorted, counts, 'iqm')).toBe(interquartileMean(laidOut));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['all of one', [5, 0, 0, 0, 0], 1],
    ['the last alone', [0, 0, 0, 0, 5], 16],
    ['both ends', [2, 0, 0, 0, 3], 16],
  ])('takes the middle of %s', (_, counts, expected) => {
    expect(statisticOfCounts([1, 2, 4, 8, 16], Uint32Array.from(counts), 'median')).toBe(expected);
  });

  it('takes the mean of two that are not beside each other', () => {
    expect(statisticOfCounts([1, 2, 4, 8], Uint32Array.from([2, 0, 0, 2]), 'median')).toBe(4.5);
  });
});
