import { describe, expect, it } from 'vitest';
import { summarizeUnits } from './unit-values.ts';

describe('summarizeUnits', () => {
  it('gives no mean once a value is not finite, and counts those', () => {
    const values = [0.9, Number.NaN, 0.8, Number.POSITIVE_INFINITY, 0.7];
    expect(summarizeUnits(values)).toEqual({
      kind: 'non-finite',
      n: 5,
      nonFinite: 2,
      text: 'non-finite in 2 of 5',
    });
  });

  it('says when repeats are identical, but not of a single one', () => {
    expect(summarizeUnits([1, 1, 1])).toMatchObject({ kind: 'summary', text: 'identical in all 3 repeats' });
    expect(summarizeUnits([1])).toMatchObject({ kind: 'summary', text: undefined });
    expect(summarizeUnits([1, 2])).toMatchObject({ kind: 'summary', text: undefined });
  });

  it('has nothing to say of nothing', () => {
    expect(summarizeUnits([])).toEqual({ kind: 'none', text: 'no value' });
  });
});
