import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from './decimate.ts';

type Vector = {
  readonly id: string;
  readonly values: readonly (number | string)[];
  readonly limit: number;
  readonly indexes: readonly number[];
  /** Null where nothing is left out. */
  readonly text: string | null;
};
const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/downsample-minmax.json', import.meta.url), 'utf8'),
) as readonly Vector[];

const anySeries = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.double({ noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
  ),
  { minLength: 1, maxLength: 400 },
);
const anyLimit = fc.integer({ min: 4, max: 120 });

describe('decimate', () => {
  it.each(vectors)('reproduces the reference vector $id', ({ values, limit, indexes, text }) => {
    const result = decimate(Float64Array.from(values, Number), limit);
    expect(result.indexes).toEqual(indexes);
    expect(result.drawn < result.total).toBe(text !== null);
    if (text !== null) expect(text).toContain(`${result.drawn} of ${result.total} points drawn`);
  });

  it('keeps the first and the last point and ascends', () => {
    fc.assert(
      fc.property(anySeries, anyLimit, (values, limit) => {
        const { indexes } = decimate(values, limit);
        expect(indexes[0]).toBe(0);
        expect(indexes.at(-1)).toBe(values.length - 1);
        for (let i = 1; i < indexes.length; i++) expect(indexes[i]!).toBeGreaterThan(indexes[i - 1]!);
      }),
    );
  });

  it('loses no extreme of the finite values', () => {
    fc.assert(
      fc.property(anySeries, anyLimit, (values, limit) => {
        const finite = values.filter(Number.isFinite);
        const drawn = decimate(values, limit)
          .indexes.map((index) => values[index]!)
          .filter(Number.isFinite);
        expect(drawn.length > 0).toBe(finite.length > 0);
        expect(Math.max(...drawn)).toBe(Math.max(...finite));
        expect(Math.min(...drawn)).toBe(Math.min(...finite));
      }),
    );
  });

  it('exceeds the limit only by points that are not finite', () => {
    fc.assert(
      fc.property(anySeries, anyLimit, (values, limit) => {
        const finite = decimate(values, limit).indexes.filter((index) => Number.isFinite(values[index]));
        expect(finite.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('gives an empty series back', () => {
    expect(decimate([], 10)).toEqual({ indexes: [], drawn: 0, total: 0 });
  });

  it('refuses a limit without room for an extreme', () => {
    expect(() => decimate([1, 2], 3)).toThrowErrorMatchingInlineSnapshot(
      '[Error: invalid decimation limit: 3]',
    );
  });
});
