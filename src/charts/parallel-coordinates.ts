import type { TopLevelSpec } from 'vega-lite';
import { MISSING_AT, type ParallelCoordinates, type ParallelLine } from './parallel-axes.ts';
import { shortLabel } from './short-label.ts';
import { INK, seriesEncoding } from './theme.ts';

const WIDTH = 880;
const HEIGHT = 270;
const PADDING = { left: 120, right: 84, top: 34, bottom: 12 } as const;
/** What fits between two axes; less when there are many. */
const CHARACTER_WIDTH = 7.5;
const LABEL_CHARACTERS = 16;
const NAME_CHARACTERS = 24;

/** All lines of one series as one path that breaks between runs: far cheaper than a path per run. */
function vertices(lines: readonly ParallelLine[]) {
  const rows = lines.flatMap(({ at, series }) => [
    ...at.map((y, x): { x: number; y: number | null; series: number } => ({ x, y, series: series ?? 0 })),
    { x: at.length - 1, y: null, series: series ?? 0 },
  ]);
  return rows.map((row, order) => ({ ...row, order }));
}

/**
 * One axis per param, the metric last; one line per run, the best run heavy over the others.
 * Positions are laid out before: Vega only draws.
 */
export function parallelCoordinatesChart({ axes, lines }: ParallelCoordinates): TopLevelSpec {
  const { colour } = seriesEncoding(lines.map(({ series }) => series));
  const last = axes.length - 1;
  const room = Math.floor(WIDTH / last / CHARACTER_WIDTH) - 1;
  const x = {
    field: 'x',
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [0, last], nice: false, zero: false },
  };
  const y = {
    field: 'y',
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [MISSING_AT - 0.05, 1.05], nice: false, zero: false },
  };
  const isLeft = (index: number) => index === 0;
  const labels = axes.flatMap((axis, index) => [
    ...axis.ticks.map(({ label, at }) => ({
      x: index,
      y: at,
      text: shortLabel(label, Math.min(LABEL_CHARACTERS, room)),
    })),
    ...(axis.hasMissing ? [{ x: index, y: MISSING_AT, text: 'not logged' }] : []),
  ]);
  const text = (left: boolean) => ({
    data: { values: labels.filter((label) => isLeft(label.x) === left) },
    mark: {
      type: 'text' as const,
      align: left ? ('right' as const) : ('left' as const),
      dx: left ? -9 : 6,
      baseline: 'middle' as const,
      fill: INK.text,
      stroke: INK.paper,
      strokeWidth: 4,
    },
    encoding: { x, y, text: { field: 'text' } },
  });
  const path = (part: readonly ParallelLine[], mark: object) => ({
    data: { values: vertices(part) },
    mark: { type: 'line' as const, strokeJoin: 'round' as const, ...mark },
    encoding: { x, y, color: colour, order: { field: 'order', type: 'quantitative' as const } },
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: PADDING,
    layer: [
      {
        data: { values: axes.map((_, index) => ({ x: index, y: 0, y2: 1 })) },
        mark: { type: 'rule', stroke: INK.axis },
        encoding: { x, y, y2: { field: 'y2' } },
      },
      path(lines.slice(1), { strokeWidth: 1, strokeOpacity: lines.length > 80 ? 0.35 : 0.55 }),
      path(lines.slice(0, 1), { strokeWidth: 2.75, strokeOpacity: 1 }),
      text(true),
      text(false),
      {
        data: {
          values: axes.map(({ key }, index) => ({
            x: index,
            y: 1.05,
            text: shortLabel(key, Math.min(NAME_CHARACTERS, room)),
          })),
        },
        mark: { type: 'text', align: 'center', baseline: 'bottom', dy: -8, fill: INK.ink },
        encoding: { x, y, text: { field: 'text' } },
      },
    ],
  } as TopLevelSpec;
}
