import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { pairedTest } from './paired-t.ts';

type Inputs = {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly folds: number | null;
  readonly level: number;
};
type Expected = {
  readonly shown: boolean;
  readonly diff: number;
  readonly lo: number;
  readonly hi: number;
  readonly reason?: string;
};
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/paired-t.json', import.meta.url));

describe('pairedTest', () => {
  it('has all 29 vectors', () => {
    expect(vectors).toHaveLength(29);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { a, b, folds, level }, expected, tolerance }) => {
    // The factor is that of as many folds as there are pairs.
    if (folds !== null) expect(folds).toBe(a.length);
    const test = pairedTest(a, b, { level, unit: folds === null ? 'seed' : 'fold' });
    const { diff, lo, hi, ...rest } = expected;
    const wanted = expected.shown ? { ...rest, difference: diff, low: lo, high: hi } : rest;
    expect(deviations(test, wanted, tolerance)).toEqual([]);
  });

  it('refuses what is not paired, and what is not finite', () => {
    expect(pairedTest([1, 2], [1], {})).toEqual({ shown: false, reason: 'not paired' });
    expect(pairedTest([1, Number.NaN], [1, 2], {})).toEqual({ shown: false, reason: 'non-finite' });
  });

  it('says that folds were corrected', () => {
    expect(pairedTest([1, 2, 4], [1.5, 2.1, 5], { unit: 'fold' })).toMatchObject({
      text: 'paired t-test over 3 paired folds, corrected for overlapping training sets, 95 % interval, p = 0.32',
    });
  });
});
