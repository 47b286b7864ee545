import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { signFlipTest } from './sign-flip.ts';

type Expected = {
  readonly p: number;
  readonly min_attainable_p: number;
  readonly can_reach_5pct: boolean;
};
const vectors = readVectors<{ readonly differences: readonly number[] }, Expected>(
  new URL('./fixtures/sign-flip.json', import.meta.url),
);

describe('signFlipTest', () => {
  it('has all 25 vectors', () => {
    expect(vectors).toHaveLength(25);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected, tolerance }) => {
    const wanted = {
      p: expected.p,
      leastP: expected.min_attainable_p,
      canReach5Percent: expected.can_reach_5pct,
    };
    expect(deviations(signFlipTest(inputs.differences), wanted, tolerance)).toEqual([]);
  });

  it('says when it cannot reach 5 %', () => {
    expect(signFlipTest([1, 2, 3, 4, 5])).toMatchObject({ p: 0.0625, text: 'cannot reach 5 % with n <= 5' });
    expect(signFlipTest([1, 2, 3, 4, 5, 6])).toMatchObject({ p: 0.03125, text: undefined });
  });

  it('tries all patterns of 16 pairs, and refuses more', () => {
    expect(signFlipTest(new Array<number>(16).fill(1))).toMatchObject({ p: 2 / 2 ** 16 });
    expect(signFlipTest(new Array<number>(17).fill(1))).toEqual({
      shown: false,
      reason: 'more than 16 pairs',
    });
  });

  it('refuses what is not finite, and no pair', () => {
    expect(signFlipTest([1, Number.NaN])).toEqual({ shown: false, reason: 'non-finite' });
    expect(signFlipTest([])).toEqual({ shown: false, reason: 'no pair' });
  });
});
