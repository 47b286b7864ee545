import { mean } from './moments.ts';
import { interquartileMean } from './summary.ts';

/** What is computed of each resample. */
export type ResampledStatistic = 'mean' | 'median' | 'iqm';

/**
 * The mean of a resample. Sums each value times its count, in ascending order: another order moves the result by one
 * unit in the last place, and ties with the estimate, which BCa counts, would vanish.
 *
 * @param sorted ascending finite numbers.
 * @param counts how often each was drawn, as many as there are numbers in all.
 */
export function meanOfCounts(sorted: readonly number[], counts: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) {
    const count = counts[i] ?? 0;
    if (count > 0) sum += count * (sorted[i] ?? 0);
  }
  return sum / sorted.length;
}

/** The resample itself, ascending. */
export function expand(sorted: readonly number[], counts: Uint32Array): number[] {
  const expanded: number[] = [];
  sorted.forEach((value, index) => {
    for (let left = counts[index] ?? 0; left > 0; left--) expanded.push(value);
  });
  return expanded;
}

/** `median` of the resample, without laying it out: boards draw hundreds of thousands. */
function medianOfCounts(sorted: readonly number[], counts: Uint32Array): number {
  const n = sorted.length;
  const half = n >> 1;
  let seen = 0;
  let at = -1;
  while (seen <= half && at < n - 1) seen += counts[++at] ?? 0;
  const upper = sorted[at] ?? Number.NaN;
  if (n % 2 === 1 || seen - (counts[at] ?? 0) < half) return n % 2 === 1 ? upper : mean([upper, upper]);
  let below = at - 1;
  while (counts[below] === 0) below -= 1;
  return mean([sorted[below] ?? Number.NaN, upper]);
}

/** `interquartileMean` of the resample, without laying it out: the same numbers, summed one by one. */
function interquartileMeanOfCounts(sorted: readonly number[], counts: Uint32Array): number {
  const n = sorted.length;
  const from = Math.floor(n / 4);
  const to = n - from;
  let sum = 0;
  let seen = 0;
  for (let i = 0; seen < to; i++) {
    const first = Math.max(seen, from);
    seen += counts[i] ?? 0;
    const value = sorted[i] ?? Number.NaN;
    for (let left = Math.min(seen, to) - first; left > 0; left--) sum += value;
  }
  return Number.isFinite(sum) ? sum / (to - from) : interquartileMean(expand(sorted, counts));
}

/** A statistic of a resample given as counts of ascending numbers. */
export function statisticOfCounts(
  sorted: readonly number[],
  counts: Uint32Array,
  statistic: ResampledStatistic,
): number {
  switch (statistic) {
    case 'mean':
      return meanOfCounts(sorted, counts);
    case 'median':
      return medianOfCounts(sorted, counts);
    case 'iqm':
      return interquartileMeanOfCounts(sorted, counts);
    default:
      return statistic satisfies never;
  }
}

/** A statistic of ascending numbers, each taken once. */
export function statisticOf(sorted: readonly number[], statistic: ResampledStatistic): number {
  return statisticOfCounts(sorted, new Uint32Array(sorted.length).fill(1), statistic);
}
