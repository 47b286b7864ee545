import type { MetricHistory } from '../entities/metric.ts';

/**
 * Indexes of a history's distinct points by (step, timestamp). MLflow 3 writes a point again, below later ones, when it
 * logs the metric of a model: the same point twice is one, and the end of the file is not the end of the training.
 */
function distinctPoints({ steps, timestampsMs, values }: MetricHistory): readonly number[] {
  const at = (column: Float64Array, index: number) => column[index] ?? Number.NaN;
  const order = (a: number, b: number) =>
    at(steps, a) - at(steps, b) || at(timestampsMs, a) - at(timestampsMs, b) || a - b;
  const isSame = (a: number, b: number) =>
    at(steps, a) === at(steps, b) &&
    at(timestampsMs, a) === at(timestampsMs, b) &&
    Object.is(at(values, a), at(values, b));
  const indexes = Array.from(values, (_, index) => index);
  const isAscending = indexes.every((index) => index === 0 || order(index - 1, index) < 0);
  const sorted = isAscending ? indexes : indexes.sort(order);
  return sorted.filter((index, place) => place === 0 || !isSame(sorted[place - 1] ?? index, index));
}

/** Whether a metric was logged once, however often that point was written. */
export function isLoggedOnce(history: MetricHistory): boolean {
  return distinctPoints(history).length === 1;
}

/**
 * Mean of the last `count` distinct points by (step, timestamp); undefined when there are fewer than two, NaN when one
 * of them is.
 */
export function meanOfLast(history: MetricHistory, count: number): number | undefined {
  const points = distinctPoints(history);
  if (points.length < 2) return undefined;
  const last = points.slice(-count);
  return last.reduce((sum, index) => sum + (history.values[index] ?? Number.NaN), 0) / last.length;
}
