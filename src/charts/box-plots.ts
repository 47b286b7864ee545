import type { TopLevelSpec } from 'vega-lite';
import { quantile } from '../statistics/summary.ts';
import { beyondLayer } from './beyond-layer.ts';
import { chartAxis } from './chart-axis.ts';
import type { Clip } from './clip.ts';
import type { RunLook } from './run-look.ts';
import { RUN_PARAMS, RUN_TOOLTIP, type RunFacts, runEdge, runOpacity } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { INK, lookEncoding, lookId } from './theme.ts';
import { valueScale } from './value-scale.ts';

/** The values of one group of runs; groups stand below each other in the given order. */
export type BoxGroup = {
  readonly label: string;
  readonly values: readonly number[];
  /** Whose the values are, when each is drawn over its box, to be pointed at. */
  readonly runs?: readonly (RunFacts & { readonly look: RunLook })[];
};

const WIDTH = 372;
const ROW = 28;
const PADDING = { left: 140, right: 20, top: 12, bottom: 46 } as const;
const LABEL_CHARACTERS = 14;
/** Fewer values are drawn as they are: quartiles of three numbers are made up. */
export const LEAST_FOR_BOX = 5;

/**
 * A box per group from quartile to quartile, the median as a heavy line, whiskers to the smallest and greatest value.
 * Groups of fewer than five values are markers.
 */
export function boxPlotsChart(input: {
  readonly metricName: string;
  readonly groups: readonly BoxGroup[];
  readonly clip?: Clip | undefined;
  /** Of the whole drawing, in pixels. */
  readonly width?: number;
}): TopLevelSpec {
  const { groups, clip } = input;
  const drawn = (value: number) => clip?.apply(value) ?? value;
  const width = input.width === undefined ? WIDTH : Math.max(120, input.width - PADDING.left - PADDING.right);
  const scale = valueScale(groups.flatMap(({ values }) => values.map(drawn)));
  const x = { field: 'value', type: 'quantitative' as const, ...chartAxis(scale, input.metricName) };
  const y = {
    field: 'row',
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [groups.length - 0.5, -0.5], nice: false, zero: false },
  };
  const rows = groups.map(({ label, values }, row) => ({
    row,
    values,
    text: `${shortLabel(label, LABEL_CHARACTERS)} (${values.length})`,
  }));
  const boxes = rows
    .filter(({ values }) => values.length >= LEAST_FOR_BOX)
    .map(({ row, values }) => {
      const sorted = [...values].sort((a, b) => a - b);
      const at = (share: number) => drawn(quantile(sorted, share));
      return {
        row,
        low: row - 0.26,
        high: row + 0.26,
        min: at(0),
        lower: at(0.25),
        median: at(0.5),
        upper: at(0.75),
        max: at(1),
      };
    });
  // Where each run is drawn, its own marker says it.
  const withoutRuns = rows.filter(({ row }) => groups[row]?.runs === undefined);
  const isBeyond = (value: number) => clip?.isBeyond(value) === true;
  const single = withoutRuns
    .filter(({ values }) => values.length < LEAST_FOR_BOX)
    .flatMap(({ row, values }) =>
      values.filter((value) => !isBeyond(value)).map((value) => ({ row, value })),
    );
  // Once a row, at the end of a whisker or where single runs stand in each other's place.
  const beyond = withoutRuns
    .filter(({ values }) => values.some(isBeyond))
    .map(({ row }) => ({ row, value: clip?.end }));
  const span = (from: string, to: string) => ({ x: { ...x, field: from }, x2: { field: to }, y });
  return {
    width,
    height: groups.length * ROW,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    layer: [
      {
        data: { values: rows.map(({ row, text }) => ({ row, text })) },
        mark: { type: 'text', align: 'right', baseline: 'middle', dx: -12 },
        encoding: { y, x: { value: 0 }, text: { field: 'text' } },
      },
      {
        data: { values: boxes },
        mark: { type: 'rule', stroke: INK.axis, strokeWidth: 1.25 },
        encoding: span('min', 'max'),
      },
      {
        data: { values: boxes },
        mark: { type: 'rect', fill: 'var(--sunk)', stroke: INK.axis, strokeWidth: 1 },
        encoding: {
          x: { ...x, field: 'lower' },
          x2: { field: 'upper' },
          y: { ...y, field: 'low' },
          y2: { field: 'high' },
        },
      },
      {
        data: { values: boxes },
        mark: { type: 'rule', stroke: INK.ink, strokeWidth: 2.25 },
        encoding: { x: { ...x, field: 'median' }, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        data: { values: single },
        mark: {
          type: 'point',
          filled: true,
          size: 40,
          opacity: 0.85,
          color: INK.tick,
          stroke: INK.paper,
          strokeWidth: 0.5,
        },
        encoding: { x, y },
      },
      ...beyondLayer(clip, 'x', beyond, { x, y, color: { value: INK.tick } }),
      ...pointsOver(groups, clip, x, y),
    ],
  } as unknown as TopLevelSpec;
}

/** Markers of runs that lie near each other are moved up and down, by this share of a row at most. */
const SPREAD = 0.2;

/** The runs over their boxes, each in its own look. */
function pointsOver(
  groups: readonly BoxGroup[],
  clip: Clip | undefined,
  x: object,
  y: object,
): readonly object[] {
  const points = groups.flatMap(({ runs = [], values }, row) =>
    runs.map(({ run, tip, look }, index) => ({
      row: row + (runs.length > 1 ? ((index % 5) / 2 - 1) * SPREAD : 0),
      value: clip?.apply(values[index] ?? 0) ?? values[index],
      look: lookId(look),
      run,
      tip,
    })),
  );
  if (points.length === 0) return [];
  const { colour, shape } = lookEncoding(groups.flatMap(({ runs = [] }) => runs.map(({ look }) => look)));
  return [
    {
      data: { values: points.filter(({ value }) => value !== clip?.end) },
      mark: { type: 'point', filled: true, size: 44 },
      encoding: {
        x,
        y,
        color: colour,
        shape,
        opacity: runOpacity(0.9),
        ...runEdge(),
        tooltip: RUN_TOOLTIP,
      },
    },
    ...beyondLayer(
      clip,
      'x',
      points.filter(({ value }) => value === clip?.end),
      { x, y, color: colour },
    ),
  ];
}
