import type { MetricHistory } from '../entities/metric.ts';
import { decimate } from '../statistics/decimate.ts';
import { type CurveAxis, type CurveColumns, curveAxis, curveColumns } from './curve-columns.ts';
import { type CurvePoint, curvePath } from './curve-path.ts';
import { type CurveTable, curveTable } from './curve-table.ts';
import { spreadLabels } from './spread-labels.ts';
import { niceTicks } from './ticks.ts';

const MOST_POINTS = 120;
const MOST_CONTEXT_POINTS = 40;
const MOST_TABLE_ROWS = 8;
const MOST_GAPS = 6;
/** Labels at line ends must be this far apart, in percent of the height. */
const LABEL_DISTANCE = 9.5;
/** Slate: siblings, whatever they are. */
export const CONTEXT_SERIES = 10;

export type LineChartInput = {
  /** The first is the main one. Each has a label for its end; empty when there is only one. */
  readonly curves: readonly { readonly label: string; readonly history: MetricHistory }[];
  /** Curves of other runs, drawn thin and in slate under the others. */
  readonly context?: { readonly label: string; readonly histories: readonly MetricHistory[] };
  /** A point of the main curve to mark, by its step. */
  readonly best?: { readonly step: number; readonly value: number } | undefined;
};

/** A place in percent of the plot's width and height, from the top left. */
export type Place = { readonly x: number; readonly y: number };

export type LineChartSeries = {
  /** 1 to 10: colour, marker and dash. */
  readonly series: number;
  readonly d: string;
  readonly end: Place | undefined;
  readonly points: number;
  readonly drawn: number;
  readonly nonFinite: number;
};

export type Tick = { readonly value: number; readonly at: number };

