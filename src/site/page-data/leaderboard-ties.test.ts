import { describe, expect, it } from 'vitest';
import { tieCells, tierLetter } from './leaderboard-ties.ts';

describe('tieCells', () => {
  it('draws a bracket from the first row of a tier to its last', () => {
    expect(tieCells([1, 1, 1, 2, 3, 3])).toEqual([
      { part: 'first', letter: 'a' },
      { part: 'middle', letter: 'a' },
      { part: 'last', letter: 'a' },
      { part: 'only', letter: 'b' },
      { part: 'first', letter: 'c' },
      { part: 'last', letter: 'c' },
    ]);
  });

  it('leaves a bracket open at a single run, which has no tier', () => {
    expect(tieCells([1, undefined, 1]).map(({ part }) => part)).toEqual(['first', 'none', 'last']);
  });
});

describe('tierLetter', () => {
  it('goes on with two letters after z', () => {
    expect([1, 26, 27, 52, 53].map(tierLetter)).toEqual(['a', 'z', 'aa', 'az', 'ba']);
  });
});
