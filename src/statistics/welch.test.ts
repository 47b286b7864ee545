import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { welchTest } from './welch.ts';

type Inputs = { readonly a: readonly number[]; readonly b: readonly number[]; readonly level: number };
type Figures = { readonly df: number; readonly p: number; readonly lo: number; readonly hi: number };
type Expected =
  | (Figures & {
      readonly shown: true;
      readonly diff: number;
      readonly t: number;
      readonly flag?: string;
      readonly guarded: Figures;
    })
  | { readonly shown: false; readonly reason: string };
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/welch.json', import.meta.url));

const figures = ({ df, p, lo, hi }: Figures) => ({ df, p, low: lo, high: hi });
const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 8 });

describe('welchTest', () => {
  it('has all 31 vectors', () => {
    expect(vectors).toHaveLength(31);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { a, b, level }, expected, tolerance }) => {
    const plain = welchTest(a, b, { degrees: 'plain', level });
    const guarded = welchTest(a, b, { degrees: 'guarded', level });
    if (!expected.shown) {
      expect(plain).toEqual(expected);
      expect(guarded).toEqual(expected);
      return;
    }
    const { diff, t, flag = null } = expected;
    expect(deviations(plain, { difference: diff, t, flag, ...figures(expected) }, tolerance)).toEqual([]);
    expect(
      deviations(guarded, { difference: diff, t, flag, ...figures(expected.guarded) }, tolerance),
    ).toEqual([]);
  });

  it('says how it tested', () => {
    expect(welchTest([1, 2, 3], [7, 8, 9.5], { degrees: 'guarded' })).toMatchObject({
      text: 'Welch t-test over 3 and 3 seeds, 95 % interval, p = 0.0032',
    });
  });

  it('never averages a value that is not finite', () => {
    const refused = { shown: false, reason: 'non-finite' };
    expect(welchTest([1, Number.NaN, 2], [1, 2], { degrees: 'guarded' })).toEqual(refused);
    expect(welchTest([1, 2], [Number.POSITIVE_INFINITY, 2], { degrees: 'guarded' })).toEqual(refused);
  });

  it('turns its sign when the groups change places', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const one = welchTest(a, b, { degrees: 'guarded' });
        const other = welchTest(b, a, { degrees: 'guarded' });
        if (!one.shown || !other.shown) {
          expect(other).toEqual(one);
          return;
        }
        expect(other.difference).toBeCloseTo(-one.difference, 9);
        expect(other.low).toBeCloseTo(-one.high, 6);
        expect(other.p).toBeCloseTo(one.p, 9);
      }),
    );
  });
});