export type LineChart = {
  readonly axis: CurveAxis;
  readonly series: readonly LineChartSeries[];
  readonly contextPaths: readonly string[];
  /** Beside the ends of lines, moved apart. */
  readonly labels: readonly { readonly text: string; readonly series: number; readonly place: Place }[];
  readonly best: (Place & { readonly step: number; readonly value: number }) | undefined;
  /** Where values are NaN or infinite: from the line's last height down to the axis. */
  readonly gaps: readonly (Place & { readonly position: number; readonly value: number })[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly table: CurveTable;
};

type Scale = (value: number) => number;
type Scales = { readonly x: Scale; readonly y: Scale };

/**
 * Lays out curves of one run. NaN and infinite values are gaps, never interpolated. Undefined when no value is
 * finite. Each curve is drawn from at most about 120 points, every extreme among them.
 */
export function lineChart({ curves, context, best }: LineChartInput): LineChart | undefined {
  const axis = curveAxis(curves.map(({ history }) => history));
  const columns = curves.map(({ history }) => curveColumns(history, axis));
  const around = (context?.histories ?? []).map((history) => curveColumns(history, axis));
  const all = [...columns, ...around];
  const xs = rangeOf(all.map(({ x }) => x));
  const ys = rangeOf(all.map(({ y }) => y));
  const isDrawable = columns.some(({ y }) => y.some(Number.isFinite));
  if (!xs || !ys || !isDrawable) return undefined;

  const yTicks = ticksOf(ys.min, ys.max === ys.min ? ys.min + (Math.abs(ys.min) || 1) * 0.1 : ys.max);
  const scales: Scales = {
    x: scaleOf(xs.min, xs.max),
    y: (value) => 1 - scaleOf(yTicks[0] ?? ys.min, yTicks.at(-1) ?? ys.max)(value),
  };
  const series = columns.map((column, index) => seriesOf(column, index + 1, scales));
  const contextSeries = around.map((column) => pointsOf(column, MOST_CONTEXT_POINTS, scales));
  return {
    axis,
    series,
    contextPaths: contextSeries.map(({ points }) => curvePath(points)),
    labels: labelsOf(
      curves,
      series,
      context?.label ?? '',
      contextSeries.map(({ points }) => endOf(points)),
    ),
    best:
      best && axis === 'step'
        ? { ...best, ...percent(scales.x(best.step), scales.y(best.value)) }
        : undefined,
    gaps: columns[0] ? gapsOf(columns[0], scales) : [],
    xTicks: ticksOf(xs.min, xs.max)
      .filter((value) => value >= xs.min && value <= xs.max && Number.isInteger(value))
      .map((value) => ({ value, at: percent(scales.x(value), 0).x })),
    yTicks: yTicks.map((value) => ({ value, at: percent(0, scales.y(value)).y })),
    table: curveTable(columns, MOST_TABLE_ROWS),
  };
}

function rangeOf(columns: readonly Float64Array[]): { min: number; max: number } | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (const value of column) {
      if (value - value !== 0) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? { min, max } : undefined;
}

/** Values of ±1e308 are finite while their distance is not. */
function ticksOf(min: number, max: number): readonly number[] {
  return Number.isFinite(max - min) ? niceTicks(min, max) : [min, max];
}

function scaleOf(min: number, max: number): Scale {
  const span = max / 2 - min / 2;
  return (value) => (span > 0 ? (value / 2 - min / 2) / span : 0.5);
}

function percent(x: number, y: number): Place {
  const round = (share: number) => Math.round(share * 1000) / 10;
  return { x: round(x), y: round(y) };
}

function pointsOf(
  { x, y }: CurveColumns,
  most: number,
  scales: Scales,
): { readonly points: readonly CurvePoint[]; readonly drawn: number } {
  const { indexes, drawn } = decimate(y, most);
  const points = indexes.map((index) => {
    const value = y[index] ?? Number.NaN;
    return { x: scales.x(x[index] ?? 0), y: Number.isFinite(value) ? scales.y(value) : undefined };
  });
  return { points, drawn };
}

function endOf(points: readonly CurvePoint[]): Place | undefined {
  const last = points.findLast(({ y }) => y !== undefined);
  return last?.y === undefined ? undefined : percent(last.x, last.y);
}

function seriesOf(column: CurveColumns, series: number, scales: Scales): LineChartSeries {
  const { points, drawn } = pointsOf(column, MOST_POINTS, scales);
  const nonFinite = column.y.reduce((count, value) => count + Number(!Number.isFinite(value)), 0);
  return { series, d: curvePath(points), end: endOf(points), points: column.y.length, drawn, nonFinite };
}

/** One label for each line that has one, and one for all of the context, at the place of its lowest end. */
function labelsOf(
  curves: LineChartInput['curves'],
  series: readonly LineChartSeries[],
  contextLabel: string,
  contextEnds: readonly (Place | undefined)[],
): LineChart['labels'] {
  const ends = contextEnds.filter((end) => end !== undefined).sort((a, b) => b.y - a.y);
  const wanted = [
    ...series.map(({ end, series: id }, index) => ({ text: curves[index]?.label ?? '', series: id, end })),
    { text: contextLabel, series: CONTEXT_SERIES, end: ends[0] },
  ].flatMap(({ text, series: id, end }) => (end && text !== '' ? [{ text, series: id, end }] : []));
  const heights = spreadLabels(
    wanted.map(({ end }) => end.y),
    LABEL_DISTANCE,
  );
  return wanted.map(({ text, series: id, end }, index) => ({
    text,
    series: id,
    place: { x: end.x, y: heights[index] ?? end.y },
  }));
}

/** The first point of each gap of the main curve. */
function gapsOf({ x, y }: CurveColumns, scales: Scales): LineChart['gaps'] {
  const gaps: (Place & { position: number; value: number })[] = [];
  let height = 0;
  let isOpen = true;
  for (const [index, value] of y.entries()) {
    if (Number.isFinite(value)) {
      height = scales.y(value);
      isOpen = true;
      continue;
    }
    const position = x[index] ?? 0;
    if (isOpen) gaps.push({ ...percent(scales.x(position), height), position, value });
    if (gaps.length >= MOST_GAPS) break;
    isOpen = false;
  }
  return gaps;
}
