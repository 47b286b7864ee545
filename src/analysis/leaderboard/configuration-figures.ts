import { bootstrapKey } from '../../statistics/bootstrap.ts';
import { type BootstrapInterval, bootstrapInterval } from '../../statistics/bootstrap-interval.ts';
import { type NotShown, notShown } from '../../statistics/not-shown.ts';
import type { ResampledStatistic } from '../../statistics/resampled.ts';
import { tInterval } from '../../statistics/t-interval.ts';
import { summarizeUnits } from '../../statistics/unit-values.ts';
import { wilsonInterval } from '../../statistics/wilson.ts';
import type { Configuration } from '../configurations/configuration.ts';
import type { BoardConfiguration, BoardOptions } from './board-types.ts';

/** The bootstrap interval of a configuration's values, or why there is none. */
export type Resample = (
  values: readonly number[],
  options: {
    readonly key: string;
    readonly statistic: ResampledStatistic;
    readonly level: number;
    readonly resamples: number;
    readonly unit: BoardConfiguration['unit'];
  },
) => BootstrapInterval | NotShown;

export const RESAMPLE: Resample = bootstrapInterval;

type Figures = Pick<BoardConfiguration, 'summary' | 'interval' | 'shown'>;
type Facts = {
  /** How many runs are behind the repeats. */
  readonly runs: number;
  readonly unit: BoardConfiguration['unit'];
};

/** What the repeats of a configuration come to: by their mean, which ranks, and by what the board shows. */
export function configurationFigures(
  { units, key }: Pick<Configuration, 'units' | 'key'>,
  { runs, unit }: Facts,
  { level, metric, statistic, resamples }: BoardOptions,
  resample: Resample,
): Figures {
  const values = units.map(({ value }) => value);
  const found = summarizeUnits(values);
  const summary = found.kind === 'summary' ? found.summary : undefined;
  const interval = meanInterval(values, { runs, unit }, level, metric);
  // A single value is its own mean and median.
  if (statistic === 'mean' || values.length < 2)
    return { summary, interval, shown: { value: summary?.mean, interval } };
  const value = statistic === 'median' ? summary?.median : (summary?.iqm ?? summary?.mean);
  const options = { key: bootstrapKey(metric.key, key, statistic), statistic, level, resamples, unit };
  // Training sets of folds overlap: values drawn as if they were independent spread too little.
  const drawn = unit === 'fold' ? notShown(FOLDS_OVERLAP) : resample(values, options);
  return { summary, interval, shown: { value, interval: drawn } };
}

/** Why what is resampled has no interval over folds. */
export const FOLDS_OVERLAP = 'training sets of folds overlap';

function meanInterval(
  values: readonly number[],
  { runs, unit }: Facts,
  level: number,
  { bounds, items }: BoardOptions['metric'],
): BoardConfiguration['interval'] {
  const [only] = values;
  // A mean over folds is no share of the items.
  if (items !== undefined && values.length === 1 && runs === 1 && only !== undefined) {
    const wilson = wilsonInterval(only, items, { level });
    if (wilson.shown) return wilson;
  }
  return tInterval(values, { level, unit, bounds });
}
