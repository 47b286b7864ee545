import { niceTicks } from './ticks.ts';

export type Tick = { readonly value: number; readonly label: string; readonly at: number };

/** An axis for some values: where they stand (0 to 1) and what is written beside it. */
export type ValueScale = {
  readonly isLog: boolean;
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly place: (value: number) => number;
};

const MINUS = '\u2212';
/** From this ratio of greatest to smallest on, equal ratios are drawn as equal distances. */
const LOG_RATIO = 100;
const MOST_DECADES = 6;
/** Beyond it, the round number above a value or the distance of two would be infinite, or the one below zero. */
const GREATEST = 1e300;
const SMALLEST = 1e-300;

function bounded(value: number): number {
  if (Math.abs(value) > GREATEST) return Math.sign(value) * GREATEST;
  return value !== 0 && Math.abs(value) < SMALLEST ? Math.sign(value) * SMALLEST : value;
}

/** Whether values are all above zero and span two decades or more. */
export function isLogarithmic(values: readonly number[]): boolean {
  const { min, max } = range(values);
  return min > 0 && max / min >= LOG_RATIO;
}

function range(values: readonly number[]): { min: number; max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const raw of values) {
    if (!Number.isFinite(raw)) continue;
    const value = bounded(raw);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: 0, max: 1 };
}

/** Labels of ticks with the same number of decimals; powers of ten for the very small and the very large. */
export function tickLabels(values: readonly number[]): readonly string[] {
  const most = Math.max(...values.map(Math.abs));
  const least = Math.min(...values.filter((value) => value !== 0).map(Math.abs));
  if (most >= 1e6 || least < 1e-4) {
    return values.map((value) => (value === 0 ? '0' : short(value.toExponential(2))));
  }
  const decimals = Math.max(...values.map((value) => (String(value).split('.')[1] ?? '').length));
  return values.map((value) => value.toFixed(decimals).replace('-', MINUS));
}

function short(exponential: string): string {
  return exponential
    .replace(/\.?0+e/, 'e')
    .replace('e+', 'e')
    .replaceAll('-', MINUS);
}

function logScale(min: number, max: number): ValueScale {
  const from = Math.floor(Math.log10(min) + 1e-9);
  const to = Math.ceil(Math.log10(max) - 1e-9);
  const every = Math.ceil((to - from + 1) / MOST_DECADES);
  const place = (value: number) => (Math.log10(value) - from) / (to - from);
  const ticks = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, i) => {
    const exponent = from + i * every;
    const value = Number(`1e${exponent}`);
    const label = exponent < -4 || exponent > 5 ? `1e${exponent}`.replace('-', MINUS) : String(value);
    return { value, label, at: place(value) };
  });
  return { isLog: true, domain: [Number(`1e${from}`), Number(`1e${to}`)], ticks, place };
}

/** Nearer than this share of the axis, labels of values would run into each other. */
const LEAST_GAP = 0.09;
const MOST_DISTINCT = 7;
const MARGIN = 0.04;

/**
 * A scale for settings that were chosen: when they are few and far enough apart, each value is a tick of its own.
 * Otherwise as `valueScale`.
 */
export function settingScale(values: readonly number[]): ValueScale {
  const distinct = [...new Set(values.map(bounded))].sort((a, b) => a - b);
  const [min = 0] = distinct;
  const max = distinct.at(-1) ?? min;
  const scale = valueScale(values, 5);
  if (distinct.length < 2 || distinct.length > MOST_DISTINCT || scale.isLog) return scale;
  const low = min - (max - min) * MARGIN;
  const high = max + (max - min) * MARGIN;
  const place = (value: number) => (value - low) / (high - low);
  const isNear = distinct.some(
    (value, i) => i > 0 && place(value) - place(distinct[i - 1] ?? low) < LEAST_GAP,
  );
  if (isNear) return scale;
  const ticks = distinct.map((value) => ({
    value,
    label: String(value).replace('-', MINUS),
    at: place(value),
  }));
  return { isLog: false, domain: [low, high], ticks, place };
}

/** `auto` is logarithmic for values that span two decades. */
export type ScaleKind = 'auto' | 'linear' | 'log';

/** A scale of the given kind; logarithmic from the least value above zero on, and linear when there is none. */
export function scaleOfKind(values: readonly number[], kind: ScaleKind): ValueScale {
  if (kind === 'auto') return valueScale(values);
  const positive = values.filter((value) => value > 0);
  if (kind === 'linear' || positive.length === 0) return linearScale(values, 4);
  const { min, max } = range(positive);
  // A single decade at least.
  const from = 10 ** Math.floor(Math.log10(min) + 1e-9);
  return logScale(from, Math.max(max, from * 10));
}

/**
 * A scale that holds all finite values up to 1e300: logarithmic when they span two decades, else between round
 * numbers.
 */
export function valueScale(values: readonly number[], count = 4): ValueScale {
  const { min, max } = range(values);
  return isLogarithmic(values) ? logScale(min, max) : linearScale(values, count);
}

function linearScale(values: readonly number[], count: number): ValueScale {
  const { min, max } = range(values);
  const half = Math.abs(min) * 0.05 || 0.5;
  const ticks = max > min ? niceTicks(min, max, count) : [min - half, min, min + half];
  const low = ticks[0] ?? min;
  const high = ticks.at(-1) ?? max;
  const place = (value: number) => (value - low) / (high - low);
  const labels = tickLabels(ticks.map((value) => Number(value.toPrecision(12))));
  return {
    isLog: false,
    domain: [low, high],
    ticks: ticks.map((value, index) => ({ value, label: labels[index] ?? '', at: place(value) })),
    place,
  };
}
