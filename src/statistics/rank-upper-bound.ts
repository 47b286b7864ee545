import { type Goal, signOf } from './goal.ts';
import type { RankedGroup } from './rank-group.ts';
import { tInterval } from './t-interval.ts';
import type { Unit } from './wording.ts';

/**
 * Rank(UB) as LMArena has it: 1 + #{j: lower(j) > upper(i)} over t intervals, with greater as better. A group without
 * spread counts as a point. Does not control the risk of a wrong order (7–15 % of tables of eight equal groups).
 *
 * @param groups with at least two values each.
 */
export function rankUpperBounds(
  groups: readonly RankedGroup[],
  options: { readonly goal: Goal; readonly level: number; readonly unit: Unit },
): readonly number[] {
  const sign = signOf(options.goal);
  const ends = groups.map(({ values, sample }) => {
    const interval = tInterval(values, options);
    const half = interval.shown ? interval.halfWidth : 0;
    return { lower: sign * sample.mean - half, upper: sign * sample.mean + half };
  });
  const lowers = Float64Array.from(ends, ({ lower }) => lower).sort();
  return ends.map(({ upper }) => 1 + lowers.length - countUpTo(lowers, upper));
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
