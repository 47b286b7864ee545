import { Buffer } from 'node:buffer';
import {
  encodeHistoryLine,
  encodeValues,
  isExact,
  type MetricColumns,
  summarise,
} from '../metric-history.ts';
import type { RawMetric } from '../run-store.ts';
import type { Cell } from './database.ts';
import { decodeValue } from './metric-value.ts';

/** What the metrics of one run are made of. */
export type RunMetrics = {
  readonly metrics: readonly RawMetric[];
  readonly rows: number;
  /** Rows that are no points, by key. */
  readonly faults: ReadonlyMap<string, { readonly rows: number; readonly first: string }>;
};

/** Collects the points of one run after another. The columns are reused, as a database has millions of rows. */
export type MetricCollector = {
  /** Adds the point of one row. NaN comes as the text `NaN`. */
  add(
    key: Cell | undefined,
    timestamp: Cell | undefined,
    step: Cell | undefined,
    value: Cell | undefined,
  ): void;
  /** The metrics of the run whose rows were added; begins anew. */
  finish(): RunMetrics;
};

/** Nothing collected yet. */
export function metricCollector(): MetricCollector {
  const all = new Map<string, Series>();
  let used: Series[] = [];
  let faults = new Map<string, { rows: number; first: string }>();
  let rows = 0;
  let last: Series | undefined;
  const seriesOf = (key: string): Series => {
    if (last?.key === key && last.count > 0) return last;
    let series = all.get(key);
    if (!series) {
      series = new Series(key);
      all.set(key, series);
    }
    if (series.count === 0) used.push(series);
    last = series;
    return series;
  };
  return {
    add(key, timestamp, step, value) {
      rows += 1;
      const number = value === 'NaN' ? Number.NaN : decodeValue(value);
      if (
        typeof key === 'string' &&
        typeof timestamp === 'number' &&
        typeof step === 'number' &&
        number !== undefined &&
        isExact(timestamp) &&
        isExact(step)
      ) {
        seriesOf(key).add(Math.trunc(timestamp), Math.trunc(step), number);
        return;
      }
      const name = typeof key === 'string' ? key : String(key);
      const fault = faults.get(name);
      if (fault) fault.rows += 1;
      else faults.set(name, { rows: 1, first: [timestamp, value, step].map(described).join(' ') });
    },
    finish() {
      const metrics = used.map(toMetric);
      const found = { metrics, rows, faults };
      for (const series of used) series.count = 0;
      used = [];
      faults = new Map();
      rows = 0;
      last = undefined;
      return found;
    },
  };
}

function described(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return 'NULL';
  return cell instanceof Uint8Array ? 'a blob' : String(cell);
}

class Series {
  readonly key: string;
  count = 0;
  timestamps = new Float64Array(64);
  steps = new Float64Array(64);
  values = new Float64Array(64);
  isOrdered = true;

  constructor(key: string) {
    this.key = key;
  }

  add(timestamp: number, step: number, value: number): void {
    const at = this.count;
    if (at === this.values.length) this.grow();
    this.timestamps[at] = timestamp;
    this.steps[at] = step;
    this.values[at] = value;
    this.count = at + 1;
    if (at === 0) this.isOrdered = true;
    else if (this.isOrdered) this.isOrdered = compare(this, at - 1, at) <= 0;
  }

  private grow(): void {
    const grown = (column: Float64Array) => {
      const larger = new Float64Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.timestamps = grown(this.timestamps);
    this.steps = grown(this.steps);
    this.values = grown(this.values);
  }
}

/** MLflow gives a history in the order of (timestamp, step, value); a NaN is stored as 0. */
function compare({ timestamps, steps, values }: Series, a: number, b: number): number {
  return (
    (timestamps[a] as number) - (timestamps[b] as number) ||
    (steps[a] as number) - (steps[b] as number) ||
    stored(values[a] as number) - stored(values[b] as number)
  );
}

function stored(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

function ordered(series: Series): MetricColumns {
  if (series.isOrdered) return series;
  const order = Array.from({ length: series.count }, (_, index) => index).sort((a, b) =>
    compare(series, a, b),
  );
  const pick = (column: Float64Array) => Float64Array.from(order, (index) => column[index] as number);
  const { timestamps, steps, values, count } = series;
  return { timestamps: pick(timestamps), steps: pick(steps), values: pick(values), count };
}

function toMetric(series: Series): RawMetric {
  const columns = ordered(series);
  const { summary } = summarise(series.key, columns);
  return {
    summary,
    line: encodeHistoryLine(series.key, columns, Buffer.from(encodeValues(columns), 'latin1'), undefined),
  };
}
