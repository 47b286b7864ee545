import type { MetricHistory } from '../entities/metric.ts';

/** The latest value of a metric on one dataset. */
export type DatasetValue = { readonly name: string; readonly digest: string; readonly value: number };

/**
 * The latest value (by step, then time, then order) on each dataset that a metric was measured on, in the order of
 * their first points. Empty when there are fewer than two: then the metric's own latest value says it all.
 */
export function valuesPerDataset(history: MetricHistory): readonly DatasetValue[] {
  const { datasets = [], datasetIndexes = [], steps, timestampsMs, values } = history;
  const latest = new Map<number, number>();
  for (const [point, dataset] of datasetIndexes.entries()) {
    if (datasets[dataset] === undefined) continue;
    const known = latest.get(dataset);
    if (known === undefined || isLater(point, known)) latest.set(dataset, point);
  }
  if (latest.size < 2) return [];
  return [...latest].flatMap(([dataset, point]) => {
    const found = datasets[dataset];
    return found ? [{ name: found.name, digest: found.digest, value: values[point] ?? Number.NaN }] : [];
  });

  function isLater(point: number, known: number): boolean {
    const bySteps = (steps[point] ?? 0) - (steps[known] ?? 0);
    return bySteps !== 0 ? bySteps > 0 : (timestampsMs[point] ?? 0) >= (timestampsMs[known] ?? 0);
  }
}
