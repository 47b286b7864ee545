import { describe, expect, it } from 'vitest';
import { niceTicks } from './ticks.ts';

describe('niceTicks', () => {
  it.each([
    [0, 1, [0, 0.5, 1]],
    [0.81, 0.99, [0.8, 0.85, 0.9, 0.95, 1]],
    [0, 39, [0, 10, 20, 30, 40]],
    [-3, 3, [-4, -2, 0, 2, 4]],
    [5, 5, [5]],
  ])('spans %d to %d', (min, max, expected) => {
    expect(niceTicks(min, max)).toEqual(expected);
  });
});
