import type { CompareData, ListedArtifact } from '../../../analysis/compare-data.ts';
import { type MetricGoal, metricGoal } from '../../../analysis/metric-goal.ts';
import { compareText } from '../../../analysis/order.ts';
import { prominence } from '../../../analysis/rank-runs.ts';
import type { RunLook } from '../../../charts/run-look.ts';
import type { MetricHistory, StoredMetricHistory } from '../../../entities/metric.ts';
import type { StoredRun } from '../../../entities/run.ts';
import { metricSetting } from '../../../settings/metric-setting.ts';
import { runLabel } from '../../../site/labels.ts';
import { parseVisible } from '../../../site/visible-text.ts';
import { decodeStoredHistory } from '../../../snapshot/history-codec.ts';
import { fetchFile, fetchNeeded } from '../fetch-file.ts';

/** A run with all that the page shows of it. */
export type ComparedRun = {
  readonly segment: string;
  readonly label: string;
  readonly look: RunLook;
  readonly run: StoredRun;
  readonly experiment: CompareData['experiments'][number] | undefined;
  readonly params: ReadonlyMap<string, string>;
  /** The latest value by metric. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly histories: ReadonlyMap<string, MetricHistory>;
  readonly artifacts: readonly ListedArtifact[];
};

export type Comparison = {
  readonly runs: readonly ComparedRun[];
  /** Segments for which the report has no run. */
  readonly missing: readonly string[];
  /** Keys of all metrics, the most telling first. */
  readonly metrics: readonly string[];
  readonly goalOf: (metric: string) => MetricGoal;
  readonly decimalsOf: (metric: string) => number | undefined;
};

type RunFile = {
  readonly run: StoredRun;
  readonly look: RunLook;
  readonly history: readonly StoredMetricHistory[];
  readonly artifacts: readonly ListedArtifact[];
};

/**
 * Fetches the data files of the runs and of the report. A run that is not there is said to be missing.
 *
 * @param base where the site begins.
 * @throws when the site cannot be reached, or the report's file is missing.
 */
export async function loadComparison(
  segments: readonly string[],
  base: string,
  reportUrl: string,
): Promise<Comparison> {
  const [reportFile, files] = await Promise.all([
    visibleJson(fetchNeeded(reportUrl)),
    Promise.all(segments.map((segment) => visibleJson(fetchFile(`${base}runs/${segment}/run.json`)))),
  ]);
  const report = reportFile as CompareData;
  const runs = files.flatMap((file, index) =>
    file === undefined ? [] : comparedRun(segments[index] ?? '', file as RunFile, report),
  );
  const primaries = new Map(
    runs.flatMap(({ experiment }) =>
      experiment?.primary ? [[experiment.primary.key, experiment.primary.goal] as const] : [],
    ),
  );
  const settings = { metrics: report.metrics };
  const goalOf = (key: string) => primaries.get(key) ?? metricGoal(key, settings);
  const keys = [...new Set(runs.flatMap(({ metrics }) => [...metrics.keys()]))];
  const rank = new Map(
    keys.map((key) => [
      key,
      (primaries.has(key) ? 100 : 0) + prominence(key, goalOf(key)) - (key.startsWith('system/') ? 50 : 0),
    ]),
  );
  return {
    runs,
    missing: segments.filter((_, index) => files[index] === undefined),
    metrics: keys.sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0) || compareText(a, b)),
    goalOf,
    decimalsOf: (key) => metricSetting(settings, key)?.digits,
  };
}

async function visibleJson(file: Promise<Response | undefined>): Promise<unknown> {
  const response = await file;
  return response && parseVisible(await response.text());
}

function comparedRun(
  segment: string,
  { run, look, history, artifacts }: RunFile,
  report: CompareData,
): ComparedRun {
  return {
    segment,
    label: runLabel(run),
    look,
    run,
    experiment: report.experiments.find(({ key }) => key === run.experimentKey),
    params: new Map(run.params.map(({ key, value }) => [key, value])),
    metrics: new Map(run.metrics.map(({ key, value }) => [key, Number(value)])),
    histories: new Map(history.map((line) => [line.key, decodeStoredHistory(line)])),
    artifacts,
  };
}
