/**
 * Ranks from 1; equal values share the mean of their places ("average" ranks).
 *
 * @param values finite numbers.
 */
export function averageRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let place = from; place < to; place++) ranks[order[place] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's r of two columns of one length; undefined when one of them does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number | undefined {
  const meanX = x.reduce((sum, value) => sum + value, 0) / x.length;
  const meanY = y.reduce((sum, value) => sum + value, 0) / y.length;
  let [xx, yy, xy] = [0, 0, 0];
  x.forEach((value, index) => {
    const dx = value - meanX;
    const dy = (y[index] ?? 0) - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : undefined;
}

/**
 * Spearman's ρ: Pearson's correlation of the average ranks, from −1 to 1.
 * Undefined with fewer than three pairs, or when a column has one value only.
 *
 * @param x finite numbers.
 * @param y finite numbers, as many.
 */
export function spearman(x: readonly number[], y: readonly number[]): number | undefined {
  return x.length < 3 ? undefined : correlation(averageRanks(x), averageRanks(y));
}

/**
 * How much of the variance of ranks the membership in a group explains: ε² of Kruskal and Wallis
 * (1 − (N − 1)(1 − η²)/(N − k)), which is about 0 when groups mean nothing however many there are; never below 0.
 * Undefined when there is one group only, when each value is its own group, or when all values are equal.
 *
 * @param groups the group of each value.
 */
export function rankEffect(groups: readonly string[], values: readonly number[]): number | undefined {
  const ranks = averageRanks(values);
  const sums = new Map<string, { sum: number; count: number }>();
  ranks.forEach((rank, index) => {
    const entry = sums.get(groups[index] ?? '') ?? { sum: 0, count: 0 };
    sums.set(groups[index] ?? '', { sum: entry.sum + rank, count: entry.count + 1 });
  });
  const total = ranks.length;
  if (sums.size < 2 || sums.size >= total) return undefined;
  const mean = (total + 1) / 2;
  const spread = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  if (spread === 0) return undefined;
  const between = [...sums.values()].reduce((sum, group) => {
    return sum + group.count * (group.sum / group.count - mean) ** 2;
  }, 0);
  return Math.max(0, 1 - ((total - 1) * (1 - between / spread)) / (total - sums.size));
}
