import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { mcnemarCounts, mcnemarTest } from './mcnemar.ts';

type Inputs = { readonly n_items: number; readonly only_a: number; readonly only_b: number };
type Expected = {
  readonly p: number;
  readonly discordant: number;
  readonly diff: number;
  readonly lo: number;
  readonly hi: number;
};
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/mcnemar.json', import.meta.url));

describe('mcnemarTest', () => {
  it('has all 26 vectors', () => {
    expect(vectors).toHaveLength(26);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected, tolerance }) => {
    const test = mcnemarTest({ onlyA: inputs.only_a, onlyB: inputs.only_b, items: inputs.n_items }, {});
    const { diff: difference, lo: low, hi: high, ...rest } = expected;
    expect(deviations(test, { ...rest, difference, low, high }, tolerance)).toEqual([]);
  });

  it.each([
    [{ onlyA: 14, onlyB: 6, items: 500 }, 'paired over 500 items, b=14, c=6'],
    [{ onlyA: 0, onlyB: 0, items: 500 }, 'paired over 500 items, b=0, c=0, no item differs'],
  ])('says of %j: %s', (counts, text) => {
    expect(mcnemarTest(counts, {})).toMatchObject({ text });
  });

  it('refuses more differing items than there are', () => {
    expect(mcnemarTest({ onlyA: 3, onlyB: 3, items: 5 }, {})).toEqual({
      shown: false,
      reason: 'not counts of the items',
    });
  });
});

describe('mcnemarCounts', () => {
  const right = (items: Record<string, boolean>) => new Map(Object.entries(items));

  it('counts the items that one of the two got right', () => {
    const a = right({ x: true, y: true, z: false, w: false });
    const b = right({ x: true, y: false, z: true, w: false });
    expect(mcnemarCounts(a, b)).toEqual({ onlyA: 1, onlyB: 1, items: 4 });
  });

  it('refuses runs on other items', () => {
    const refused = { shown: false, reason: 'items differ' };
    expect(mcnemarCounts(right({ x: true }), right({ y: true }))).toEqual(refused);
    expect(mcnemarCounts(right({ x: true }), right({}))).toEqual(refused);
  });
});
