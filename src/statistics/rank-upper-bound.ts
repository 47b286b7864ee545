import { type Goal, signOf } from './goal.ts';
import type { RankedGroup } from './rank-group.ts';
import { countUpTo } from './sorted-counts.ts';
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
