import type { BoardSteps } from '../../../analysis/leaderboard/board-steps.ts';
import type {
  BoardMetric,
  BoardOptions,
  BoardRun,
  ValueOf,
} from '../../../analysis/leaderboard/board-types.ts';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import { type MetricBoards, metricBoards } from '../../../analysis/leaderboard/metric-boards.ts';
import { besideBoard } from '../../../site/page-data/leaderboard-beside.ts';
import { type FirstParams, firstParams } from '../../../site/page-data/leaderboard-params.ts';
import { type LeftOutList, leftOutList } from '../../../site/page-data/leaderboard-runs.ts';
import { type BoardView, MOST_TASKS, plainView } from '../../../site/page-data/leaderboard-view.ts';

/** A board that a reader has asked for, written for reading. */
export type ChosenBoard = {
  readonly view: BoardView;
  readonly leftOut: LeftOutList;
  readonly first: FirstParams | undefined;
  /** Writes the boards of the same metric on other data. */
  readonly others: () => readonly BoardView[];
  /** Names of data whose boards are not shown, as there are so many. */
  readonly furtherTasks: readonly string[];
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

/**
 * Makes the board and writes it; `steps` remember what the board before it was made of.
 *
 * @param isKnown whether the values of a metric by its rule are there: nothing is fetched for what stands beside the
 *   board, and a metric without its values has no column and is not weighed.
 */
export function chosenBoard(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  settings: LeaderboardSettings,
  steps: BoardSteps,
  isKnown: (metric: BoardMetric) => boolean,
): ChosenBoard {
  const { main, others, apart } = chosenBoards(runs, measure, options, settings, steps);
  const { board, task } = main;
  const known = new Map(
    settings.metrics.flatMap(({ metric }) => (isKnown(metric) ? [[metric.key, metric] as const] : [])),
  ).set(options.metric.key, options.metric);
  const metrics = [...settings.shown, ...settings.further].flatMap((key) => known.get(key) ?? []);
  const beside = besideBoard(
    {
      board,
      measure,
      metrics,
      tradeoffs: settings.tradeoffs?.filter((keys) => keys.every((key) => known.has(key))),
      metricOf: (key) => known.get(key) ?? options.metric,
    },
    settings.shown.filter((key) => known.has(key)),
  );
  return {
    view: plainView(board, task, { prefix: CHOSEN_PREFIX, apart: apart.length, ...beside }),
    leftOut: leftOutList(board, apart),
    first: firstParams(board),
    others: () =>
      others
        .slice(0, MOST_TASKS)
        .map((other, index) =>
          plainView(other.board, other.task, { prefix: `${CHOSEN_PREFIX}d${index + 1}-`, apart: 0 }),
        ),
    furtherTasks: others.slice(MOST_TASKS).map((other) => other.task),
  };
}
