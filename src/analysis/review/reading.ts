import type { ReviewReading } from '../../entities/review-file.ts';
import { type Goal, signOf } from '../../statistics/goal.ts';
import type { UnitsDifference } from './compare-units.ts';

/** How much of the values' size a change may be by rounding. */
const SLACK = 1e-12;

/**
 * What a change of a metric says. With an interval, better or worse is what the interval is wholly beyond 0 for, and
 * what is more than the tolerance; without one the change alone counts, and it is said that it is not tested.
 */
export function readingOf(
  { base, head, delta, test }: UnitsDifference,
  goal: Goal | undefined,
  tolerance: number,
): ReviewReading {
  if (!base || !head) return head ? 'new' : 'removed';
  if (delta === undefined) return Object.is(base.mean, head.mean) ? 'unchanged' : 'not finite';
  const slack = SLACK * Math.max(Math.abs(base.mean), Math.abs(head.mean));
  if (Math.abs(delta) <= slack && !test) return 'unchanged';
  if (test && test.low <= 0 && test.high >= 0) return 'within noise';
  if (Math.abs(delta) <= tolerance + slack) return 'within noise';
  if (goal === undefined) return 'changed';
  return signOf(goal) * delta > 0 ? 'better' : 'worse';
}
