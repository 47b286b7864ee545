import type { Board, BoardMetric, ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { secondaryColumn } from '../../analysis/leaderboard/secondary-column.ts';
import { decimalsFor } from '../format.ts';
import { columnDecimals, halfOf, type MeanCell, meanCell } from './leaderboard-cells.ts';

/** Another metric beside the board's. */
export type SecondaryMetric = {
  readonly metric: BoardMetric;
  /** By the configuration's id. */
  readonly cellOf: (id: string) => MeanCell;
};

const MISSING: MeanCell = { text: '', title: '', pad: undefined, isMissing: true };

/** The columns of other metrics, over the same repeats as the board's numbers. */
export function secondaryMetrics(
  board: Board,
  metrics: readonly BoardMetric[],
  measure: ValueOf,
): readonly SecondaryMetric[] {
  const configurations = [...board.rows, ...board.unranked];
  return metrics.map((metric) => {
    const cells = secondaryColumn(configurations, metric, measure, board.options.level);
    const halves = cells.flatMap(({ interval }) => halfOf(interval) ?? []);
    const means = cells.flatMap(({ summary }) => summary?.mean ?? []);
    const decimals = metric.digits ?? columnDecimals(halves, decimalsFor(means));
    const byId = new Map(
      cells.map(({ summary, interval, nonFinite }, index) => [
        configurations[index]?.id ?? '',
        meanCell(summary?.mean, interval, { decimals, nonFinite, hasHalves: halves.length > 0 }),
      ]),
    );
    return { metric, cellOf: (id) => byId.get(id) ?? MISSING };
  });
}
