import { interquartileMean, median } from './summary.ts';

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
      return median(expand(sorted, counts));
    case 'iqm':
      return interquartileMean(expand(sorted, counts));
    default:
      return statistic satisfies never;
  }
}

/** A statistic of ascending numbers, each taken once. */
export function statisticOf(sorted: readonly number[], statistic: ResampledStatistic): number {
  return statisticOfCounts(sorted, new Uint32Array(sorted.length).fill(1), statistic);
}
