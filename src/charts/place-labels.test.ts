import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from './place-labels.ts';

const room = { from: 0, to: 100 };

describe('placeLabels', () => {
  it.each([
    ['leaves labels where they want to be', [10, 50, 90], [10, 50, 90]],
    ['shares the way of two that are too close', [50, 54], [46, 58]],
    ['keeps a group centred', [50, 50, 50], [38, 50, 62]],
    ['keeps the order of equals', [20, 20], [14, 26]],
    ['stays within the room', [-5, 100, 100], [0, 88, 100]],
  ])('%s', (_, wanted, expected) => {
    expect(placeLabels(wanted, 12, room)).toEqual(expected);
  });

  it('never lets two labels come closer than the distance when there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 150 }), { maxLength: 8 }), (wanted) => {
        const placed = [...placeLabels(wanted, 12, room)].sort((a, b) => a - b);
        placed.forEach((height, index) => {
          expect(height).toBeGreaterThanOrEqual(-1e-9);
          expect(height).toBeLessThanOrEqual(100 + 1e-9);
          if (index > 0) expect(height - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9);
        });
      }),
    );
  });

  it('moves closer together when the room is too small', () => {
    expect(placeLabels([0, 0, 0], 80, room)).toEqual([0, 50, 100]);
  });
});
