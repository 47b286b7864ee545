import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { wilsonInterval } from './wilson.ts';

type Inputs = { readonly p: number; readonly n_items: number; readonly level: number };
type Expected = {
  readonly shown: boolean;
  readonly count?: number;
  readonly lo?: number;
  readonly hi?: number;
  readonly text?: string;
  readonly reason?: string;
};
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/wilson.json', import.meta.url));

describe('wilsonInterval', () => {
  it('has all 38 vectors', () => {
    expect(vectors).toHaveLength(38);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { p, n_items, level }, expected, tolerance }) => {
    const interval = wilsonInterval(p, n_items, { level });
    if (!expected.shown) {
      expect(interval).toEqual({ shown: false, reason: expected.reason });
      return;
    }
    const { lo, hi, ...rest } = expected;
    expect(deviations(interval, { ...rest, low: lo, high: hi }, tolerance)).toEqual([]);
  });

  it.each([undefined, -3, 2.5, Number.NaN])('needs a number of items, not %s', (items) => {
    expect(wilsonInterval(0.5, items, {})).toEqual({ shown: false, reason: 'n_items missing' });
  });

  it('takes a share that was rounded to four decimals for a count', () => {
    expect(wilsonInterval(0.6654, 541, {})).toMatchObject({ shown: true, count: 360 });
    expect(wilsonInterval(0.6662, 541, {})).toMatchObject({ reason: 'not a count out of n_items' });
  });
});
