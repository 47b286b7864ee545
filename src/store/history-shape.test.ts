import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyShape } from './history-shape.ts';

function shapeOf(values: readonly number[], steps: readonly number[] = values.map((_, i) => i)) {
  const finite = values.filter(Number.isFinite);
  const [min, max] = [Math.min(...finite), Math.max(...finite)];
  return historyShape(Float64Array.from(steps), Float64Array.from(values), values.length, min, max);
}

describe('historyShape', () => {
  it.each([
    ['a line', [0, 1, 2], undefined, [0, 50, 99]],
    ['one point', [1], undefined, undefined],
    ['no spread', [1, 1, 1], undefined, undefined],
    ['a gap of NaN', [0, Number.NaN, 1], undefined, [0, null, 99]],
    ['equal steps: log order', [0, 1, 2], [5, 5, 5], [0, 50, 99]],
    ['steps in disorder', [2, 0, 1], [2, 0, 1], [0, 50, 99]],
    ['the largest doubles', [-Number.MAX_VALUE, Number.MAX_VALUE], undefined, [0, 99]],
    ['only NaN', [Number.NaN, Number.NaN], undefined, undefined],
  ])('%s', (_, values, steps, expected) => {
    expect(shapeOf(values, steps)).toEqual(expected);
  });

  it('is short, and within its bounds', () => {
    const points = fc.array(
      fc.tuple(fc.integer({ min: -50, max: 500 }), fc.double({ noDefaultInfinity: true })),
      {
        minLength: 2,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(points, (all) => {
        const shape = shapeOf(
          all.map(([, value]) => value),
          all.map(([step]) => step),
        );
        if (!shape) return;
        expect(shape.length).toBeLessThanOrEqual(24);
        for (const height of shape) {
          if (height === null) continue;
          expect(Number.isInteger(height)).toBe(true);
          expect(height).toBeGreaterThanOrEqual(0);
          expect(height).toBeLessThanOrEqual(99);
        }
      }),
    );
  });
});
