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
  /** Without a finite mean of one of the metrics. */
  readonly notComparable: readonly BoardConfiguration[];
  readonly uncounted: readonly UncountedMetric[];
  readonly correlated: readonly CorrelatedMetrics[];
  /** Said with every mean rank. */
  readonly caveats: readonly string[];
  /** `over 6 metrics, seeds not included`; undefined without intervals. */
  readonly intervalText: string | undefined;
};

/** A metric's means; undefined where missing or not finite. */
type GappyColumn = {
  readonly metric: BoardMetric;
  readonly goal: Goal;
  readonly means: readonly (number | undefined)[];
  readonly missing: number;
};

type Column = { readonly metric: BoardMetric; readonly goal: Goal; readonly means: readonly number[] };

/** Two are a trade-off, and their mean rank says little; one is the board itself. */
const FEWEST_METRICS = 2;
const FEWEST_ROWS = 2;
/** A metric that fewer have would drop rows that the others compare. */
const LEAST_COMPLETE = 0.75;
/** Enough for whole ranks, and quick with hundreds of rows. */
export const RESAMPLES = 999;

/**
 * Ranks configurations by each of several metrics with known goals, and takes the ranks together; only of those that
 * have all of the metrics. A metric counts when at least three quarters of the configurations have it and all
 * that count already.
 * Undefined with fewer than two such metrics or two such configurations.
 *
 * @param metrics all that may count; those with known goals do.
 */
export function standing(
  board: Board,
  metrics: readonly BoardMetric[],
  measure: ValueOf,
): Standing | undefined {
  const configurations = allConfigurations(board);
  const own = board.options.metric.key;
  const { counted, isComplete, uncounted } = completeColumns(columnsOf(board, metrics, measure), own);
  const rows = configurations.filter((_, index) => isComplete[index]);
  const complete = counted.map(({ metric, goal, means }) => ({
    metric,
    goal,
    means: means.filter((_, index) => isComplete[index]).map((mean) => mean ?? Number.NaN),
  }));
  const repeated = sameMetrics(complete, own);
  const columns = complete.filter(({ metric }) => !repeated.has(metric.key));
  if (columns.length < FEWEST_METRICS || rows.length < FEWEST_ROWS) return undefined;
  const same = [...repeated].map(([metric, other]) => ({ metric, reason: `says the same as ${other}` }));
  return {
    ...standingRows(rows, columns, board),
    metrics: columns.map(({ metric }) => metric),
    notComparable: configurations.filter((_, index) => !isComplete[index]),
    uncounted: [...uncounted, ...same].sort((a, b) => compareText(a.metric, b.metric)),
    correlated: correlatedMetrics(columns),
  };
}

/** The metrics that any configuration has and that have a goal, by key. */
function columnsOf(board: Board, metrics: readonly BoardMetric[], measure: ValueOf): readonly GappyColumn[] {
  return metrics
    .toSorted((a, b) => compareText(a.key, b.key))
    .flatMap((metric): readonly GappyColumn[] => {
      const { goal } = metric.goal;
      if (!goal) return [];
      const means = metricMeans(board, metric, measure).map(({ mean }) => mean);
      const missing = means.filter((mean) => mean === undefined).length;
      return missing < means.length ? [{ metric, goal, means, missing }] : [];
    });
}

/** Takes the board's own metric, then those with the fewest gaps, while enough rows stay complete. */
function completeColumns(columns: readonly GappyColumn[], own: string) {
  const order = columns.toSorted(
    (a, b) => Number(b.metric.key === own) - Number(a.metric.key === own) || a.missing - b.missing,
  );
  const count = columns[0]?.means.length ?? 0;
  let isComplete = new Array<boolean>(count).fill(true);
  const counted = new Set<GappyColumn>();
  const uncounted: UncountedMetric[] = [];
  for (const column of order) {
    const left = isComplete.map((complete, index) => complete && column.means[index] !== undefined);
    const isOwn = column.metric.key === own;
    if (isOwn || left.filter(Boolean).length >= count * LEAST_COMPLETE) {
      counted.add(column);
      isComplete = left;
    } else {
      const reason = `missing or not finite in ${column.missing} of ${count}`;
      uncounted.push({ metric: column.metric.key, reason });
    }
  }
  return { counted: columns.filter((column) => counted.has(column)), isComplete, uncounted };
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
