import type { CardBox, CardCurves } from './card.ts';
import { markerColour } from './marker.ts';
import { ours, type Pen, ruleSvg, type TextLook } from './pen.ts';

const TICK: TextLook = { size: 22, colour: 'ink3' };
const TICKS_ROOM = 34;

/** Curves in a frame without lines but the grid: the name above, values at the left, steps below. */
export function curvesSvg(curves: CardCurves, box: CardBox, pen: Pen): string {
  const labels = curves.yTicks.map(({ label }) => pen.width(label, TICK));
  const left = box.left + Math.ceil(Math.max(0, ...labels)) + 16;
  const plot = { left, right: box.right - 12, top: box.top + 52, bottom: box.bottom - TICKS_ROOM };
  const x = (share: number) => round(plot.left + (plot.right - plot.left) * share);
  const y = (share: number) => round(plot.top + (plot.bottom - plot.top) * share);
  const colour = markerColour(curves.series ?? 1);
  return [
    pen.text(
      { x: box.left, y: box.top + 22 },
      pen.label(ours(curves.caption), TICK, box.right - box.left),
      TICK,
    ),
    ...curves.yTicks.map(
      ({ at, label }) =>
        ruleSvg(plot.left, plot.right, y(at), 'rule', 2) +
        pen.text({ x: plot.left - 12, y: y(at) + 8 }, label, { ...TICK, anchor: 'end' }),
    ),
    ...curves.xTicks.map(({ at, label }) =>
      pen.text({ x: x(at), y: plot.bottom + 32 }, label, { ...TICK, anchor: 'middle' }),
    ),
    ...curves.lines.map(
      (line) =>
        `<path d="${pathOf(line, x, y)}" fill="none" stroke="${colour}" stroke-width="${curves.lines.length > 1 ? 3 : 4}" stroke-linejoin="round" stroke-linecap="round"/>`,
    ),
  ].join('\n');
}

function pathOf(
  line: CardCurves['lines'][number],
  x: (share: number) => number,
  y: (share: number) => number,
): string {
  let d = '';
  let isOpen = false;
  for (const point of line) {
    if (point.y !== undefined) d += `${isOpen ? 'L' : 'M'}${x(point.x)} ${y(point.y)}${isOpen ? '' : 'h0'}`;
    isOpen = point.y !== undefined;
  }
  return d;
}

function round(place: number): number {
  return Math.round(place * 10) / 10;
}
