import type { TopLevelSpec } from 'vega-lite';
import type { Goal } from '../analysis/metric-direction.ts';
import { chartAxis } from './chart-axis.ts';
import { type FrontMark, frontStep } from './front-layout.ts';
import { inside, intervalScale, isBeyond } from './interval-scale.ts';
import { nameAbove } from './name-above.ts';
import { type Box, boxOfLine, placeAround } from './place-around.ts';
import { shortLabel } from './short-label.ts';
import { INK, seriesEncoding } from './theme.ts';
import type { ValueScale } from './value-scale.ts';

export type FrontChart = {
  readonly spec: TopLevelSpec;
  readonly scales: { readonly x: ValueScale; readonly y: ValueScale };
  /** Members of the front that are drawn without their name, as it had no room. */
  readonly unlabelled: number;
  /** Whether an interval goes on beyond an axis. */
  readonly isCut: boolean;
};

const WIDTH = 440;
const HEIGHT = 280;
const PADDING = { left: 60, right: 28, top: 34, bottom: 46 } as const;
const LABEL_CHARACTERS = 24;
const MARKER = 6;
/** How much further a ring goes than a marker. */
const RING = 3;

/**
 * Means of two metrics against each other with their intervals, the members of the front with their names.
 *
 * @param goals of x and y: a dotted step joins the front, which bounds what its members dominate. Undefined when the
 *   front is one of more metrics than these two: then its members have rings instead.
 */
export function frontChart(input: {
  readonly xName: string;
  readonly yName: string;
  readonly marks: readonly FrontMark[];
  readonly goals: { readonly x: Goal; readonly y: Goal } | undefined;
}): FrontChart {
  const { marks, goals } = input;
  const xs = intervalScale(marks.map(({ x }) => x));
  const ys = intervalScale(marks.map(({ y }) => y));
  const at = (x: number, y: number) => ({ x: inside(xs, x) * WIDTH, y: (1 - inside(ys, y)) * HEIGHT });
  const whiskers = marks.flatMap((mark) => whiskersOf(mark, at));
  const front = marks.filter(({ isFront }) => isFront);
  const step = goals ? frontStep(front, goals, xs, ys).map(([x, y]) => at(x, y)) : [];
  const labels = labelsOf(front, marks, whiskers, step, at);
  const { colour, shape } = seriesEncoding(marks.map(({ series }) => series));
  const pixel = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  const drawn = marks.map((mark) => ({
    ...at(mark.x.mean, mark.y.mean),
    valueX: mark.x.mean,
    valueY: mark.y.mean,
    series: mark.series ?? 0,
    isFront: mark.isFront,
  }));
  const spec = {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: PADDING,
    resolve: { scale: { x: 'independent', y: 'independent' } },
    layer: [
      nameAbove(input.yName),
      {
        data: { values: drawn },
        mark: { type: 'point', opacity: 0, size: 0 },
        encoding: {
          x: { field: 'valueX', type: 'quantitative', ...chartAxis(xs, input.xName) },
          y: { field: 'valueY', type: 'quantitative', ...chartAxis(ys, undefined) },
        },
      },
      {
        data: { values: step.map((point, order) => ({ ...point, order })) },
        mark: { type: 'line', stroke: INK.tick, strokeWidth: 1.5, strokeDash: [1, 3], strokeCap: 'round' },
        encoding: { x: pixel('x'), y: pixel('y'), order: { field: 'order', type: 'quantitative' } },
      },
      {
        data: { values: whiskers },
        mark: { type: 'rule', strokeWidth: 1.25, strokeOpacity: 0.5 },
        encoding: { x: pixel('x'), y: pixel('y'), x2: { field: 'x2' }, y2: { field: 'y2' }, color: colour },
      },
      {
        data: { values: goals ? [] : drawn.filter(({ isFront }) => isFront) },
        mark: {
          type: 'point',
          shape: 'circle',
          size: 190,
          filled: false,
          stroke: INK.ink,
          strokeWidth: 1.25,
          opacity: 1,
        },
        encoding: { x: pixel('x'), y: pixel('y') },
      },
      {
        data: { values: drawn },
        mark: { type: 'point', filled: true, size: 56, opacity: 1, stroke: INK.paper, strokeWidth: 0.75 },
        encoding: { x: pixel('x'), y: pixel('y'), color: colour, shape },
      },
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
    ],
  } as TopLevelSpec;
  const isCut = marks.some(({ x, y }) => isBeyond(xs, x) || isBeyond(ys, y));
  return { spec, scales: { x: xs, y: ys }, unlabelled: front.length - labels.length, isCut };
}

type At = (x: number, y: number) => { readonly x: number; readonly y: number };

function whiskersOf({ x, y, series }: FrontMark, at: At) {
  const line = (from: ReturnType<At>, to: ReturnType<At>) => ({
    ...from,
    x2: to.x,
    y2: to.y,
    series: series ?? 0,
  });
  return [
    ...(x.interval ? [line(at(x.interval.low, y.mean), at(x.interval.high, y.mean))] : []),
    ...(y.interval ? [line(at(x.mean, y.interval.low), at(x.mean, y.interval.high))] : []),
  ];
}

function labelsOf(
  front: readonly FrontMark[],
  marks: readonly FrontMark[],
  whiskers: readonly { x: number; y: number; x2: number; y2: number }[],
  step: readonly { readonly x: number; readonly y: number }[],
  at: At,
) {
  // Without a step there are rings.
  const room = step.length === 0 ? RING : 0;
  const wanted = front.map(({ x, y, label }) => ({
    ...at(x.mean, y.mean),
    room,
    text: shortLabel(label, LABEL_CHARACTERS),
  }));
  const markers = marks.map(({ x, y }): Box => {
    const place = at(x.mean, y.mean);
    return {
      left: place.x - MARKER,
      right: place.x + MARKER,
      top: place.y - MARKER,
      bottom: place.y + MARKER,
    };
  });
  const steps = step.slice(1).map((point, index) => {
    const before = step[index] ?? point;
    return { ...before, x2: point.x, y2: point.y };
  });
  const lines = [...whiskers, ...steps].map(boxOfLine);
  const frame = { left: 0, right: WIDTH + PADDING.right, top: -12, bottom: HEIGHT };
  return placeAround(wanted, frame, markers, lines).flatMap((place, index) =>
    place ? [{ ...place, text: wanted[index]?.text ?? '' }] : [],
  );
}
