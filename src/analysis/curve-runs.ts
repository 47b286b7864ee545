import type { Run } from '../entities/run.ts';
import { compareText } from './order.ts';
import { metricOf } from './rank-runs.ts';
import { type SeriesParam, seriesOf } from './series-param.ts';

const MOST_CURVES = 6;
/** Two points are a difference, not a course. */
const LEAST_POINTS = 3;
const LEAST_SERIES = 3;
/** Metrics that say how long or how much, not how well. */
const NO_QUALITY = /(^system\/|time|duration|memory|learning_rate|(^|[_/.-])(lr|epoch|step)([_/.-]|$))/i;

export type CurveRuns = {
  readonly runs: readonly Run[];
  /** `series`: the best run of each value of the series param; `runs`: simply the best. */
  readonly choice: 'series' | 'runs';
};

function hasCurve(run: Run, key: string): boolean {
  return (metricOf(run, key)?.points ?? 0) >= LEAST_POINTS;
}

/**
 * Chooses whose curves of a metric are drawn: the best run of each series when three series have curves (so that
 * the figure does not show one setting six times), else the best runs; six at most.
 *
 * @param ranked best first.
 */
export function chooseCurveRuns(
  ranked: readonly Run[],
  key: string,
  series: SeriesParam | undefined,
): CurveRuns {
  const curved = ranked.filter((run) => hasCurve(run, key));
  const bestBySeries = new Map<number, Run>();
  for (const run of curved) {
    const number = seriesOf(run, series);
    if (number !== undefined && !bestBySeries.has(number)) bestBySeries.set(number, run);
  }
  return bestBySeries.size >= LEAST_SERIES
    ? { runs: [...bestBySeries.values()].slice(0, MOST_CURVES), choice: 'series' }
    : { runs: curved.slice(0, MOST_CURVES), choice: 'runs' };
}

/**
 * The metrics whose curves are worth a figure: the primary one, and the one beside it that most runs have a history
 * of. In the order in which they are shown; two at most.
 */
export function curveMetrics(runs: readonly Run[], primary: string | undefined): readonly string[] {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (const { key, points } of run.metrics)
      if (points >= LEAST_POINTS) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isPrimary = (key: string) => Number(key === primary);
  const isLoss = (key: string) => Number(/loss/i.test(key)) + Number(/val|test|eval/i.test(key));
  return [...counts]
    .filter(([key]) => key === primary || !NO_QUALITY.test(key))
    .sort(
      ([a, inA], [b, inB]) =>
        isPrimary(b) - isPrimary(a) || isLoss(b) - isLoss(a) || inB - inA || compareText(a, b),
    )
    .slice(0, 2)
    .map(([key]) => key);
}
