import { describe, expect, it } from 'vitest';
import { rangeWithoutOutliers } from './clip-outliers.ts';

describe('rangeWithoutOutliers', () => {
  it.each<readonly [string, number[], readonly [number, number] | undefined]>([
    ['the 5th to the 95th of a hundred and one', Array.from({ length: 101 }, (_, i) => i), [5, 95]],
    ['between neighbours', [0, 10], [0.5, 9.5]],
    ['of one value', [4], [4, 4]],
    ['of values in any order, without those that are not finite', [NaN, 10, Infinity, 0], [0.5, 9.5]],
    ['of nothing', [NaN], undefined],
  ])('gives %s', (_name, values, expected) => {
    expect(rangeWithoutOutliers(values)).toEqual(expected);
  });
});
