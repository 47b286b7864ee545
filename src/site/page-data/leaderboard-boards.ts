import { boardMetric, optionsFromSettings } from '../../analysis/leaderboard/board-options.ts';
import { rememberedSteps } from '../../analysis/leaderboard/board-steps.ts';
import type { BoardMetric, BoardOptions, BoardRun, ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { type MetricBoards, metricBoards } from '../../analysis/leaderboard/metric-boards.ts';
import { tabulateValues } from '../../analysis/leaderboard/tabulate-values.ts';
import type { Experiment } from '../../entities/experiment.ts';
import { boardInputs } from '../board-runs.ts';
import type { Report } from '../report.ts';
import { type ExperimentSummary, experimentSummary } from './experiment.ts';
import { type LeaderboardMetrics, leaderboardMetrics } from './leaderboard-metrics.ts';

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
  const steps = rememberedSteps();
  const { taskKey } = settings.leaderboards;
  const boardsOf = (key: string) => {
    const boards = made.get(key) ?? metricBoards(runs, tabulated, optionsOf(metricOf(key)), taskKey, steps);
    made.set(key, boards);
    return boards;
  };
  return { summary, metrics, runs, measure: tabulated, metricOf, boardsOf };
}
