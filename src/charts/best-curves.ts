import type { TopLevelSpec } from 'vega-lite';
import { decimate } from '../statistics/decimate.ts';
import { chartAxis } from './chart-axis.ts';
import { nameAbove } from './name-above.ts';
import { placeLabels } from './place-labels.ts';
import type { RunLook } from './run-look.ts';
import { shortLabel } from './short-label.ts';
import { INK, lookEncoding, lookId } from './theme.ts';
import { valueScale } from './value-scale.ts';

/** One curve, in order of steps; NaN and infinite values are gaps. */
export type Curve = {
  readonly label: string;
  readonly look: RunLook;
  readonly steps: readonly number[];
  readonly values: readonly number[];
};

const WIDTH = 350;
const HEIGHT = 240;
const PADDING = { left: 52, right: 150, top: 32, bottom: 44 } as const;
const LABEL_DISTANCE = 15;
const LABEL_CHARACTERS = 19;
const MOST_POINTS = 150;

function lastFinite({ values }: Curve): number {
  return values.findLastIndex(Number.isFinite);
}

/** Curves with a label at each end; a thin line leads to a label that had to move. */
export function bestCurvesChart(input: {
  readonly metricName: string;
  readonly stepName: string;
  readonly curves: readonly Curve[];
}): TopLevelSpec {
  const curves = input.curves.filter((curve) => lastFinite(curve) >= 0);
  const finite = curves.flatMap(({ values }) => values.filter(Number.isFinite));
  const steps = curves.flatMap((curve) => curve.steps);
  const xs = stepScale(steps);
  const ys = valueScale(finite);
  const { colour, shape, dash } = lookEncoding(curves.map(({ look }) => look));
  const ends = curves.map((curve) => {
    const index = lastFinite(curve);
    return {
      step: curve.steps[index] ?? 0,
      value: curve.values[index] ?? 0,
      look: lookId(curve.look),
      text: shortLabel(curve.label, LABEL_CHARACTERS),
    };
  });
  const wanted = ends.map(({ value }) => (1 - ys.place(value)) * HEIGHT);
  const placed = placeLabels(wanted, LABEL_DISTANCE, { from: 0, to: HEIGHT });
  const x = {
    field: 'step',
    type: 'quantitative' as const,
    ...xs,
    axis: { ...xs.axis, title: input.stepName },
  };
  const y = { field: 'value', type: 'quantitative' as const, ...chartAxis(ys, undefined) };
  const labels = ends.map((end, index) => ({ ...end, from: wanted[index], to: placed[index] }));
  const pixel = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  return {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: PADDING,
    resolve: { scale: { y: 'independent' } },
    layer: [
      nameAbove(input.metricName),
      {
        data: { values: curves.flatMap(points) },
        mark: { type: 'line', strokeWidth: 1.75, strokeJoin: 'round' },
        // Two curves of one look are two lines all the same.
        encoding: { x, y, color: colour, strokeDash: dash, detail: { field: 'curve' } },
      },
      {
        data: { values: labels },
        mark: { type: 'rule', stroke: INK.axis, strokeWidth: 0.75, strokeDash: [1, 2] },
        encoding: { x, x2: { value: WIDTH + 10 }, y: pixel('from'), y2: { field: 'to' } },
      },
      {
        data: { values: labels },
        mark: { type: 'point', filled: true, size: 56, opacity: 1, stroke: INK.paper, strokeWidth: 0.75 },
        encoding: { x, y: pixel('from'), color: colour, shape },
      },
      {
        data: { values: labels },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontWeight: 500 },
        encoding: { x: { value: WIDTH + 14 }, y: pixel('to'), text: { field: 'text' }, color: colour },
      },
    ],
  } as TopLevelSpec;
}

function stepScale(steps: readonly number[]) {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    min = Math.min(min, step);
    max = Math.max(max, step);
  }
  return {
    scale: { domain: [min, max > min ? max : min + 1], nice: false, zero: false },
    axis: { tickCount: 5, format: '~s', tickMinStep: 1 },
  };
}

/** What is drawn of a curve; null breaks the line, and no extreme is lost. */
function points({ look, steps, values }: Curve, curve: number) {
  return decimate(values, MOST_POINTS).indexes.map((at) => {
    const value = values[at] ?? Number.NaN;
    return { step: steps[at], value: Number.isFinite(value) ? value : null, look: lookId(look), curve };
  });
}
