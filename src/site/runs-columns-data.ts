import { type ColumnFacts, encodeRuns, encodeSummaries } from '../columns/encode-runs.ts';
import type { RunsColumns, RunsSummaries } from '../columns/runs-columns.ts';
import type { RunKey } from '../entities/ids.ts';
import type { StoredRun } from '../entities/run.ts';
import { metricSetting } from '../settings/metric-setting.ts';
import { planHistories } from './histories-data.ts';
import type { ExperimentSummary } from './page-data/experiment.ts';
import { runsInOrder } from './page-data/runs-pages.ts';
import { type MetricColumn, type RunsTable, runsTable } from './page-data/runs-table.ts';
import type { Report } from './report.ts';
import { paths } from './routes.ts';
import { versionMarks } from './version-marks.ts';

/** The files that tables of an experiment's runs are made of in the browser. */
export type RunsColumnFiles = {
  readonly columns: RunsColumns;
  readonly summaries: RunsSummaries;
  /** In the order of both. */
  readonly runs: readonly StoredRun[];
};

/**
 * Lays out the runs of an experiment in the order of its page.
 *
 * @param stored the runs as the snapshot has them, in any order.
 */
export function runsColumnFiles(
  report: Report,
  summary: ExperimentSummary,
  stored: readonly StoredRun[],
): RunsColumnFiles {
  const table = runsTable(report, summary);
  const order = runsInOrder(summary, 'best');
  const byKey = new Map(stored.map((run) => [run.key, run]));
  const runs = order.runs.flatMap(({ key }) => byKey.get(key) ?? []);
  const { histories, ofMetric } = planHistories(summary.experiment.key, runs, report.settings);
  const facts: ColumnFacts = {
    experimentKey: summary.experiment.key,
    histories,
    comparable: order.comparable,
    paths: runs.flatMap(({ key }, row) => {
      const path = paths.run(key as RunKey);
      return path === `runs/${key}/` ? [] : [{ row, path }];
    }),
    ...(summary.series ? { series: { key: summary.series.key, values: [...summary.series.values] } } : {}),
    params: paramFacts(summary),
    tags: tagKeys(runs),
    metrics: table.allMetrics.map((column) => {
      const history = ofMetric(column.key);
      return { ...metricFacts(report, column), ...(history ? { history } : {}) };
    }),
    marksOf: ({ key }) => versionMarks(report, { key: key as RunKey }),
    modelsOf: ({ key }) => modelNames(report, key as RunKey),
    defaults: defaults(table),
  };
  return {
    runs,
    columns: encodeRuns(runs, facts),
    summaries: encodeSummaries(
      runs,
      facts.metrics.map(({ key }) => key),
    ),
  };
}

/** Those that differ by influence, then the others by name. */
function paramFacts({
  params,
  constant,
  constantWhereLogged,
  runs,
}: ExperimentSummary): ColumnFacts['params'] {
  const differing = runs.length > 1;
  return [
    ...params.map(({ key, numeric }) => ({ key, numeric, differs: differing })),
    ...[...constant, ...constantWhereLogged].map(({ key, value }) => ({
      key,
      numeric: value.trim() !== '' && Number.isFinite(Number(value)),
      differs: false,
    })),
  ];
}

/** Long texts that nobody searches for, and the name, which has a column of its own. */
const TAGS_LEFT_OUT = new Set([
  'mlflow.runName',
  'mlflow.note.content',
  'mlflow.log-model.history',
  'mlflow.loggedArtifacts',
]);

/** MLflow's own too: its search finds runs by them. */
function tagKeys(runs: readonly StoredRun[]): readonly string[] {
  const keys = new Set(runs.flatMap(({ tags }) => tags.map(({ key }) => key)));
  return [...keys].filter((key) => !TAGS_LEFT_OUT.has(key)).sort();
}

function metricFacts(
  { settings }: Report,
  { key, goal, decimals, drawn, best }: MetricColumn,
): ColumnFacts['metrics'][number] {
  const unit = metricSetting(settings, key)?.unit;
  return {
    key,
    ...(goal.goal ? { goal: goal.goal } : {}),
    goalOrigin: goal.origin,
    ...(unit ? { unit } : {}),
    decimals,
    drawn,
    ...(best === undefined ? {} : { best }),
  };
}

function modelNames(report: Report, key: RunKey): readonly string[] {
  const registered = (report.versionsByRun.get(key) ?? []).map(({ model }) => model.name);
  const logged = (report.loggedModelsByRun.get(key) ?? []).map(({ name }) => name);
  return [...new Set([...registered, ...logged])].filter((name) => name.trim() !== '');
}

function defaults({ primary, params, metrics, shows, same }: RunsTable): RunsColumns['defaults'] {
  return {
    ...(primary ? { primary: primary.key } : {}),
    params: params.map(({ key }) => key),
    metrics: metrics.map(({ key }) => key),
    ...shows,
    sameDay: same.date !== undefined,
  };
}
