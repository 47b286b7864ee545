import { type AggregateInterval, aggregateIntervals } from '../../statistics/aggregate-interval.ts';
import { type AggregateRank, aggregateRanks, ranksPerMetric } from '../../statistics/aggregate-ranks.ts';
import type { Goal } from '../../statistics/goal.ts';
import { compareText } from '../order.ts';
import type { Board, BoardConfiguration, BoardMetric, ValueOf } from './board-types.ts';
import { allConfigurations, metricMeans } from './metric-means.ts';
import { type CorrelatedMetrics, correlatedMetrics, sameMetrics } from './same-metrics.ts';

/** A configuration over several metrics. */
export type StandingRow = {
  readonly configuration: BoardConfiguration;
  /** Its rank by each metric, 1 is best; ties share. */
  readonly ranks: readonly number[];
  readonly aggregate: AggregateRank;
  /** Places it takes when the metrics are drawn anew; undefined with fewer than five. */
  readonly interval: AggregateInterval | undefined;
};

/** A metric that does not count, and why. */
export type UncountedMetric = { readonly metric: string; readonly reason: string };

/** How a board's configurations stand over several metrics. Never one hidden composite: each rank is in its row. */
export type Standing = {
  /** By key. */
  readonly metrics: readonly BoardMetric[];
  /** From the least mean rank to the greatest. */
  readonly rows: readonly StandingRow[];
  /** Without a finite value of the board's own metric. */
  readonly notComparable: readonly BoardConfiguration[];
  readonly uncounted: readonly UncountedMetric[];
  readonly correlated: readonly CorrelatedMetrics[];
  /** Said with every mean rank. */
  readonly caveats: readonly string[];
  /** `over 6 metrics, seeds not included`; undefined without intervals. */
  readonly intervalText: string | undefined;
};

type Column = { readonly metric: BoardMetric; readonly goal: Goal; readonly means: readonly number[] };

/** Two are a trade-off, and their mean rank says little; one is the board itself. */
const FEWEST_METRICS = 2;
const FEWEST_ROWS = 2;
/** Enough for whole ranks, and quick with hundreds of rows. */
const RESAMPLES = 1999;

/**
 * Ranks a board's configurations by each metric whose goal is known and which all of them have, and takes the ranks
 * together. Undefined with fewer than two such metrics or two such configurations.
 *
 * @param metrics all that may count; those with known goals do.
 */
export function standing(
  board: Board,
  metrics: readonly BoardMetric[],
  measure: ValueOf,
): Standing | undefined {
  const configurations = allConfigurations(board);
  const isRow = configurations.map(({ summary }) => summary !== undefined);
  const rows = configurations.filter((_, index) => isRow[index]);
  const uncounted: UncountedMetric[] = [];
  const complete = metrics
    .toSorted((a, b) => compareText(a.key, b.key))
    .flatMap((metric): readonly Column[] => {
      const { goal } = metric.goal;
      if (!goal) return [];
      const means = metricMeans(board, metric, measure).flatMap(({ mean }, index) =>
        isRow[index] && mean !== undefined ? mean : [],
      );
      if (means.length === rows.length) return [{ metric, goal, means }];
      const missing = rows.length - means.length;
      uncounted.push({ metric: metric.key, reason: `missing or not finite in ${missing} of ${rows.length}` });
      return [];
    });
  const repeated = sameMetrics(complete, board.options.metric.key);
  const columns = complete.filter(({ metric }) => !repeated.has(metric.key));
  for (const [metric, other] of repeated) uncounted.push({ metric, reason: `says the same as ${other}` });
  if (columns.length < FEWEST_METRICS || rows.length < FEWEST_ROWS) return undefined;
  return {
    ...standingRows(rows, columns, board),
    metrics: columns.map(({ metric }) => metric),
    notComparable: configurations.filter((_, index) => !isRow[index]),
    uncounted: uncounted.sort((a, b) => compareText(a.metric, b.metric)),
    correlated: correlatedMetrics(columns),
  };
}

function standingRows(
  rows: readonly BoardConfiguration[],
  columns: readonly Column[],
  { options }: Board,
): Pick<Standing, 'rows' | 'caveats' | 'intervalText'> {
  const scores = rows.map((_, row) => columns.map(({ means }) => means[row]));
  const goals = columns.map(({ goal }) => goal);
  const aggregates = aggregateRanks(scores, goals);
  const ranks = ranksPerMetric(scores, goals);
  const key = `standing|${columns.map(({ metric }) => metric.key).join('|')}`;
  const found = aggregateIntervals(scores, goals, { key, level: options.level, resamples: RESAMPLES });
  const standings = rows.flatMap((configuration, row): readonly StandingRow[] => {
    const [aggregate, own] = [aggregates.rows[row], ranks[row]];
    const interval = found.shown ? found.intervals[row] : undefined;
    return aggregate && own ? [{ configuration, ranks: own, aggregate, interval }] : [];
  });
  return {
    rows: standings.sort((a, b) => a.aggregate.meanRank - b.aggregate.meanRank),
    caveats: aggregates.caveats,
    intervalText: found.shown ? found.text : undefined,
  };
}
