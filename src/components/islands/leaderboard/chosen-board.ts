import type { BoardSteps } from '../../../analysis/leaderboard/board-steps.ts';
import type { BoardOptions, BoardRun, ValueOf } from '../../../analysis/leaderboard/board-types.ts';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import { type MetricBoards, metricBoards } from '../../../analysis/leaderboard/metric-boards.ts';
import { type FirstParams, firstParams } from '../../../site/page-data/leaderboard-params.ts';
import { type LeftOutList, leftOutList } from '../../../site/page-data/leaderboard-runs.ts';
import { secondaryMetrics } from '../../../site/page-data/leaderboard-secondary.ts';
import { type BoardView, MOST_SECONDARY, plainView } from '../../../site/page-data/leaderboard-view.ts';

/** A board that a reader has asked for, written for reading. */
export type ChosenBoard = {
  readonly view: BoardView;
  readonly leftOut: LeftOutList;
  readonly first: FirstParams | undefined;
  /** Names of other data that the metric was measured on. */
  readonly others: readonly string[];
};

/** Begins the anchors of its rows: other than those of the published board, which is still there. */
export const CHOSEN_PREFIX = 'chosen-';

/** The boards that the same code makes of the same runs at build. */
export function chosenBoards(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  { taskKey }: LeaderboardSettings,
  steps: BoardSteps,
): MetricBoards {
  return metricBoards(runs, measure, options, taskKey, steps);
}

/** Makes the board and writes it; `steps` remember what the board before it was made of. */
export function chosenBoard(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  settings: LeaderboardSettings,
  steps: BoardSteps,
): ChosenBoard {
  const { main, others, apart } = chosenBoards(runs, measure, options, settings, steps);
  const { board, task } = main;
  // Only metrics whose values are in the columns: nothing else is fetched for what stands beside the board.
  const beside = settings.metrics
    .map(({ metric }) => metric)
    .filter(
      ({ key, rule }) => key !== options.metric.key && rule.kind === 'last' && settings.shown.includes(key),
    )
    .sort((a, b) => settings.shown.indexOf(a.key) - settings.shown.indexOf(b.key))
    .slice(0, MOST_SECONDARY - (board.mode === 'single' ? 0 : 1));
  return {
    view: plainView(board, task, {
      prefix: CHOSEN_PREFIX,
      apart: apart.length,
      secondary: secondaryMetrics(board, beside, measure),
    }),
    leftOut: leftOutList(board, apart),
    first: firstParams(board),
    others: others.map((other) => other.task),
  };
}
