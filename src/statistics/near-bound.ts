import type { Bounds } from './t-interval.ts';

/** Said when `isNearBound`: skewed values with unequal spreads print 6–12 % wrong tables there. */
export const NEAR_BOUND_TEXT = 'near its bound: ranks approximate';

/** A judgement, not measured. */
const NEAR = 0.05;

/**
 * Whether one of the means lies within 5 % of the metric's range from a bound. False for a metric without a range:
 * with one bound, or none, there is nothing to take 5 % of.
 */
export function isNearBound(means: readonly number[], { low, high }: Bounds): boolean {
  if (low === undefined || high === undefined || !(high > low)) return false;
  const near = NEAR * (high - low);
  return means.some((mean) => mean - low <= near || high - mean <= near);
}
