import { Buffer } from 'node:buffer';
import { encodeMetricValue } from '../../entities/stored-metric-value.ts';
import { encodeHistoryLine, encodeValues, summarise } from '../metric-history.ts';
import { excerpt, type Problem } from '../problem.ts';
import { countRows, type RowCounts } from '../row-counts.ts';
import type { RawMetric } from '../run-store.ts';
import { type Row, textOf } from './database.ts';
import { decodeInteger, decodeValue } from './metric-value.ts';

/** A row of `latest_metrics`, which MLflow keeps since August 2019: `value`, `timestamp`, `step`, `is_nan`. */
export type LatestRow = Row;

type Latest = { readonly value: number; readonly step: number; readonly timestampMs: number };

/**
 * Compares what the points of a run's metrics say with the values that MLflow keeps as the latest, and shows. They
 * should be the same; where rows were changed by hand, MLflow's stand. A metric without points becomes one of one.
 */
export function checkLatest(
  metrics: readonly RawMetric[],
  latest: ReadonlyMap<string, LatestRow>,
  folder: string,
  problems: Problem[],
  rows: RowCounts,
): readonly RawMetric[] {
  const left = new Map(latest);
  const checked = metrics.map((metric): RawMetric => {
    const { key } = metric.summary;
    const row = left.get(key);
    left.delete(key);
    const stated = row && readLatest(key, row, folder, problems, rows);
    return stated ? reconcile(metric, stated, folder, problems) : metric;
  });
  for (const [key, row] of left) {
    const stated = readLatest(key, row, folder, problems, rows);
    if (!stated) continue;
    problems.push({ code: 'metric-without-history', path: `${folder}/latest_metrics/${key}`, key });
    checked.push(onePoint(key, stated));
  }
  return checked;
}

function readLatest(
  key: string,
  row: LatestRow,
  folder: string,
  problems: Problem[],
  rows: RowCounts,
): Latest | undefined {
  const value = Number(row['is_nan']) === 1 ? Number.NaN : decodeValue(row['value']);
  // NULL is allowed for the time, and means nothing to MLflow.
  const timestampMs = decodeInteger(row['timestamp'] ?? 0n);
  const step = decodeInteger(row['step'] ?? 0n);
  if (value !== undefined && timestampMs !== undefined && step !== undefined) {
    countRows(rows, 'latest_metrics', 1);
    return { value, step, timestampMs };
  }
  countRows(rows, 'latest_metrics', 0, 1);
  const found = excerpt(
    ['timestamp', 'value', 'step'].map((column) => textOf(row[column]) ?? 'NULL').join(' '),
  );
  problems.push({
    code: 'metric-rows-invalid',
    path: `${folder}/latest_metrics/${key}`,
    key,
    found,
    count: 1,
  });
  return undefined;
}

function reconcile(metric: RawMetric, stated: Latest, folder: string, problems: Problem[]): RawMetric {
  const { summary, line } = metric;
  const { step, timestampMs } = stated;
  const value = encodeMetricValue(stated.value);
  if (summary.value === value && summary.step === step && summary.timestampMs === timestampMs) return metric;
  const isTie =
    summary.step === step &&
    summary.timestampMs === timestampMs &&
    comparable(summary.value) === comparable(value);
  if (!isTie) {
    const { key } = summary;
    const found = `${summary.value} at step ${summary.step}`;
    problems.push({ code: 'latest-metric-differs', path: `${folder}/latest_metrics/${key}`, key, found });
  }
  return { summary: { ...summary, value, step, timestampMs }, line };
}

/** NaN is stored as 0, and of points that are equal that way MLflow keeps the one that came first. */
function comparable(value: number | string): number {
  return value === 'NaN' ? 0 : Number(value);
}

function onePoint(key: string, { value, step, timestampMs }: Latest): RawMetric {
  const columns = {
    steps: Float64Array.of(step),
    timestamps: Float64Array.of(timestampMs),
    values: Float64Array.of(value),
    count: 1,
  };
  const { summary } = summarise(key, columns);
  return { summary, line: encodeHistoryLine(key, columns, Buffer.from(encodeValues(columns)), undefined) };
}
