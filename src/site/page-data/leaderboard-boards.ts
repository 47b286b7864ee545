import { boardMetric, optionsFromSettings } from '../../analysis/leaderboard/board-options.ts';
import type {
  Board,
  BoardMetric,
  BoardOptions,
  BoardRun,
  ValueOf,
} from '../../analysis/leaderboard/board-types.ts';
import { boardsByDataset, boardsByTask, type TaskBoard } from '../../analysis/leaderboard/boards-by-task.ts';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import { tabulateValues } from '../../analysis/leaderboard/tabulate-values.ts';
import type { Experiment } from '../../entities/experiment.ts';
import { boardInputs } from '../board-runs.ts';
import type { Report } from '../report.ts';
import { type ExperimentSummary, experimentSummary } from './experiment.ts';
import { type LeaderboardMetrics, leaderboardMetrics } from './leaderboard-metrics.ts';

/** The boards of one metric: one for each dataset or task that the runs are about. */
export type MetricBoards = {
  readonly metric: BoardMetric;
  /** That with the most runs. */
  readonly main: TaskBoard;
  readonly others: readonly TaskBoard[];
  /** Runs that do not say what they are about, while others do. */
  readonly apart: readonly BoardRun[];
};

/** What all boards of an experiment are made from. */
export type ExperimentBoards = {
  readonly summary: ExperimentSummary;
  readonly metrics: LeaderboardMetrics;
  readonly runs: readonly BoardRun[];
  readonly measure: ValueOf;
  /** How a metric is taken by the settings. */
  readonly metricOf: (key: string) => BoardMetric;
  /** Made when first asked for. */
  readonly boardsOf: (key: string) => MetricBoards;
};

const known = new WeakMap<Report, Map<string, ExperimentBoards>>();

/** The boards of an experiment; made once, whoever asks. `measure` reads values of any run of the report. */
export function experimentBoards(report: Report, experiment: Experiment, measure: ValueOf): ExperimentBoards {
  const ofReport = known.get(report) ?? new Map<string, ExperimentBoards>();
  known.set(report, ofReport);
  const boards = ofReport.get(experiment.key) ?? collect(report, experiment, measure);
  ofReport.set(experiment.key, boards);
  return boards;
}

function collect(report: Report, experiment: Experiment, measure: ValueOf): ExperimentBoards {
  const { settings } = report;
  const summary = experimentSummary(report, experiment);
  const metrics = leaderboardMetrics(report, summary);
  const { runs, baseline, series } = boardInputs(report, summary);
  const metricOf = (key: string) => boardMetric(key, settings, experiment);
  const optionsOf = (metric: BoardMetric): BoardOptions => ({
    ...optionsFromSettings(metric, settings),
    series,
    baseline,
  });
  const tabulated = tabulateValues(runs, metrics.shown.map(metricOf), measure);
  const made = new Map<string, MetricBoards>();
  const boardsOf = (key: string) => {
    const boards =
      made.get(key) ?? metricBoards(runs, tabulated, optionsOf(metricOf(key)), settings.leaderboards.taskKey);
    made.set(key, boards);
    return boards;
  };
  return { summary, metrics, runs, measure: tabulated, metricOf, boardsOf };
}

function metricBoards(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  taskKey: string | undefined,
): MetricBoards {
  const { boards, apart } =
    taskKey === undefined
      ? boardsByDataset(runs, measure, options)
      : boardsByTask(runs, measure, options, taskKey);
  const [main, ...others] = [...boards].sort((a, b) => usedRuns(b.board) - usedRuns(a.board));
  if (main) return { metric: options.metric, main, others, apart };
  // No run has the metric: the board says so of each.
  const empty = makeBoard(runs, measure, options);
  return { metric: options.metric, main: { task: empty.dataset.text, board: empty }, others: [], apart: [] };
}

/** How many runs are behind a board's numbers. */
export function usedRuns({ rows, unranked }: Board): number {
  let count = 0;
  for (const { units } of [...rows, ...unranked]) for (const { runs } of units) count += runs.length;
  return count;
}
