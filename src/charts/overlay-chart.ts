import { decimate } from '../statistics/decimate.ts';
import { type AxisKind, type PlotAxis, plotAxis } from './plot-axis.ts';

/** A line of the chart; `y` may have gaps, `raw` is drawn faintly behind a smoothed line. */
export type OverlayLine = {
  readonly id: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly raw?: Float64Array;
  /** Around the line, of the same length. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
};

export type OverlayInput = {
  readonly lines: readonly OverlayLine[];
  readonly xKind: AxisKind;
  readonly yKind: 'linear' | 'log';
  /** The part of the horizontal axis that is shown; all when absent. */
  readonly zoom: readonly [number, number] | undefined;
  /** The range of heights; of all that is shown when absent. */
  readonly yRange: readonly [number, number] | undefined;
  /** Of the plot, in pixels. */
  readonly width: number;
  readonly height: number;
};

/** Pixel paths of one line; `end` is its last point that is shown. */
export type OverlayPath = {
  readonly id: string;
  readonly d: string;
  readonly raw: string | undefined;
  readonly band: string | undefined;
  readonly end: { readonly x: number; readonly y: number } | undefined;
};

export type OverlayChart = {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly paths: readonly OverlayPath[];
};

/** Of all lines together; each gets its share, but enough to keep its outline. */
const MOST_POINTS = 24_000;
const LEAST_POINTS_OF_LINE = 120;
const MOST_POINTS_OF_LINE = 1_200;

/**
 * Lays out lines over each other. NaN, infinities and what a log axis cannot show are gaps, never bridged. Long lines
 * are drawn from some of their points, every extreme among them. Undefined when there is nothing to draw.
 */
export function overlayChart(input: OverlayInput): OverlayChart | undefined {
  const { lines, xKind, yKind, zoom, width, height } = input;
  const xs =
    zoom ??
    rangeOf(
      lines.map(({ x }) => x),
      xKind === 'log',
    );
  if (!xs) return undefined;
  const x = plotAxis(xKind, xs, [0, width], false);
  const shown = lines.map((line) => within(line, x.domain));
  const heights = shown.flatMap(({ y, raw, band }) => [
    y,
    ...(raw ? [raw] : []),
    ...(band ? [band.low, band.high] : []),
  ]);
  const found = input.yRange ?? rangeOf(heights, yKind === 'log');
  if (!found) return undefined;
  const y = plotAxis(yKind, found, [height, 0], true);
  const most = Math.max(
    LEAST_POINTS_OF_LINE,
    Math.min(MOST_POINTS_OF_LINE, Math.floor(MOST_POINTS / Math.max(1, lines.length))),
  );
  return { x, y, paths: shown.map((line) => pathsOf(line, x, y, most)) };
}

function rangeOf(
  columns: readonly Float64Array[],
  isPositive: boolean,
): readonly [number, number] | undefined {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (const value of column) {
      if (!Number.isFinite(value) || (isPositive && value <= 0)) continue;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  return least <= greatest ? [least, greatest] : undefined;
}

/** The points within a range and one more on either side, so that the line goes on to the edge. */
function within(line: OverlayLine, [low, high]: readonly [number, number]): OverlayLine {
  const { x, y, raw, band } = line;
  const first = x.findIndex((value) => value >= low);
  const last = x.findLastIndex((value) => value <= high);
  if (first <= 0 && last === x.length - 1) return line;
  const from = first < 0 ? x.length : Math.max(0, first - 1);
  const part = (column: Float64Array) => column.subarray(from, last + 2);
  return {
    ...line,
    x: part(x),
    y: part(y),
    ...(raw ? { raw: part(raw) } : {}),
    ...(band ? { band: { low: part(band.low), high: part(band.high) } } : {}),
  };
}

function pathsOf(
  { id, x, y, raw, band }: OverlayLine,
  xAxis: PlotAxis,
  yAxis: PlotAxis,
  most: number,
): OverlayPath {
  const path = (values: Float64Array) => linePath(x, values, xAxis, yAxis, most);
  const last = y.findLastIndex(
    (value, index) => Number.isFinite(yAxis.place(value)) && isShown(x[index], xAxis),
  );
  const end = last < 0 ? undefined : { x: xAxis.place(x[last] ?? 0), y: yAxis.place(y[last] ?? 0) };
  return { id, d: path(y), raw: raw && path(raw), band: band && bandPath(x, band, xAxis, yAxis), end };
}

function isShown(value: number | undefined, { domain }: PlotAxis): boolean {
  return value !== undefined && value >= domain[0] && value <= domain[1];
}

function linePath(x: Float64Array, y: Float64Array, xAxis: PlotAxis, yAxis: PlotAxis, most: number): string {
  let d = '';
  let isOpen = false;
  for (const index of decimate(y, most).indexes) {
    const px = xAxis.place(x[index] ?? Number.NaN);
    const py = yAxis.place(y[index] ?? Number.NaN);
    if (Number.isNaN(px) || Number.isNaN(py)) {
      isOpen = false;
      continue;
    }
    // A point between two gaps is drawn as a dot by the round cap of a line without length.
    d += `${isOpen ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}${isOpen ? '' : 'h0'}`;
    isOpen = true;
  }
  return d;
}

function bandPath(
  x: Float64Array,
  { low, high }: NonNullable<OverlayLine['band']>,
  xAxis: PlotAxis,
  yAxis: PlotAxis,
): string {
  const point = (index: number, values: Float64Array) =>
    `${xAxis.place(x[index] ?? 0).toFixed(1)} ${yAxis.place(values[index] ?? 0).toFixed(1)}`;
  const hasPlace = (index: number) =>
    [
      yAxis.place(low[index] ?? Number.NaN),
      yAxis.place(high[index] ?? Number.NaN),
      xAxis.place(x[index] ?? Number.NaN),
    ].every(Number.isFinite);
  const indexes = Array.from(x.keys()).filter(hasPlace);
  if (indexes.length < 2) return '';
  const along = indexes.map((index) => point(index, high));
  const back = indexes.toReversed().map((index) => point(index, low));
  return `M${along.join('L')}L${back.join('L')}Z`;
}
