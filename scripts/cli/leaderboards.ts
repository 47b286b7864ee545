import { baselineRun } from '../../src/analysis/baseline-run.ts';
import { boardMetric, optionsFromSettings, valueRule } from '../../src/analysis/leaderboard/board-options.ts';
import type { Board, BoardOptions, BoardRun, ValueOf } from '../../src/analysis/leaderboard/board-types.ts';
import {
  boardsByDataset,
  boardsByTask,
  type TaskBoards,
} from '../../src/analysis/leaderboard/boards-by-task.ts';
import { makeBoard } from '../../src/analysis/leaderboard/make-board.ts';
import { metricGoal } from '../../src/analysis/metric-goal.ts';
import { metricOf } from '../../src/analysis/rank-runs.ts';
import type { Experiment } from '../../src/entities/experiment.ts';
import type { Run } from '../../src/entities/run.ts';
import { compileFilter } from '../../src/search/compile.ts';
import { entityFields } from '../../src/search/entity-fields.ts';
import { parseFilter } from '../../src/search/parse.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { boardInputs, boardValues } from '../../src/site/board-runs.ts';
import { experimentLabel } from '../../src/site/labels.ts';
import { loadReport } from '../../src/site/load-report.ts';
import { experimentSummary } from '../../src/site/page-data/experiment.ts';
import type { Report } from '../../src/site/report.ts';
import { readCollectionLines, readManifest } from '../../src/snapshot/read-snapshot.ts';
import { UsageError } from './command.ts';
import { histories } from './histories.ts';
import { terminalText } from './terminal-text.ts';
import { explained, wantedExperiments } from './wanted-experiments.ts';

/** What is asked for; what is absent is as the settings have it. */
export type LeaderboardQuery = {
  readonly experiments: readonly string[];
  /** The primary metric of each experiment when absent. */
  readonly metric?: string | undefined;
  readonly value?: string | undefined;
  readonly groupBy?: readonly string[] | undefined;
  readonly repeat?: readonly string[] | undefined;
  readonly ignore?: readonly string[] | undefined;
  readonly statistic?: BoardOptions['statistic'] | undefined;
  readonly resamples?: number | undefined;
  readonly level?: number | undefined;
  readonly alpha?: number | undefined;
  /** Name or id of a run. */
  readonly baseline?: string | undefined;
  /** `dataset`, `params.…` or `tags.…`: a board for each; the task key of the settings when absent. */
  readonly per?: string | undefined;
  readonly filter: string;
};

export type TitledBoard = { readonly title: string; readonly board: Board };

/** Collections that boards are made from; others are not read. */
const READ = new Set(['experiments', 'runs', 'registered-models']);

/**
 * Makes the boards that were asked for of a snapshot.
 *
 * @throws UsageError when there is none: an unknown experiment or metric, a filter that cannot be read.
 */
export async function makeLeaderboards(
  snapshotDir: string,
  query: LeaderboardQuery,
  settings: Settings,
): Promise<readonly TitledBoard[]> {
  const report = await loadReport(readManifest(snapshotDir), settings, (name) =>
    READ.has(name) ? readCollectionLines(snapshotDir, name) : [],
  );
  const measure = boardValues(report, snapshotDir);
  const experiments = wantedExperiments(report.experiments, query.experiments);
  const boards = experiments.flatMap((experiment) =>
    boardsOf(report, experiment, query, { measure, snapshotDir }),
  );
  if (boards.length === 0) throw new UsageError(noBoardText(report, experiments, query));
  return boards;
}

function boardsOf(
  report: Report,
  experiment: Experiment,
  query: LeaderboardQuery,
  sources: { readonly measure: ValueOf; readonly snapshotDir: string },
): readonly TitledBoard[] {
  const summary = experimentSummary(report, experiment);
  const key = query.metric ?? summary.primary?.key;
  if (key === undefined || !summary.runs.some((run) => metricOf(run, key))) return [];
  const found = filteredRuns(summary.runs, experiment, query, report.settings, sources.snapshotDir);
  const inputs = boardInputs(report, summary);
  const options = optionsOf(query, key, report.settings, experiment);
  const named = query.baseline === undefined ? [] : [query.baseline];
  const baseline = baselineRun(summary.runs, named, new Set(), undefined)?.run.key ?? inputs.baseline;
  if (query.baseline !== undefined && baseline === undefined)
    throw new UsageError(
      `No run of ${experimentLabel(experiment)} is called ${terminalText(query.baseline)}.`,
    );
  const runs = inputs.runs.filter(({ id }) => found.has(id));
  const title = `${experimentLabel(experiment)}: ${key}`;
  const per = query.per ?? report.settings.leaderboards.taskKey;
  return titled(title, runs, sources.measure, { ...options, baseline, series: inputs.series }, per);
}

function titled(
  title: string,
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
  per: string | undefined,
): readonly TitledBoard[] {
  if (per === undefined) return [{ title, board: makeBoard(runs, measure, options) }];
  const { boards }: TaskBoards =
    per === 'dataset' ? boardsByDataset(runs, measure, options) : boardsByTask(runs, measure, options, per);
  return boards.map(({ task, board }) => ({ title: `${title}, ${task}`, board }));
}

function filteredRuns(
  runs: readonly Run[],
  experiment: Experiment,
  { filter }: LeaderboardQuery,
  settings: Settings,
  snapshotDir: string,
): ReadonlySet<string> {
  const options = { goalOf: (metric: string) => metricGoal(metric, settings, experiment).goal };
  const parsed = explained('filter', filter, (text) => parseFilter(text, options));
  const matches = compileFilter(parsed, entityFields(histories(snapshotDir)), options);
  return new Set(runs.filter(matches).map(({ key }) => key));
}

function optionsOf(
  query: LeaderboardQuery,
  key: string,
  settings: Settings,
  experiment: Experiment,
): BoardOptions {
  const metric = boardMetric(key, settings, experiment);
  const rule = query.value === undefined ? metric.rule : valueRule(query.value, settings, experiment);
  if (rule.kind === 'at-best-of' && !rule.goal) {
    const name = terminalText(rule.metric);
    throw new UsageError(
      `It is not known whether more or less of ${name} is better. Set the goal of the metric in runfolio.yaml.`,
    );
  }
  const options = optionsFromSettings({ ...metric, rule }, settings);
  return {
    ...options,
    statistic: query.statistic ?? options.statistic,
    resamples: query.resamples ?? options.resamples,
    level: query.level ?? options.level,
    alpha: query.alpha ?? options.alpha,
    repeat: query.repeat ?? options.repeat,
    groupBy: query.groupBy ?? options.groupBy,
    ignore: query.ignore ?? options.ignore,
  };
}

function noBoardText(
  report: Report,
  experiments: readonly Experiment[],
  { metric }: LeaderboardQuery,
): string {
  const lines = experiments.map((experiment) => {
    const runs = report.runsByExperiment.get(experiment.key) ?? [];
    const keys = new Set(runs.flatMap(({ metrics }) => metrics.map(({ key }) => key)));
    return terminalText(`  ${experimentLabel(experiment)}: ${[...keys].sort().join(', ') || 'no metric'}`);
  });
  const start =
    metric === undefined
      ? 'No metric is known to tell good runs from others. Name one with --metric'
      : `No run has the metric ${terminalText(metric)}`;
  return [`${start}. There are:`, ...lines].join('\n');
}
