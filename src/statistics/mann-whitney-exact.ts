/**
 * How many ways of choosing `size` of the ranks have each sum: entry s counts those whose doubled sum is s. Doubled,
 * because ranks that ties share may end in ½.
 *
 * @param ranks average ranks from 1, as `averageRanks` gives them.
 */
export function splitsByRankSum(ranks: readonly number[], size: number): Float64Array {
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const most = doubled
    .toSorted((a, b) => b - a)
    .slice(0, size)
    .reduce((sum, rank) => sum + rank, 0);
  // ways[k][s]: choices of k of the ranks seen so far with doubled sum s.
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  const none = ways[0];
  if (none) none[0] = 1;
  // The greatest sum that k of them can have so far, so that the sums beyond it are not gone through.
  const reach = new Float64Array(size + 1).fill(-1);
  reach[0] = 0;
  for (const rank of doubled) {
    for (let k = size; k >= 1; k--) {
      const reached = reach[k - 1] ?? -1;
      if (reached < 0) continue;
      addShifted(ways[k], ways[k - 1], { shift: rank, to: reached });
      reach[k] = Math.max(reach[k] ?? -1, reached + rank);
    }
  }
  return ways[size] ?? new Float64Array(0);
}

/** target[s + shift] += source[s], for s up to `to`. */
function addShifted(
  target: Float64Array | undefined,
  source: Float64Array | undefined,
  { shift, to }: { readonly shift: number; readonly to: number },
): void {
  if (!target || !source) return;
  for (let s = 0; s <= to; s++) target[s + shift] = (target[s + shift] ?? 0) + (source[s] ?? 0);
}
