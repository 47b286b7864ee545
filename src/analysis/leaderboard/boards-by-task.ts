import { compareText } from '../order.ts';
import { datasetIdentity, measuredOn } from './board-datasets.ts';
import { BOARD_STEPS, type BoardSteps } from './board-steps.ts';
import type { Board, BoardOptions, BoardRun, DatasetIdentity, ValueOf } from './board-types.ts';
import { datasetsOfRuns } from './choose-dataset.ts';
import { makeBoard } from './make-board.ts';
import { fieldOf } from './measure-runs.ts';

/** One of several boards of a metric, and what it is about. */
export type TaskBoard = { readonly task: string; readonly board: Board };

export type TaskBoards = {
  readonly boards: readonly TaskBoard[];
  /** Runs that no board is about: they do not say what they were measured on. */
  readonly apart: readonly BoardRun[];
};

/**
 * A board for each dataset that the metric was measured on; the one with the most runs first. Where no run names one
 * there is one board. Runs that do not count go with the others that used the same data.
 */
export function boardsByDataset(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  steps: BoardSteps = BOARD_STEPS,
): TaskBoards {
  const { key } = options.metric;
  const counting = runs.flatMap((run) => {
    if (run.lifecycleStage === 'deleted' || !options.statuses.includes(run.status)) return [];
    const value = measure(run, options.metric);
    return value ? [{ run, dataset: value.dataset }] : [];
  });
  const { identities, ofRun } = datasetsOfRuns(counting, key, options);
  const groups = new Map(identities.map((identity) => [identity, [] as BoardRun[]]));
  const apart: BoardRun[] = [];
  for (const run of runs) {
    const identity = ofRun.get(run.id) ?? identityWith(run, key, identities);
    (identity ? (groups.get(identity) ?? apart) : apart).push(run);
  }
  const boards = [...groups].map(([dataset, own]) => ({
    task: dataset.text,
    board: makeBoard(own, measure, { ...options, dataset }, steps),
  }));
  return { boards, apart };
}

/** The identity that all datasets of a run belong to. */
function identityWith(
  run: BoardRun,
  metric: string,
  identities: readonly DatasetIdentity[],
): DatasetIdentity | undefined {
  const own = datasetIdentity(measuredOn(run, metric));
  const exact = identities.find(({ key }) => key === own.key);
  if (exact || own.datasets.length === 0) return exact;
  return identities.find(({ datasets }) =>
    own.datasets.every(({ name, digest }) =>
      datasets.some((dataset) => dataset.name === name && dataset.digest === digest),
    ),
  );
}

/**
 * A board for each value of a param or tag that says what a run was about, by that value.
 *
 * @param taskKey `params.…` or `tags.…`.
 */
export function boardsByTask(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  taskKey: string,
  steps: BoardSteps = BOARD_STEPS,
): TaskBoards {
  const groups = new Map<string, BoardRun[]>();
  const apart: BoardRun[] = [];
  for (const run of runs) {
    const task = fieldOf(run, taskKey);
    if (task === undefined) {
      apart.push(run);
      continue;
    }
    const group = groups.get(task);
    if (group) group.push(run);
    else groups.set(task, [run]);
  }
  const boards = [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([task, own]) => ({ task, board: makeBoard(own, measure, options, steps) }));
  return { boards, apart };
}
