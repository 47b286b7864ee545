import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

describe('spreadLabels', () => {
  it.each([
    [
      [10, 50],
      [10, 50],
    ],
    [
      [10, 10],
      [10, 18],
    ],
    [
      [10, 12, 11],
      [10, 26, 18],
    ],
    [
      [100, 100],
      [92, 100],
    ],
    [
      [98, 20],
      [98, 20],
    ],
    [[], []],
  ])('places %j at %j', (places, expected) => {
    expect(spreadLabels(places, 8)).toEqual(expected);
  });
});
