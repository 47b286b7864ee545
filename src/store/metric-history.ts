import { Buffer } from 'node:buffer';
import type { StoredMetricSummary } from '../entities/metric.ts';
import { encodeMetricValue } from '../entities/stored-metric-value.ts';
import { historyShape } from './history-shape.ts';

/** The points of one metric in log order: the first `count` numbers of each column. Times are in ms since 1970. */
export type MetricColumns = {
  readonly steps: Float64Array;
  readonly timestamps: Float64Array;
  /** Any doubles, NaN and ±Infinity included. */
  readonly values: Float64Array;
  readonly count: number;
};

/** Datasets that points refer to, and per point an index into them (-1 for none). */
export type PointDatasets = {
  readonly datasets: readonly { readonly name: string; readonly digest: string }[];
  readonly indexes: readonly number[];
};

/** Steps and times are kept as differences, and the difference of two such numbers is still exact. */
const GREATEST_INTEGER = 2 ** 52 - 1;

/** Whether a step or time is small enough to be kept exactly. */
export function isExact(integer: number): boolean {
  return Math.abs(integer) <= GREATEST_INTEGER;
}

/** The outline of a history, and the index of its latest point: the greatest (step, timestamp, value), NaN being 0. */
export function summarise(
  key: string,
  { steps, timestamps, values, count }: MetricColumns,
): { summary: StoredMetricSummary; latest: number } {
  let latest = 0;
  let latestValue = orZero(values[0] as number);
  let nonFinite = 0;
  let firstStep = steps[0] as number;
  let lastStep = firstStep;
  let minAt = -1;
  let maxAt = -1;
  for (let i = 0; i < count; i++) {
    const step = steps[i] as number;
    const value = values[i] as number;
    if (step < firstStep) firstStep = step;
    if (step > lastStep) lastStep = step;
    if (value - value === 0) {
      if (minAt < 0 || isBetter(value - (values[minAt] as number), step, steps[minAt] as number, -1))
        minAt = i;
      if (maxAt < 0 || isBetter(value - (values[maxAt] as number), step, steps[maxAt] as number, 1))
        maxAt = i;
    } else {
      nonFinite += 1;
    }
    const byStep = step - (steps[latest] as number);
    const byTime = (timestamps[i] as number) - (timestamps[latest] as number);
    const comparable = orZero(value);
    if (byStep > 0 || (byStep === 0 && (byTime > 0 || (byTime === 0 && comparable > latestValue)))) {
      latest = i;
      latestValue = comparable;
    }
  }
  const extreme = (index: number) => ({ value: values[index] as number, step: steps[index] as number });
  const shape =
    minAt >= 0
      ? historyShape(steps, values, count, values[minAt] as number, values[maxAt] as number)
      : undefined;
  return {
    latest,
    summary: {
      key,
      value: encodeMetricValue(values[latest] as number),
      step: steps[latest] as number,
      timestampMs: timestamps[latest] as number,
      points: count,
      nonFinite,
      firstStep,
      lastStep,
      ...(minAt >= 0 ? { min: extreme(minAt), max: extreme(maxAt) } : {}),
      ...(shape ? { shape } : {}),
    },
  };
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/** Greater (or smaller) than the extreme so far, or equal at an earlier step. */
function isBetter(difference: number, step: number, thanStep: number, sign: 1 | -1): boolean {
  return difference * sign > 0 || (difference === 0 && step < thanStep);
}

/** `{from, by}` for an arithmetic progression, else the first number and the differences. */
function encodeIntegers(column: Float64Array, count: number): string {
  const from = column[0] as number;
  const by = count > 1 ? (column[1] as number) - from : 0;
  let i = 2;
  while (i < count && (column[i] as number) - (column[i - 1] as number) === by) i += 1;
  if (i >= count) return `{"from":${from},"by":${by}}`;
  let json = `[${from}`;
  for (let k = 1; k < count; k++) json += `,${(column[k] as number) - (column[k - 1] as number)}`;
  return `${json}]`;
}

/**
 * The line of the history file (see `metricHistoryLineSchema`), without its newline.
 *
 * @param values the values as JSON, separated by commas.
 */
export function encodeHistoryLine(
  key: string,
  { steps, timestamps, count }: MetricColumns,
  values: Uint8Array,
  points: PointDatasets | undefined,
): Buffer {
  const head = `{"key":${JSON.stringify(key)},"points":${count},"steps":${encodeIntegers(steps, count)},"timestampsMs":${encodeIntegers(timestamps, count)},"values":[`;
  const tail = points
    ? `],"datasets":${JSON.stringify(points.datasets)},"datasetIndexes":${JSON.stringify(points.indexes)}}`
    : ']}';
  const headBytes = Buffer.byteLength(head);
  const line = Buffer.allocUnsafe(headBytes + values.length + Buffer.byteLength(tail));
  line.write(head, 0, 'utf8');
  line.set(values, headBytes);
  line.write(tail, headBytes + values.length, 'utf8');
  return line;
}

/** A value as JSON; the names of what JSON has no number for are texts. */
export function encodeValue(value: number): string {
  // JSON.stringify drops the sign of zero, JSON itself does not.
  if (Object.is(value, -0)) return '-0';
  return value - value === 0 ? String(value) : JSON.stringify(encodeMetricValue(value));
}

/** Values as JSON, separated by commas; the engine writes an array of plain numbers several times as fast as each alone. */
export function encodeValues({ values, count }: Pick<MetricColumns, 'values' | 'count'>): string {
  const plain = new Array<number>(count);
  for (let index = 0; index < count; index++) {
    const value = values[index] as number;
    if (value - value !== 0 || Object.is(value, -0))
      return Array.from(values.subarray(0, count), encodeValue).join();
    plain[index] = value;
  }
  return JSON.stringify(plain).slice(1, -1);
}
