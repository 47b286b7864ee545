import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpolate } from './interpolate.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: unit, y: unit, value: fc.double({ min: -1e6, max: 1e6, noNaN: true }) });

describe('interpolate', () => {
  it('is the value of the run at its place', () => {
    expect(
      interpolate(
        [
          { x: 0.2, y: 0.3, value: 7 },
          { x: 1, y: 1, value: 9 },
        ],
        0.2,
        0.3,
      ),
    ).toBe(7);
  });

  it('stays within the values', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), unit, unit, (points, x, y) => {
        const values = points.map(({ value }) => value);
        const found = interpolate(points, x, y) ?? Number.NaN;
        expect(found).toBeGreaterThanOrEqual(Math.min(...values) - 1e-3);
        expect(found).toBeLessThanOrEqual(Math.max(...values) + 1e-3);
      }),
    );
  });

  it('is undefined without runs', () => {
    expect(interpolate([], 0, 0)).toBeUndefined();
  });
});
