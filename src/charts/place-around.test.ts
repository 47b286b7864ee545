import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAround } from './place-around.ts';

const FRAME = { left: 0, top: 0, right: 300, bottom: 200 };
const marker = (x: number, y: number) => ({ left: x - 5, top: y - 5, right: x + 5, bottom: y + 5 });

describe('placeAround', () => {
  it('puts a label to the right of its point, and to the left at the right edge', () => {
    const [first, second] = placeAround(
      [
        { x: 50, y: 100, text: 'first' },
        { x: 290, y: 100, text: 'second' },
      ],
      FRAME,
      [],
      [],
    );
    expect(first).toEqual({ x: 59, y: 100, align: 'left' });
    expect(second?.align).toBe('right');
  });

  it('avoids lines where it can', () => {
    const line = { left: 55, top: 90, right: 200, bottom: 110 };
    const [label] = placeAround([{ x: 50, y: 100, text: 'abc' }], FRAME, [], [line]);
    expect(label?.align).toBe('right');
  });

  it('leaves out a label that could only stand on lines, where that is asked for', () => {
    const line = { left: 0, top: 0, right: 300, bottom: 200 };
    expect(placeAround([{ x: 50, y: 100, text: 'abc' }], FRAME, [], [line], 0)).toEqual([undefined]);
  });

  it('gives no place to a label that has no room', () => {
    expect(placeAround([{ x: 50, y: 100, text: 'x'.repeat(60) }], FRAME, [], [])).toEqual([undefined]);
  });

  it('never lets a label cover another or a marker', () => {
    const points = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 200 }) }),
    );
    fc.assert(
      fc.property(points, (all) => {
        const wanted = all.map((point, index) => ({ ...point, text: `label ${index}` }));
        const markers = all.map(({ x, y }) => marker(x, y));
        const boxes = placeAround(wanted, FRAME, markers, []).flatMap((place, index) => {
          if (!place) return [];
          const width = (wanted[index]?.text.length ?? 0) * 6.7;
          const left = place.x - (place.align === 'right' ? width : place.align === 'center' ? width / 2 : 0);
          return [{ left, right: left + width, top: place.y - 7, bottom: place.y + 7 }];
        });
        const all2 = [...boxes, ...markers];
        boxes.forEach((a, i) => {
          expect(a.left >= 0 && a.right <= 300 && a.top >= 0 && a.bottom <= 200).toBe(true);
          all2.forEach((b, j) => {
            const covers = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            expect(covers && i !== j).toBe(false);
          });
        });
      }),
    );
  });
});
