/** A stretch of values that one level stands for: from (inclusive) to (exclusive). */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  /** The median. */
  readonly level: number;
  /** Σ|x − level|. */
  readonly deviation: number;
};

/** The stretch between two places; kept, as the same ones are asked for over and over. */
export type Stretches = (from: number, to: number) => Stretch;

/** So many values at most are a stretch before neighbours are joined; that keeps the search linear, as asv does. */
const LONGEST = 20;

/** @param values finite. */
export function stretchesOf(values: readonly number[]): Stretches {
  const known = new Map<number, Stretch>();
  return (from, to) => {
    const key = from * (values.length + 1) + to;
    const found = known.get(key) ?? stretch(values, from, to);
    known.set(key, found);
    return found;
  };
}

function stretch(values: readonly number[], from: number, to: number): Stretch {
  const own = values.slice(from, to);
  const sorted = own.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const level = sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? 0) + upper) / 2;
  let deviation = 0;
  for (const value of own) deviation += Math.abs(value - level);
  return { from, to, level, deviation };
}

/**
 * Fits levels to values: about the least of penalty · (number of levels) + Σ|x − level|, the Potts functional with
 * absolute deviations (Friedrich et al. 2008, "Complexity penalized M-estimation: fast computation"). Exact for
 * stretches of at most 20 values; then neighbours are joined and borders moved while that lowers the sum.
 */
export function fitLevels(count: number, penalty: number, stretches: Stretches): readonly Stretch[] {
  const ends = bestEnds(count, penalty, stretches);
  joinNeighbours(ends, penalty, stretches);
  moveBorders(ends, stretches);
  return ends.map((end, index) => stretches(ends[index - 1] ?? 0, end));
}

/** Bellman's recursion over where the last stretch starts; of equally good starts the latest. */
function bestEnds(count: number, penalty: number, stretches: Stretches): number[] {
  const costs = [-penalty];
  const starts: number[] = [];
  for (let end = 1; end <= count; end++) {
    let [least, start] = [Number.POSITIVE_INFINITY, 0];
    for (let from = Math.max(0, end - LONGEST); from < end; from++) {
      const cost = (costs[from] ?? 0) + penalty + stretches(from, end).deviation;
      if (cost <= least) [least, start] = [cost, from];
    }
    costs.push(least);
    starts.push(start);
  }
  const ends: number[] = [];
  for (let end = count; end > 0; end = starts[end - 1] ?? 0) ends.unshift(end);
  return ends;
}

/** Removes borders one by one; a gain is taken when the next two borders offer no greater one. */
function joinNeighbours(ends: number[], penalty: number, stretches: Stretches): void {
  for (;;) {
    let [least, chosen] = [0, -1];
    for (let border = 0; border + 1 < ends.length; border++) {
      if (chosen >= 0 && border > chosen + 1) break;
      const [from, middle, to] = [ends[border - 1] ?? 0, ends[border] ?? 0, ends[border + 1] ?? 0];
      const apart = stretches(from, middle).deviation + stretches(middle, to).deviation + penalty;
      const change = stretches(from, to).deviation - apart;
      if (change <= least) [least, chosen] = [change, border];
    }
    if (chosen < 0) return;
    ends.splice(chosen, 1);
  }
}

/** Moves each border to its best place within reach; of equally good places the first, or where it is. */
function moveBorders(ends: number[], stretches: Stretches): void {
  for (let border = 0; border + 1 < ends.length; border++) {
    const [from, at, to] = [ends[border - 1] ?? 0, ends[border] ?? 0, ends[border + 1] ?? 0];
    const cost = (place: number) => stretches(from, place).deviation + stretches(place, to).deviation;
    let [least, best] = [cost(at), at];
    for (let place = Math.max(from + 1, at - LONGEST); place <= Math.min(to - 1, at + LONGEST); place++) {
      if (cost(place) < least) [least, best] = [cost(place), place];
    }
    ends[border] = best;
  }
}
