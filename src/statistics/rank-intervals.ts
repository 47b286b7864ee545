import { type Goal, signOf } from './goal.ts';
import type { PairTest } from './pair-tests.ts';

/** Which places the data allow a group, from 1, and the tier it is drawn in. */
export type RankInterval = { readonly low: number; readonly high: number; readonly tier: number };

/**
 * Rank intervals from pairs that are told apart (Al Mohamad, Goeman and van Zwet, arXiv 1708.02729): from
 * 1 + the number of groups separated as better to K − the number separated as worse.
 *
 * Tiers walk from best to worst: the first group anchors tier 1; one that is separated from the anchor opens the next
 * tier and becomes its anchor, any other joins. The anchor stays, as a moving one would chain everything together.
 * Tiers are layout; the interval is the statement.
 *
 * @param count K, the number of groups, in order from best to worst; `pairs` name them by place.
 * @param options.alpha pairs are separated whose adjusted p is at most this.
 */
export function rankIntervals(
  count: number,
  pairs: readonly PairTest[],
  options: { readonly goal: Goal; readonly alpha: number },
): readonly RankInterval[] {
  const better = new Uint32Array(count);
  const worse = new Uint32Array(count);
  const separated = new Set<number>();
  for (const { first, second, difference, adjusted } of pairs) {
    if (adjusted > options.alpha || difference === 0) continue;
    separated.add(first * count + second);
    const firstWins = signOf(options.goal) * difference > 0;
    const [winner, loser] = firstWins ? [first, second] : [second, first];
    worse[winner] = (worse[winner] ?? 0) + 1;
    better[loser] = (better[loser] ?? 0) + 1;
  }
  let anchor = 0;
  let tier = 1;
  return Array.from({ length: count }, (_, place) => {
    if (separated.has(anchor * count + place)) {
      anchor = place;
      tier += 1;
    }
    return { low: 1 + (better[place] ?? 0), high: count - (worse[place] ?? 0), tier };
  });
}
