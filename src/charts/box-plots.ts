import type { TopLevelSpec } from 'vega-lite';
import { quantile } from '../statistics/summary.ts';
import { chartAxis } from './chart-axis.ts';
import { shortLabel } from './short-label.ts';
import { INK } from './theme.ts';
import { valueScale } from './value-scale.ts';

/** The values of one group of runs; groups stand below each other in the given order. */
export type BoxGroup = { readonly label: string; readonly values: readonly number[] };

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
}): TopLevelSpec {
  const { groups } = input;
  const scale = valueScale(groups.flatMap(({ values }) => values));
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
      const at = (share: number) => quantile(sorted, share);
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
  const span = (from: string, to: string) => ({ x: { ...x, field: from }, x2: { field: to }, y });
  return {
    width: WIDTH,
    height: groups.length * ROW,
    autosize: { type: 'none' },
    padding: PADDING,
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
        data: {
          values: rows
            .filter(({ values }) => values.length < LEAST_FOR_BOX)
            .flatMap(({ row, values }) => values.map((value) => ({ row, value }))),
        },
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
    ],
  } as TopLevelSpec;
}
