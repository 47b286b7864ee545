import type { RawLoggedModelMetric } from './run-store.ts';

/** Keeps the latest value of each metric and dataset of one logged model, in the order in which they come first. */
export type LatestModelMetrics = {
  add(metric: RawLoggedModelMetric): void;
  all(): readonly RawLoggedModelMetric[];
};

/** Nothing kept yet. Latest is the greatest (step, timestamp, value), as for runs, NaN counting as 0. */
export function latestModelMetrics(): LatestModelMetrics {
  const latest = new Map<string, RawLoggedModelMetric>();
  return {
    add(metric) {
      const { key, dataset } = metric;
      const id = JSON.stringify(dataset ? [key, dataset.name, dataset.digest] : [key]);
      const known = latest.get(id);
      if (!known || isLater(metric, known)) latest.set(id, metric);
    },
    all: () => [...latest.values()],
  };
}

function isLater(a: RawLoggedModelMetric, b: RawLoggedModelMetric): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestampMs !== b.timestampMs) return a.timestampMs > b.timestampMs;
  return (Number.isNaN(a.value) ? 0 : a.value) > (Number.isNaN(b.value) ? 0 : b.value);
}
