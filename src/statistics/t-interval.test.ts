import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { tInterval } from './t-interval.ts';

type Inputs = {
  readonly values: readonly number[];
  readonly level: number;
  readonly bounds?: readonly (number | null)[];
};
type Expected = {
  readonly shown: boolean;
  readonly reason?: string;
  readonly lo: number;
  readonly hi: number;
  readonly df: number;
  readonly text?: string;
  readonly clipped?: readonly ('lo' | 'hi')[];
};
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/t-interval.json', import.meta.url));
const ENDS = { lo: 'low', hi: 'high' } as const;

describe('tInterval', () => {
  it('has all 28 vectors', () => {
    expect(vectors).toHaveLength(28);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { values, level, bounds = [] }, expected, tolerance }) => {
    const [low, high] = bounds.map((bound) => bound ?? undefined);
    const interval = tInterval(values, { level, bounds: { low, high } });
    if (!expected.shown) {
      expect(interval).toEqual({ shown: false, reason: expected.reason });
      return;
    }
    const { lo, hi, df, text, clipped = [] } = expected;
    const wanted = { shown: true, low: lo, high: hi, df, clipped: clipped.map((end) => ENDS[end]) };
    expect(deviations(interval, { ...wanted, ...(text ? { text } : {}) }, tolerance)).toEqual([]);
  });

  it('widens the interval of folds, whose training sets overlap, and says so', () => {
    const values = [0.8, 0.82, 0.81, 0.85, 0.79];
    const seeds = tInterval(values, { unit: 'seed' });
    const folds = tInterval(values, { unit: 'fold' });
    if (!seeds.shown || !folds.shown) throw new Error('not shown');
    expect(folds.halfWidth / seeds.halfWidth).toBeCloseTo(Math.sqrt(5 * (1 / 5 + 1 / 4)), 12);
    expect(folds.text).toBe('95 % t-interval over 5 folds, corrected for overlapping training sets');
  });

  it('says where it was clipped', () => {
    expect(tInterval([0.99, 0.995, 0.9], { bounds: { high: 1 } })).toMatchObject({
      high: 1,
      clipped: ['high'],
      text: '95 % t-interval over n=3 seeds, clipped at 1',
    });
  });

  it('ignores bounds that do not hold the mean', () => {
    expect(tInterval([87, 88], { bounds: { low: 0, high: 1 } })).toMatchObject({ clipped: [] });
  });
});
