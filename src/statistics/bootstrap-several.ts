import { type Bootstrap, bootstrap, RESAMPLES } from './bootstrap.ts';
import { randomSource } from './random-source.ts';
import { expand, meanOfCounts, statisticOf } from './resampled.ts';
import { ascending, interquartileMean } from './summary.ts';

type Options = { readonly key: string; readonly resamples?: number };

/**
 * Resamples the difference of two means, mean(a) − mean(b): each time all draws of a, then all of b.
 *
 * @param a finite numbers, at least one; so is b.
 */
export function bootstrapDifference(a: readonly number[], b: readonly number[], options: Options): Bootstrap {
  const { key, resamples = RESAMPLES } = options;
  const random = randomSource(key);
  const samples = [a, b].map((values) => {
    const sorted = ascending(values);
    return { sorted, counts: new Uint32Array(sorted.length) };
  });
  const replicates = new Float64Array(resamples);
  for (let index = 0; index < resamples; index++) {
    const [first = Number.NaN, second = Number.NaN] = samples.map(({ sorted, counts }) => {
      random.tally(counts);
      return meanOfCounts(sorted, counts);
    });
    replicates[index] = first - second;
  }
  return { estimate: statisticOf(ascending(a), 'mean') - statisticOf(ascending(b), 'mean'), replicates };
}

/**
 * Resamples the mean of paired differences, a − b.
 *
 * @param a one value a pair, finite; b in the same order.
 */
export function bootstrapPaired(a: readonly number[], b: readonly number[], options: Options): Bootstrap {
  const differences = a.map((value, index) => value - (b[index] ?? Number.NaN));
  return bootstrap(differences, { ...options, statistic: 'mean' });
}

/**
 * Resamples the interquartile mean over several tasks, each drawn within itself, in the given order (rliable's
 * stratified bootstrap, Agarwal et al. 2021).
 *
 * @param tasks the values of each task, finite.
 */
export function bootstrapStratifiedIqm(tasks: readonly (readonly number[])[], options: Options): Bootstrap {
  const { key, resamples = RESAMPLES } = options;
  const random = randomSource(key);
  const strata = tasks.map((values) => {
    const sorted = ascending(values);
    return { sorted, counts: new Uint32Array(sorted.length) };
  });
  const replicates = new Float64Array(resamples);
  for (let index = 0; index < resamples; index++) {
    const pooled = strata.flatMap(({ sorted, counts }) => {
      random.tally(counts);
      return expand(sorted, counts);
    });
    replicates[index] = interquartileMean(ascending(pooled));
  }
  return { estimate: interquartileMean(ascending(tasks.flat())), replicates };
}
