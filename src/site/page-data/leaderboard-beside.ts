import {
  type FrontInput,
  firstFront,
  frontIds,
  tradeoffFronts,
} from '../../analysis/leaderboard/board-fronts.ts';
import type { RowParts } from './leaderboard-row.ts';
import { secondaryMetrics } from './leaderboard-secondary.ts';

/** Columns of other metrics that a board has room for. */
const MOST_SECONDARY = 3;

/**
 * What stands beside the numbers of a board: which rows are on the first front, and columns of other metrics, those that
 * are weighed first.
 *
 * @param shown keys of the metrics that may have a column, the most prominent first.
 */
export function besideBoard(
  input: FrontInput,
  shown: readonly string[],
): Pick<RowParts, 'secondary' | 'front'> {
  const { board, measure, metricOf } = input;
  const front = firstFront(tradeoffFronts(input));
  // The mark of the front needs the room of a metric.
  const room = MOST_SECONDARY - (board.mode === 'single' ? 0 : 1) - (front ? 1 : 0);
  const weighed = (front?.metrics ?? []).map(({ key }) => key);
  const others = [...new Set([...weighed, ...shown])]
    .filter((key) => key !== board.options.metric.key)
    .slice(0, room);
  return {
    secondary: secondaryMetrics(board, others.map(metricOf), measure),
    ...(front && { front: { ids: frontIds(front), keys: weighed } }),
  };
}
