import type { MetricGoal } from './metric-goal.ts';

/** How far a value lies from another. */
export type MetricDifference = {
  readonly value: number;
  /** Undefined when the values are equal, or when the metric has no direction. */
  readonly reading: 'better' | 'worse' | undefined;
};

/** A difference to a reference and whether it is an improvement; undefined when there is no finite difference. */
export function metricDifference(
  value: number | undefined,
  against: number | undefined,
  goal: { readonly goal?: MetricGoal['goal'] } | undefined,
): MetricDifference | undefined {
  if (value === undefined || against === undefined) return undefined;
  const change = value - against;
  if (!Number.isFinite(change)) return undefined;
  if (change === 0 || !goal?.goal) return { value: change, reading: undefined };
  return { value: change, reading: change > 0 === (goal.goal === 'maximize') ? 'better' : 'worse' };
}
