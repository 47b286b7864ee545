import type { NotShown } from '../../statistics/not-shown.ts';
import type { MeanInterval } from '../../statistics/t-interval.ts';
import type { WilsonInterval } from '../../statistics/wilson.ts';
import type { Board, BoardConfiguration, BoardMetric, ValueOf } from './board-types.ts';
import { secondaryColumn } from './secondary-column.ts';

/** The mean of a metric over the repeats of a configuration. */
export type MetricMean = {
  /** Undefined when no repeat has it, or one of them is not finite. */
  readonly mean: number | undefined;
  readonly interval: MeanInterval | WilsonInterval | NotShown;
  /** Repeats that have it. */
  readonly n: number;
};

/** All configurations of a board: those with a place by their place, then the others by name. */
export function allConfigurations({ rows, unranked }: Board): readonly BoardConfiguration[] {
  return [...rows, ...unranked];
}

/** The means of a metric over the board's own repeats, one for each of its configurations. */
export function metricMeans(board: Board, metric: BoardMetric, measure: ValueOf): readonly MetricMean[] {
  const configurations = allConfigurations(board);
  if (metric.key === board.options.metric.key) {
    return configurations.map(({ summary, interval, n }) => ({ mean: summary?.mean, interval, n }));
  }
  return secondaryColumn(configurations, metric, measure, board.options.level).map(
    ({ summary, interval, n }) => ({ mean: summary?.mean, interval, n }),
  );
}
