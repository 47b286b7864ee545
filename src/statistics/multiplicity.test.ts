import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { benjaminiHochberg, holm, screen } from './multiplicity.ts';

type Expected = { readonly holm: readonly number[]; readonly bh: readonly number[] };
const vectors = readVectors<{ readonly p: readonly number[] }, Expected>(
  new URL('./fixtures/multiplicity.json', import.meta.url),
);

const someP = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe('holm and benjaminiHochberg', () => {
  it('has all 27 vectors', () => {
    expect(vectors).toHaveLength(27);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { p }, expected, tolerance }) => {
    const found = { holm: [...holm(p)], bh: [...benjaminiHochberg(p)] };
    expect(deviations(found, expected, tolerance)).toEqual([]);
  });

  it('keeps the order of the p-values, never lowers one, and never exceeds 1', () => {
    fc.assert(
      fc.property(someP, (p) => {
        for (const adjusted of [holm(p), benjaminiHochberg(p)]) {
          p.forEach((value, i) => {
            expect(adjusted[i]!).toBeGreaterThanOrEqual(value * (1 - 1e-15));
            expect(adjusted[i]!).toBeLessThanOrEqual(1);
            p.forEach((other, j) => {
              if (value < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
            });
          });
        }
      }),
    );
  });

  it('is never more lenient with Holm than with Benjamini and Hochberg', () => {
    fc.assert(
      fc.property(someP, (p) => {
        const strict = holm(p);
        benjaminiHochberg(p).forEach((adjusted, i) => {
          expect(adjusted).toBeLessThanOrEqual(strict[i]! * (1 + 1e-12));
        });
      }),
    );
  });
});

describe('screen', () => {
  it('marks what holds after the correction, and says how many marks are expected to be false', () => {
    const { marked, text } = screen([0.001, 0.04, 0.5], 0.05);
    expect(marked).toEqual([true, false, false]);
    expect(text).toBe('about 5 % of the marked changes are expected to be false');
  });
});
