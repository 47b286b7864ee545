import type { MetricHistory } from '../entities/metric.ts';
import { meanOfLast as meanOfOrdered, orderPoints } from '../search/history-values.ts';

/** Whether a metric was logged once, however often that point was written. */
export function isLoggedOnce(history: MetricHistory): boolean {
  return orderPoints(history).values.length === 1;
}

/** Mean of the last `count` points, as a search has it; undefined when there are fewer than two. */
export function meanOfLast(history: MetricHistory, count: number): number | undefined {
  const points = orderPoints(history);
  return points.values.length < 2 ? undefined : meanOfOrdered(points, count);
}
