import { describe, expect, it } from 'vitest';
import { curveBand, type Spread } from './curve-band.ts';

const curve = (x: number[], y: number[]) => ({ x: Float64Array.from(x), y: Float64Array.from(y) });
const CURVES = [curve([0, 1, 2], [1, 2, Number.NaN]), curve([0, 1], [3, 4]), curve([0, 3], [5, 7])];

describe('curveBand', () => {
  it.each<readonly [Spread, number[], number[]]>([
    ['range', [1, 2, 7], [5, 4, 7]],
    ['sd', [1, 3 - Math.SQRT2, Number.NaN], [5, 3 + Math.SQRT2, Number.NaN]],
    [
      'interval',
      [3 - (4.303 * 2) / Math.sqrt(3), 3 - 12.706, NaN],
      [3 + (4.303 * 2) / Math.sqrt(3), 15.706, NaN],
    ],
  ])('surrounds the mean with the %s', (spread, low, high) => {
    const band = curveBand(CURVES, spread);
    expect([...band.x]).toEqual([0, 1, 3]);
    expect([...band.mean]).toEqual([3, 3, 7]);
    expect([...band.counts]).toEqual([3, 2, 1]);
    const close = (found: Float64Array, wanted: number[]) =>
      wanted.forEach((value, index) => {
        if (Number.isNaN(value)) expect(found[index]).toBeNaN();
        else expect(found[index]).toBeCloseTo(value, 9);
      });
    close(band.low, low);
    close(band.high, high);
  });

  it('takes the last of several values of one curve at one place', () => {
    expect([...curveBand([curve([1, 1], [5, 9])], 'range').mean]).toEqual([9]);
  });
});
