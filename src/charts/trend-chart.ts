import type { TopLevelSpec } from 'vega-lite';
import { beyondLayer } from './beyond-layer.ts';
import { chartAxis } from './chart-axis.ts';
import type { Clip } from './clip.ts';
import { nameAbove } from './name-above.ts';
import { type Box, boxOfLine, placeAround } from './place-around.ts';
import { RUN_PARAMS } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK, seriesEncoding } from './theme.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

export type TrendPoint = { readonly value: number; readonly series: number | undefined };

export type TrendChartInput = {
  readonly metricName: string;
  readonly axisName: string;
  /** In order; the axis counts them. */
  readonly points: readonly TrendPoint[];
  /** Those that were better than all before, by their place. */
  readonly records: readonly { readonly place: number; readonly label: string }[];
  /** What a step test finds: levels of the points from (inclusive) to (exclusive). */
  readonly levels: readonly { readonly from: number; readonly to: number; readonly value: number }[];
  /** What stands below the axis, by place. */
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
  readonly clip: Clip | undefined;
};

const WIDTH = 880;
const HEIGHT = 250;
const PADDING = { left: 60, right: 40, top: 34, bottom: 48 } as const;
const LABEL_CHARACTERS = 22;
const MARKER = 6;
/** More runs are drawn as fewer dots, records always. */
const MOST_DOTS = 600;
/** Dots and lines that a name may stand on; the table of records has all names. */
const MOST_CROSSINGS = 1;

/** Values in order as dots, the best so far as a step with the runs that set it, and levels as dashed lines. */
export function trendChart(input: TrendChartInput): {
  readonly spec: TopLevelSpec;
  readonly scale: ValueScale;
} {
  const { points, records, levels, clip } = input;
  const limit = (value: number) => clip?.apply(value) ?? value;
  const isBeyond = (value: number) => clip?.isBeyond(value) === true;
  const scale = valueScale(points.map(({ value }) => limit(value)));
  const last = Math.max(1, points.length - 1);
  const x = (place: number) => (points.length === 1 ? 0.5 : place / last) * WIDTH;
  const y = (value: number) => (1 - scale.place(limit(value))) * HEIGHT;
  const marks = records.map(({ place, label }) => {
    const { value = Number.NaN, series } = points[place] ?? {};
    return {
      x: x(place),
      y: y(value),
      series: series ?? 0,
      text: shortLabel(label, LABEL_CHARACTERS),
      isBeyond: isBeyond(value),
    };
  });
  const { colour, shape } = seriesEncoding(records.map(({ place }) => points[place]?.series));
  const pixel = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  const lines = levels.map(({ from, to, value }) => ({
    x: x(from) - 3,
    x2: x(to - 1) + 3,
    y: y(value),
  }));
  const held = stepOf(marks);
  const end = held.at(-1);
  // The last record holds to the end.
  const step = end ? [...held, { x: WIDTH, y: end.y }] : [];
  const every = Math.max(1, Math.ceil(points.length / MOST_DOTS));
  const isRecord = new Set(records.map(({ place }) => place));
  const dots = points.flatMap(({ value }, place) =>
    // A record has a marker of its own, and what lies beyond is too rare to leave out.
    !isRecord.has(place) && (place % every === 0 || isBeyond(value))
      ? [{ x: x(place), y: y(value), isBeyond: isBeyond(value) }]
      : [],
  );
  const labels = labelsOf(marks, [
    ...segments(step),
    ...lines.map((line) => ({ ...line, y2: line.y })),
    ...dots.map(({ x: at, y: height }) => ({ x: at - 1, y: height - 1, x2: at + 1, y2: height + 1 })),
  ]);
  const spec = {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    resolve: { scale: { x: 'independent', y: 'independent' } },
    layer: [
      nameAbove(input.metricName),
      {
        data: { values: points.slice(0, 1).map(({ value }) => ({ value: limit(value) })) },
        mark: { type: 'point', opacity: 0, size: 0 },
        encoding: {
          x: { value: 0 },
          y: { field: 'value', type: 'quantitative', ...chartAxis(scale, undefined) },
        },
      },
      {
        data: { values: [{ x: 0, x2: WIDTH, y: HEIGHT }] },
        mark: { type: 'rule', stroke: INK.axis },
        encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y') },
      },
      {
        data: { values: inside(dots) },
        mark: { type: 'point', shape: 'circle', filled: true, size: 25, opacity: 0.6, fill: INK.tick },
        encoding: { x: pixel('x'), y: pixel('y') },
      },
      ...beyondLayer(clip, 'y', outside(dots), {
        x: pixel('x'),
        y: pixel('y'),
        color: { value: INK.tick },
      }),
      {
        data: { values: lines },
        mark: { type: 'rule', stroke: INK.ink, strokeWidth: 1.25, strokeDash: [6, 3] },
        encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y') },
      },
      {
        data: { values: step.map((point, order) => ({ ...point, order })) },
        mark: { type: 'line', stroke: INK.text, strokeWidth: 1.75, strokeJoin: 'round' },
        encoding: { x: pixel('x'), y: pixel('y'), order: { field: 'order', type: 'quantitative' } },
      },
      {
        data: { values: inside(marks) },
        mark: { type: 'point', filled: true, size: 60, opacity: 1, stroke: INK.paper, strokeWidth: 0.75 },
        encoding: { x: pixel('x'), y: pixel('y'), color: colour, shape },
      },
      ...beyondLayer(clip, 'y', outside(marks), { x: pixel('x'), y: pixel('y'), color: colour }),
      ...(['left', 'right', 'center'] as const).map((align) => ({
        data: { values: labels.filter((label) => label.align === align) },
        mark: {
          type: 'text' as const,
          align,
          baseline: 'middle' as const,
          fill: INK.ink,
          stroke: INK.paper,
          strokeWidth: 4,
        },
        encoding: { x: pixel('x'), y: pixel('y'), text: { field: 'text' } },
      })),
      {
        data: { values: input.ticks.map(({ place, text }) => ({ x: x(place), y: HEIGHT, text })) },
        mark: { type: 'text', align: 'center', baseline: 'top', dy: 8, fill: INK.tick },
        encoding: { x: pixel('x'), y: pixel('y'), text: { field: 'text' } },
      },
      {
        data: { values: [{ x: WIDTH, y: HEIGHT, text: input.axisName }] },
        mark: { type: 'text', align: 'right', baseline: 'top', dy: 28 },
        encoding: { x: pixel('x'), y: pixel('y'), text: { field: 'text' } },
      },
    ],
  } as unknown as TopLevelSpec;
  return { spec, scale };
}

