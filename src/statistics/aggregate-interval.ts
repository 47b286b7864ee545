import { ranksPerMetric } from './aggregate-ranks.ts';
import { quantilesOf, RESAMPLES } from './bootstrap.ts';
import type { Goal } from './goal.ts';
import { type NotShown, notShown } from './not-shown.ts';
import { randomSource } from './random-source.ts';
import { meanOfCounts } from './resampled.ts';
import { countBelow, countUpTo } from './sorted-counts.ts';
import { DEFAULT_LEVEL } from './t-interval.ts';

/** Places that a configuration takes by mean rank when the metrics are drawn anew. */
export type AggregateInterval = { readonly low: number; readonly high: number };

const FEWEST_METRICS = 5;

/**
 * Rank intervals over metrics: resamples the metrics with replacement, ranks the rows by mean rank each time, and
 * takes the middle `level` of the places, rounded outwards. Rows that tie take all the places they share. Says nothing
 * about seeds.
 *
 * @param scores as for `aggregateRanks`; rows that miss a metric have no interval.
 * @param goals of the metrics, at least five; their order decides the draws, so sort the metrics by name.
 */
export function aggregateIntervals(
  scores: readonly (readonly (number | undefined)[])[],
  goals: readonly Goal[],
  options: { readonly key: string; readonly resamples?: number; readonly level?: number },
):
  | {
      readonly shown: true;
      readonly intervals: readonly (AggregateInterval | undefined)[];
      readonly text: string;
    }
  | NotShown<'fewer than 5 metrics'> {
  if (goals.length < FEWEST_METRICS) return notShown('fewer than 5 metrics');
  const { key, resamples = RESAMPLES, level = DEFAULT_LEVEL } = options;
  const ranks = ranksPerMetric(scores, goals);
  const complete = ranks.filter((row) => row !== undefined);
  const places = resamplePlaces(complete, { key, resamples, metrics: goals.length });
  const tail = (1 - level) / 2;
  let at = 0;
  const intervals = ranks.map((row) => {
    if (!row) return undefined;
    const { best, worst } = places[at++] ?? { best: new Float64Array(0), worst: new Float64Array(0) };
    const [low] = quantilesOf(best, [tail, tail]);
    const [high] = quantilesOf(worst, [1 - tail, 1 - tail]);
    return { low: Math.floor(low), high: Math.ceil(high) };
  });
  return { shown: true, intervals, text: `over ${goals.length} metrics, seeds not included` };
}

/** The best and worst place that each row can claim in each resample; they differ where rows tie. */
function resamplePlaces(
  rows: readonly (readonly number[])[],
  options: { readonly key: string; readonly resamples: number; readonly metrics: number },
) {
  const random = randomSource(options.key);
  const counts = new Uint32Array(options.metrics);
  const places = rows.map(() => ({
    best: new Float64Array(options.resamples),
    worst: new Float64Array(options.resamples),
  }));
  for (let b = 0; b < options.resamples; b++) {
    random.tally(counts);
    const means = rows.map((row) => meanOfCounts(row, counts));
    const sorted = Float64Array.from(means).sort();
    places.forEach(({ best, worst }, row) => {
      const own = means[row] ?? Number.NaN;
      best[b] = 1 + countBelow(sorted, own);
      worst[b] = countUpTo(sorted, own);
    });
  }
  return places;
}
