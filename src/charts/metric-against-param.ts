import type { TopLevelSpec } from 'vega-lite';
import { beyondLayer } from './beyond-layer.ts';
import { chartAxis } from './chart-axis.ts';
import type { Clip } from './clip.ts';
import { haloText } from './halo-text.ts';
import { nameAbove } from './name-above.ts';
import { RUN_PARAMS } from './run-marks.ts';
import { INK, seriesEncoding } from './theme.ts';
import { settingScale, valueScale } from './value-scale.ts';

export type ParamPoint = {
  readonly param: number;
  readonly value: number;
  readonly series: number | undefined;
};

const WIDTH = 440;
const HEIGHT = 240;
const PADDING = { left: 52, right: 28, top: 32, bottom: 44 } as const;

/** The metric against a numeric param, one marker per run, the best run labelled. */
export function metricAgainstParamChart(input: {
  readonly paramName: string;
  readonly metricName: string;
  readonly points: readonly ParamPoint[];
  readonly best: ParamPoint & { readonly label: string };
  readonly clip?: Clip | undefined;
}): TopLevelSpec {
  const { best, clip } = input;
  const points = input.points.map(({ series = 0, value, ...point }) => ({
    ...point,
    value: clip?.apply(value) ?? value,
    series,
  }));
  const isBeyond = ({ value }: { readonly value: number }) => value === clip?.end;
  const xs = settingScale(points.map(({ param }) => param));
  const ys = valueScale(points.map(({ value }) => value));
  const { colour, shape } = seriesEncoding(points.map(({ series }) => series));
  const x = { field: 'param', type: 'quantitative' as const, ...chartAxis(xs, input.paramName) };
  const y = { field: 'value', type: 'quantitative' as const, ...chartAxis(ys, undefined) };
  const isRight = xs.place(best.param) > 0.6;
  const isTop = ys.place(best.value) > 0.9;
  return {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    layer: [
      nameAbove(input.metricName),
      {
        data: { values: points.filter((point) => !isBeyond(point)) },
        mark: { type: 'point', filled: true, size: 56, opacity: 0.85, stroke: INK.paper, strokeWidth: 0.75 },
        encoding: { x, y, color: colour, shape },
      },
      ...beyondLayer(clip, 'y', points.filter(isBeyond), { x, y, color: colour }),
      {
        data: { values: [{ param: best.param, value: best.value }] },
        mark: {
          type: 'point',
          shape: 'circle',
          size: 190,
          filled: false,
          stroke: INK.ink,
          strokeWidth: 1.25,
          opacity: 1,
        },
        encoding: { x, y },
      },
      ...haloText({
        data: { values: [{ param: best.param, value: best.value, text: best.label }] },
        mark: {
          type: 'text',
          align: isRight ? 'right' : 'left',
          dx: isRight ? -12 : 12,
          dy: isTop ? -1 : -6,
          baseline: 'middle',
          fill: INK.ink,
        },
        encoding: { x, y, text: { field: 'text' } },
      }),
    ],
  } as unknown as TopLevelSpec;
}
