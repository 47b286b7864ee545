import type { BoardOptions, BoardRun, ValueOf } from '../analysis/leaderboard/board-types.ts';
import { makeValueOf } from '../analysis/leaderboard/run-values.ts';
import type { MetricHistory, MetricSummary } from '../entities/metric.ts';
import type { Run } from '../entities/run.ts';
import { orderPoints } from '../search/history-values.ts';
import { readHistory } from '../snapshot/read-snapshot.ts';
import { reportBaseline } from './baseline.ts';
import { runLabel } from './labels.ts';
import type { ExperimentSummary } from './page-data/experiment.ts';
import type { Report } from './report.ts';
import { paths } from './routes.ts';
import { versionMarks } from './version-marks.ts';
import { visibleText } from './visible-text.ts';

/** A run as leaderboards see it. */
export function boardRun(report: Pick<Report, 'versionsByRun'>, run: Run): BoardRun {
  return {
    id: run.key,
    name: runLabel(run),
    path: paths.run(run.key),
    status: run.status,
    lifecycleStage: run.lifecycleStage,
    params: run.params,
    tags: run.tags,
    parentId: run.parentKey,
    startTimeMs: run.startTimeMs,
    endTimeMs: run.endTimeMs,
    commit: run.codeSource.commit,
    datasets: run.datasets,
    marks: versionMarks(report, run),
  };
}

/** What the boards of an experiment are made from. */
export type BoardInputs = Pick<BoardOptions, 'baseline' | 'series'> & { readonly runs: readonly BoardRun[] };

/** The best run is no baseline: differences to the leader say that already. */
export function boardInputs(report: Report, { runs, series }: ExperimentSummary): BoardInputs {
  return {
    runs: runs.map((run) => boardRun(report, run)),
    baseline: reportBaseline(report, runs, undefined)?.run.key,
    series,
  };
}

/**
 * Reads values of the runs of a report: most rules need only what the report holds, the others a run's history file.
 *
 * @param snapshotDir where those are.
 */
export function boardValues(report: Pick<Report, 'runByKey'>, snapshotDir: string): ValueOf {
  const summaries = new Map<string, ReadonlyMap<string, MetricSummary>>();
  const runs: ReadonlyMap<string, Run> = report.runByKey;
  let held: { readonly run: string; readonly histories: readonly MetricHistory[] } | undefined;
  return makeValueOf({
    summaryOf: ({ id }, metric) => {
      const known =
        summaries.get(id) ?? new Map(runs.get(id)?.metrics.map((summary) => [summary.key, summary]));
      summaries.set(id, known);
      return known.get(metric);
    },
    // Files are read run by run, and are far too large to hold.
    historyOf: ({ id }, metric) => {
      if (held?.run !== id) held = { run: id, histories: readHistory(snapshotDir, id) };
      const history = held.histories.find(({ key }) => visibleText(key) === metric);
      return history && orderPoints(history);
    },
  });
}
