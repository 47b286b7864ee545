import type { IntegerColumn, MetricHistory, StoredMetricHistory } from '../entities/metric.ts';
import type { StoredMetricValue } from '../entities/stored-metric-value.ts';

function decodeIntegers(column: IntegerColumn, length: number): Float64Array {
  const integers = new Float64Array(length);
  if (Array.isArray(column)) {
    let sum = 0;
    for (let i = 0; i < length; i++) {
      sum += column[i] ?? 0;
      integers[i] = sum;
    }
  } else {
    for (let i = 0; i < length; i++) integers[i] = column.from + i * column.by;
  }
  return integers;
}

/** Turns a line of a history file into columns; text values are NaN and the infinities. */
export function decodeHistory(line: string): MetricHistory {
  return decodeStoredHistory(JSON.parse(line) as StoredMetricHistory);
}

/** The same for a line that was parsed before. */
export function decodeStoredHistory(stored: StoredMetricHistory): MetricHistory {
  const length = stored.values.length;
  return {
    key: stored.key,
    steps: decodeIntegers(stored.steps, length),
    timestampsMs: decodeIntegers(stored.timestampsMs, length),
    values: Float64Array.from(stored.values as StoredMetricValue[], Number),
    ...(stored.datasets && stored.datasetIndexes
      ? { datasets: stored.datasets, datasetIndexes: stored.datasetIndexes }
      : {}),
  };
}
