import type { TopLevelSpec } from 'vega-lite';
import { decimate } from '../statistics/decimate.ts';
import { constantText } from './constant-text.ts';
import type { OverlayLine } from './overlay-chart.ts';
import type { AxisKind } from './plot-axis.ts';
import type { RunLook } from './run-look.ts';
import { shortLabel } from './short-label.ts';
import { standaloneSpec } from './spec-colours.ts';
import { lookColour, seriesDash } from './theme.ts';

export type CurvesSpecInput = {
  readonly title: string;
  readonly xName: string;
  readonly lines: readonly (OverlayLine & { readonly label: string; readonly look: RunLook })[];
  readonly xKind: AxisKind;
  readonly yKind: 'linear' | 'log';
  readonly zoom: readonly [number, number] | undefined;
  readonly yRange: readonly [number, number] | undefined;
};

const WIDTH = 640;
const HEIGHT = 320;
const MOST_POINTS = 1_200;
const MOST_NAMED = 24;
const LABEL_CHARACTERS = 32;
const SECOND = 1000;

/**
 * Curves as they are shown, as a Vega-Lite specification of its own: smoothed lines with the raw ones behind, bands,
 * scales and the part that is zoomed to. Long lines hold the points they are drawn from. Durations are in seconds.
 */
export function curvesSpec(input: CurvesSpecInput): TopLevelSpec {
  const { title, lines, xKind, zoom, yRange } = input;
  const unit = xKind === 'duration' ? SECOND : 1;
  const isLog = input.yKind === 'log';
  const x = {
    field: 'x',
    type: xKind === 'time' ? 'temporal' : 'quantitative',
    axis: { title: constantText(xKind === 'duration' ? `${input.xName}, s` : input.xName) },
    scale: {
      type: { linear: 'linear', duration: 'linear', log: 'log', time: 'utc' }[xKind],
      nice: false,
      ...(xKind === 'linear' || xKind === 'duration' ? { zero: false } : {}),
      ...(zoom ? { domain: zoom.map((end) => end / unit) } : {}),
    },
  };
  const y = {
    type: 'quantitative',
    axis: { title: constantText(title) },
    scale: isLog ? { type: 'log', ...domainOf(yRange) } : { zero: false, ...domainOf(yRange) },
  };
  const numbers = lines.map((_, index) => index);
  const channel = (range: readonly unknown[], legend: object | null) => ({
    field: 'line',
    type: 'nominal',
    scale: { domain: numbers, range },
    legend,
  });
  const legend = legendOf(lines);
  const colour = channel(
    lines.map(({ look }) => lookColour(look)),
    legend,
  );
  const dash = channel(
    lines.map(({ look }) => seriesDash(look.dash)),
    legend,
  );
  const detail = { field: 'line', type: 'nominal' };
  const rows = (of: (line: OverlayLine) => Readonly<Record<string, Float64Array>> | undefined) =>
    lines.flatMap((line, index) => rowsOf(line, index, of(line), { unit, isLog, isLogX: xKind === 'log' }));
  const layers = [
    {
      data: { values: rows(({ band }) => band && { low: band.low, high: band.high }) },
      mark: { type: 'area', opacity: 0.13, clip: true },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, fill: colour, detail },
    },
    {
      data: { values: rows(({ raw }) => raw && { y: raw }) },
      mark: { type: 'line', strokeWidth: 1, strokeOpacity: 0.3, clip: true },
      encoding: { x, y: { ...y, field: 'y' }, color: colour, detail },
    },
    {
      data: {
        values: rows(({ y: values }) => ({ y: values })).map((row) => ({
          ...row,
          name: lines[row['line'] ?? 0]?.label,
        })),
      },
      mark: { type: 'line', strokeWidth: 1.5, strokeJoin: 'round', clip: true },
      encoding: {
        x,
        y: { ...y, field: 'y' },
        color: colour,
        strokeDash: dash,
        tooltip: [
          { field: 'name', type: 'nominal' },
          { field: 'x', type: x.type },
          { field: 'y', type: 'quantitative' },
        ],
      },
    },
  ].filter(({ data }) => data.values.length > 0);
  return standaloneSpec({ width: WIDTH, height: HEIGHT, layer: layers } as unknown as TopLevelSpec, title);
}

function domainOf(range: readonly [number, number] | undefined) {
  return range ? { domain: [...range], nice: false } : {};
}

/** Names for the lines; none when they are too many to be read. */
function legendOf(lines: CurvesSpecInput['lines']): object | null {
  if (lines.length === 0 || lines.length > MOST_NAMED) return null;
  const names = lines.map(({ label }) => constantText(shortLabel(label, LABEL_CHARACTERS)).expr);
  return {
    title: null,
    labelExpr: `[${names.join(',')}][datum.value]`,
    symbolType: 'stroke',
    symbolSize: 400,
    labelLimit: 240,
  };
}

type Row = Readonly<Record<string, number | null>>;

/** The points of a line; what has no place is null and breaks it. */
function rowsOf(
  { x, y }: OverlayLine,
  line: number,
  columns: Readonly<Record<string, Float64Array>> | undefined,
  { unit, isLog, isLogX }: { readonly unit: number; readonly isLog: boolean; readonly isLogX: boolean },
): readonly Row[] {
  if (!columns) return [];
  const value = (number: number | undefined) =>
    number !== undefined && Number.isFinite(number) && !(isLog && number <= 0) ? number : null;
  return decimate(y, MOST_POINTS).indexes.flatMap((index) => {
    const place = x[index] ?? Number.NaN;
    if (!Number.isFinite(place) || (isLogX && place <= 0)) return [];
    const cells = Object.entries(columns).map(([name, column]) => [name, value(column[index])] as const);
    return [{ line, x: place / unit, ...Object.fromEntries(cells) }];
  });
}
