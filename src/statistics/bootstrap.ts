import { randomSource } from './random-source.ts';
import { type ResampledStatistic, statisticOf, statisticOfCounts } from './resampled.ts';
import { ascending, quantile } from './summary.ts';

/** Resamples of an interval unless said otherwise. */
export const RESAMPLES = 9999;

/** A statistic and its values in the resamples, in the order they were drawn. */
export type Bootstrap = { readonly estimate: number; readonly replicates: Float64Array };

/**
 * What an interval's random numbers start from. Each interval has its own, so that the order of a page, and what else
 * is on it, cannot move it.
 *
 * @param group the canonical key of the configuration.
 */
export function bootstrapKey(metric: string, group: string, statistic: string): string {
  return `runfolio-boot/1|${metric}|${group}|${statistic}`;
}

/**
 * Resamples values with replacement: sorted ascending, n draws a resample.
 *
 * @param values finite numbers, at least one.
 * @param options.resamples how many.
 */
export function bootstrap(
  values: readonly number[],
  options: { readonly key: string; readonly statistic: ResampledStatistic; readonly resamples?: number },
): Bootstrap {
  const { key, statistic, resamples = RESAMPLES } = options;
  const random = randomSource(key);
  const sorted = ascending(values);
  const counts = new Uint32Array(sorted.length);
  const replicates = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    random.tally(counts);
    replicates[b] = statisticOfCounts(sorted, counts, statistic);
  }
  return { estimate: statisticOf(sorted, statistic), replicates };
}

/** The ends between which the middle `level` of the replicates lies (quantiles of type 7). */
export function percentileEnds(replicates: Float64Array, level: number): readonly [number, number] {
  const tail = (1 - level) / 2;
  return quantilesOf(replicates, [tail, 1 - tail]);
}

/** Two quantiles of replicates in any order. */
export function quantilesOf(
  replicates: Float64Array,
  [low, high]: readonly [number, number],
): readonly [number, number] {
  const sorted = replicates.toSorted();
  return [quantile(sorted, low), quantile(sorted, high)];
}
