import { describe, expect, it } from 'vitest';
import { differenceWord, relativeDifference } from './difference.ts';

describe('differenceWord', () => {
  it.each([
    [0.1, 'maximize', 'better'],
    [0.1, 'minimize', 'worse'],
    [-0.1, 'minimize', 'better'],
    [0, 'minimize', 'equal'],
  ] as const)('of %d, %s, is %s', (difference, goal, word) => {
    expect(differenceWord(difference, goal)).toBe(word);
  });
});

describe('relativeDifference', () => {
  it.each([
    [0.1, 0.5, 0, 0.2],
    [0.1, 0, 0, undefined],
    [0.1, 0.5, -1, undefined],
    [0.1, Number.NaN, 0, undefined],
  ])('of %d at a mean of %d, never below %d, is %s', (difference, mean, least, expected) => {
    expect(relativeDifference(difference, mean, least)).toBe(expected);
  });
});
