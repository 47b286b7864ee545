import type { NotShown } from '../../statistics/not-shown.ts';
import { type ParetoPlace, paretoPlaces } from '../../statistics/pareto.ts';
import type { Board, BoardConfiguration, BoardMetric, ValueOf } from './board-types.ts';
import { allConfigurations, type MetricMean, metricMeans } from './metric-means.ts';

/** A configuration among several metrics. */
export type FrontPoint = {
  readonly configuration: BoardConfiguration;
  /** One for each metric, in their order. */
  readonly means: readonly MetricMean[];
  readonly place: ParetoPlace;
};

/** Which configurations no other is at least as good as everywhere, and better somewhere. */
export type ParetoFront = {
  readonly shown: true;
  readonly metrics: readonly BoardMetric[];
  /** In the board's order. */
  readonly points: readonly FrontPoint[];
  /** What may be said of it: differences are not tested. */
  readonly text: string;
};

/**
 * The Pareto front of the means of a board's configurations, over the repeats that are behind its rows.
 *
 * @param metrics two to four; not shown when the goal of one is not known.
 */
export function paretoFront(
  board: Board,
  metrics: readonly BoardMetric[],
  measure: ValueOf,
): ParetoFront | NotShown {
  const columns = metrics.map((metric) => metricMeans(board, metric, measure));
  const configurations = allConfigurations(board);
  const means = configurations.map((_, row) => columns.flatMap((column) => column[row] ?? []));
  const found = paretoPlaces(
    means.map((own) => own.map(({ mean }) => mean)),
    metrics.map(({ goal }) => goal.goal),
  );
  if (!found.shown) return found;
  return {
    shown: true,
    metrics,
    points: configurations.flatMap((configuration, row) => {
      const [own, place] = [means[row], found.places[row]];
      return own && place ? [{ configuration, means: own, place }] : [];
    }),
    text: found.text,
  };
}

/** Where each configuration of a front stands, by its id; for the column of a ranking. */
export function paretoMarks({ points }: ParetoFront): ReadonlyMap<string, ParetoPlace> {
  return new Map(points.map(({ configuration, place }) => [configuration.id, place]));
}
