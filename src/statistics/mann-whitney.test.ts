import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { mannWhitneyTest, probabilityOfImprovement } from './mann-whitney.ts';

type Groups = { readonly a: readonly number[]; readonly b: readonly number[] };
type Tasks = {
  readonly tasks_a: readonly (readonly number[])[];
  readonly tasks_b: readonly (readonly number[])[];
};
type Expected = {
  readonly U?: number;
  readonly p_exact?: number;
  readonly p_asymptotic?: number;
  readonly prob_a_greater?: number;
  readonly min_attainable_p?: number;
  readonly prob_improvement?: number;
};
const vectors = readVectors<Groups | Tasks, Expected>(
  new URL('./fixtures/mann-whitney.json', import.meta.url),
);

const ties = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 });

describe('mannWhitneyTest', () => {
  it('has all 36 vectors', () => {
    expect(vectors).toHaveLength(36);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected, tolerance }) => {
    if ('tasks_a' in inputs) {
      const found = probabilityOfImprovement(inputs.tasks_a, inputs.tasks_b);
      expect(deviations(found, expected.prob_improvement, tolerance)).toEqual([]);
      return;
    }
    const { U: u, p_exact, p_asymptotic, prob_a_greater: probabilityAGreater, min_attainable_p } = expected;
    const wanted = {
      u,
      probabilityAGreater,
      p: p_exact ?? p_asymptotic,
      method: p_exact === undefined ? 'normal' : 'exact',
      ...(min_attainable_p === undefined ? {} : { leastP: min_attainable_p }),
    };
    expect(deviations(mannWhitneyTest(inputs.a, inputs.b), wanted, tolerance)).toEqual([]);
  });

  it('says that three against three cannot reach 5 %', () => {
    expect(mannWhitneyTest([1, 2, 3], [4, 5, 6])).toMatchObject({ p: 0.1, text: 'cannot reach 5 %' });
  });

  it('is 1 for large groups of one value', () => {
    const same = new Array<number>(30).fill(1);
    expect(mannWhitneyTest(same, same)).toMatchObject({ method: 'normal', p: 1 });
  });

  it('counts all splits of one against many', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => index);
    expect(mannWhitneyTest(many, [-1])).toMatchObject({ method: 'exact', p: 2 / 50_001, u: 50_000 });
  });

  it('refuses what is not finite, and nothing', () => {
    expect(mannWhitneyTest([Number.NaN], [1])).toEqual({ shown: false, reason: 'non-finite' });
    expect(mannWhitneyTest([], [1])).toEqual({ shown: false, reason: 'no value' });
  });

  it('gives the same p when the groups change places', () => {
    fc.assert(
      fc.property(ties, ties, (a, b) => {
        const one = mannWhitneyTest(a, b);
        const other = mannWhitneyTest(b, a);
        if (!one.shown || !other.shown) throw new Error('not shown');
        expect(other.p).toBe(one.p);
        expect(other.u + one.u).toBe(a.length * b.length);
      }),
    );
  });
});
