import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOfUncertainty, roundTogether } from './rounding.ts';

describe('roundTogether', () => {
  it.each([
    [0.912345, 0.01273, '0.912', '0.013'],
    [0.912345, 0.0996, '0.91', '0.10'],
    [12.3456, 1.26, '12.3', '1.3'],
    [123456, 1234, '123500', '1200'],
    [-0.5, 0.25, '-0.50', '0.25'],
    [1e-9, 3.21e-10, '0.00000000100', '0.00000000032'],
  ])('%d ± %d is %s ± %s', (mean, halfWidth, meanText, halfWidthText) => {
    expect(roundTogether(mean, halfWidth)).toMatchObject({ mean: meanText, halfWidth: halfWidthText });
  });

  it.each([0, Number.NaN, Number.POSITIVE_INFINITY, -1])('has nothing to round to at %s', (halfWidth) => {
    expect(roundTogether(1, halfWidth)).toBeUndefined();
    expect(decimalsOfUncertainty(halfWidth)).toBeUndefined();
  });

  it('stays within half a unit of the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (halfWidth) => {
        const { halfWidth: text = '', decimals = 0 } = roundTogether(0, halfWidth) ?? {};
        expect(Math.abs(Number(text) - halfWidth)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
      }),
    );
  });
});
