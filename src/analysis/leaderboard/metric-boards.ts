import { BOARD_STEPS, type BoardSteps } from './board-steps.ts';
import type { Board, BoardMetric, BoardOptions, BoardRun, ValueOf } from './board-types.ts';
import { boardsByDataset, boardsByTask, type TaskBoard } from './boards-by-task.ts';
import { makeBoard } from './make-board.ts';

/** The boards of one metric: one for each dataset or task that the runs are about. */
export type MetricBoards = {
  readonly metric: BoardMetric;
  /** That with the most runs. */
  readonly main: TaskBoard;
  readonly others: readonly TaskBoard[];
  /** Runs that do not say what they are about, while others do. */
  readonly apart: readonly BoardRun[];
};

/**
 * Makes the boards of a metric; `taskKey` is the param or tag that says what runs are about, else their datasets do.
 *
 * @param steps remembered where boards of the same runs follow one another.
 */
export function metricBoards(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  taskKey: string | undefined,
  steps: BoardSteps = BOARD_STEPS,
): MetricBoards {
  const { boards, apart } =
    taskKey === undefined
      ? boardsByDataset(runs, measure, options, steps)
      : boardsByTask(runs, measure, options, taskKey, steps);
  const [main, ...others] = [...boards].sort((a, b) => usedRuns(b.board) - usedRuns(a.board));
  if (main) return { metric: options.metric, main, others, apart };
  // No run has the metric: the board says so of each.
  const empty = makeBoard(runs, measure, options, steps);
  return { metric: options.metric, main: { task: empty.dataset.text, board: empty }, others: [], apart: [] };
}

/** How many runs are behind a board's numbers. */
export function usedRuns({ rows, unranked }: Board): number {
  let count = 0;
  for (const { units } of [...rows, ...unranked]) for (const { runs } of units) count += runs.length;
  return count;
}
