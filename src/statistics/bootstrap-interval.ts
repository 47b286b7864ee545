import { bootstrap, percentileEnds, RESAMPLES } from './bootstrap.ts';
import { bcaEnds } from './bootstrap-bca.ts';
import { type NoSpreadReason, type NotShown, noSpreadReason, notShown } from './not-shown.ts';
import { fnv1a32 } from './random-source.ts';
import type { ResampledStatistic } from './resampled.ts';
import { DEFAULT_LEVEL } from './t-interval.ts';
import { percentText, type Unit, unitCount } from './wording.ts';

/** A bootstrap interval of a mean, median or interquartile mean over repeats. */
export type BootstrapInterval = {
  readonly shown: true;
  readonly method: 'percentile' | 'bca';
  readonly statistic: ResampledStatistic;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly n: number;
  readonly unit: Unit;
  readonly resamples: number;
  /** What the key comes to, from which the numbers were drawn. */
  readonly seed: number;
  readonly text: string;
};

export type NoBootstrapReason = NoSpreadReason | 'n < 20' | 'BCa not defined';

/** Below it, the "95 %" percentile interval covers 72–92 %, and BCa no more. */
export const LEAST_BOOTSTRAP_N = 20;

const STATISTICS = { mean: 'mean', median: 'median', iqm: 'interquartile mean' } as const;

/**
 * The bootstrap interval that a page shows. Only from 20 values on.
 *
 * @param values one a repeat.
 * @param options.key from `bootstrapKey`.
 */
export function bootstrapInterval(
  values: readonly number[],
  options: {
    readonly key: string;
    readonly statistic: ResampledStatistic;
    readonly method?: 'percentile' | 'bca';
    readonly level?: number;
    readonly resamples?: number;
    readonly unit?: Unit;
  },
): BootstrapInterval | NotShown<NoBootstrapReason> {
  const { key, statistic, method = 'percentile', level = DEFAULT_LEVEL, unit = 'seed' } = options;
  const reason = noSpreadReason(values);
  if (reason) return notShown(reason);
  if (values.length < LEAST_BOOTSTRAP_N) return notShown('n < 20');
  const resamples = options.resamples ?? RESAMPLES;
  const drawn = bootstrap(values, { key, statistic, resamples });
  const ends =
    method === 'bca'
      ? bcaEnds(values, drawn, { statistic, level })?.ends
      : percentileEnds(drawn.replicates, level);
  if (!ends) return notShown('BCa not defined');
  const [low, high] = ends;
  const n = values.length;
  const name = method === 'bca' ? 'BCa' : 'percentile';
  return {
    shown: true,
    method,
    statistic,
    estimate: drawn.estimate,
    low,
    high,
    level,
    n,
    unit,
    resamples,
    seed: fnv1a32(key),
    text: `${percentText(level)} ${name} bootstrap interval of the ${STATISTICS[statistic]} over n=${unitCount(n, unit)}, ${resamples} resamples`,
  };
}