type Point = { readonly x: number; readonly y: number };

type Placed = Point & { readonly isBeyond: boolean };

const inside = (points: readonly Placed[]) => points.filter(({ isBeyond }) => !isBeyond);
const outside = (points: readonly Placed[]) => points.filter(({ isBeyond }) => isBeyond);

/** Along x first: a record holds from when it was set. */
function stepOf(marks: readonly Point[]): readonly Point[] {
  return marks.flatMap(({ x, y }, index) => {
    const before = marks[index - 1];
    return before
      ? [
          { x, y: before.y },
          { x, y },
        ]
      : [{ x, y }];
  });
}

type Segment = Point & { readonly x2: number; readonly y2: number };

function segments(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((point, index) => ({ ...(points[index] ?? point), x2: point.x, y2: point.y }));
}

/** The latest records first, as these are what a reader looks for. */
function labelsOf(marks: readonly (Point & { readonly text: string })[], drawn: readonly Segment[]) {
  const markers = marks.map(
    ({ x, y }): Box => ({ left: x - MARKER, right: x + MARKER, top: y - MARKER, bottom: y + MARKER }),
  );
  const frame = { left: 0, right: WIDTH + PADDING.right, top: -16, bottom: HEIGHT };
  const wanted = marks.toReversed();
  return placeAround(wanted, frame, markers, drawn.map(boxOfLine), MOST_CROSSINGS).flatMap((place, index) =>
    place ? [{ ...place, text: wanted[index]?.text ?? '' }] : [],
  );
}
