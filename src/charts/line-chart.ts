import type { MetricHistory } from '../entities/metric.ts';
import { decimate } from '../statistics/decimate.ts';
import { niceTicks } from './ticks.ts';

/** Lines live in a viewBox of 1000 × 1000 that is stretched to the figure; strokes do not scale. */
const SIZE = 1000;
const MOST_POINTS = 160;
/** Labels at line ends must be this far apart, as a share of the height. */
const LABEL_DISTANCE = 7.5;

export type LineChartSeries = {
  readonly label: string;
  /** 1 to 10: colour, marker and dash. */
  readonly series: number;
  readonly d: string;
  /** End of the line, in percent of width and height. */
  readonly end: { readonly x: number; readonly y: number; readonly labelY: number } | undefined;
  readonly points: number;
  readonly drawn: number;
  readonly nonFinite: number;
};

export type LineChart = {
  readonly series: readonly LineChartSeries[];
  /** Place in percent from the left or top. */
  readonly xTicks: readonly { readonly value: number; readonly at: number }[];
  readonly yTicks: readonly { readonly value: number; readonly at: number }[];
  readonly xAxis: 'step' | 'order';
};

/**
 * Lays out curves of one run. NaN and infinite values are gaps, never interpolated. When all steps are equal the
 * points are drawn in the order they were logged.
 */
export function lineChart(histories: readonly MetricHistory[]): LineChart | undefined {
  const byOrder = histories.every(({ steps }) => steps.every((step) => step === steps[0]));
  const columns = histories.map((history) => sortedColumns(history, byOrder));
  const xs = range(columns.map(({ x }) => x));
  const ys = range(columns.map(({ y }) => y));
  if (!xs || !ys) return undefined;
  const yTicks = niceTicks(ys.min, ys.max === ys.min ? ys.min + (Math.abs(ys.min) || 1) * 0.1 : ys.max);
  const low = yTicks[0] ?? ys.min;
  const high = yTicks.at(-1) ?? ys.max;
  const placeX = (value: number) => (xs.max > xs.min ? (value - xs.min) / (xs.max - xs.min) : 0.5);
  const placeY = (value: number) => (high > low ? 1 - (value - low) / (high - low) : 0.5);

  const drawn = columns.map((column, index) =>
    drawSeries(column, histories[index]?.key ?? '', index + 1, placeX, placeY),
  );
  return {
    series: spreadLabels(drawn),
    xTicks: niceTicks(xs.min, xs.max)
      .filter((value) => value >= xs.min && value <= xs.max && Number.isInteger(value))
      .map((value) => ({ value, at: round(placeX(value) * 100) })),
    yTicks: yTicks.map((value) => ({ value, at: round(placeY(value) * 100) })),
    xAxis: byOrder ? 'order' : 'step',
  };
}

type Column = { x: Float64Array; y: Float64Array };

/** Steps need not be logged in order; equal steps keep theirs. */
function sortedColumns({ steps, values }: MetricHistory, byOrder: boolean): Column {
  if (byOrder) return { x: Float64Array.from(values, (_, index) => index), y: values };
  if (steps.every((step, index) => index === 0 || step >= (steps[index - 1] ?? 0)))
    return { x: steps, y: values };
  const order = Array.from(steps, (_, index) => index).sort(
    (a, b) => (steps[a] ?? 0) - (steps[b] ?? 0) || a - b,
  );
  return {
    x: Float64Array.from(order, (index) => steps[index] ?? 0),
    y: Float64Array.from(order, (index) => values[index] ?? Number.NaN),
  };
}

function range(columns: readonly Float64Array[]): { min: number; max: number } | undefined {
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

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function drawSeries(
  { x, y }: Column,
  label: string,
  series: number,
  placeX: (value: number) => number,
  placeY: (value: number) => number,
): LineChartSeries {
  const { indexes, drawn } = decimate(y, MOST_POINTS);
  let d = '';
  let open = false;
  let end: { x: number; y: number; labelY: number } | undefined;
  let nonFinite = 0;
  for (const value of y) if (value - value !== 0) nonFinite += 1;
  for (const index of indexes) {
    const value = y[index] as number;
    if (value - value !== 0) {
      open = false;
      continue;
    }
    const px = placeX(x[index] as number);
    const py = placeY(value);
    d += `${open ? 'L' : 'M'}${Math.round(px * SIZE)} ${Math.round(py * SIZE)}`;
    // A point between two gaps has no line; a zero-length one is drawn as a dot by its round cap.
    if (!open) d += 'h0';
    open = true;
    end = { x: round(px * 100), y: round(py * 100), labelY: round(py * 100) };
  }
  return { label, series, d, end, points: y.length, drawn, nonFinite };
}

/** Pushes labels down where two would stand on each other. */
function spreadLabels(series: readonly LineChartSeries[]): readonly LineChartSeries[] {
  let previous = Number.NEGATIVE_INFINITY;
  const placed = new Map<number, number>();
  const byHeight = series.filter(({ end }) => end).sort((a, b) => (a.end?.y ?? 0) - (b.end?.y ?? 0));
  for (const { series: id, end } of byHeight) {
    const y = Math.max(end?.y ?? 0, previous + LABEL_DISTANCE);
    placed.set(id, round(y));
    previous = y;
  }
  return series.map((item) =>
    item.end ? { ...item, end: { ...item.end, labelY: placed.get(item.series) ?? item.end.y } } : item,
  );
}
