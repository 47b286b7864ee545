import { compareText } from '../../analysis/order.ts';
import { type InfluentialParam, rankParams } from '../../analysis/param-influence.ts';
import { type ConstantParam, type DifferingParam, paramSpace } from '../../analysis/param-space.ts';
import { bestRun, isComparable, metricOf, type PrimaryMetric } from '../../analysis/rank-runs.ts';
import { type SeriesParam, seriesParam } from '../../analysis/series-param.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { ExperimentKey } from '../../entities/ids.ts';
import type { Run, RunStatus } from '../../entities/run.ts';
import { formatCount } from '../format.ts';
import type { Report } from '../report.ts';

/** What every page about an experiment starts from. */
export type ExperimentSummary = {
  readonly experiment: Experiment;
  readonly runs: readonly Run[];
  readonly primary: PrimaryMetric | undefined;
  readonly best: ReturnType<typeof bestRun>;
  /** Runs with a finite latest value of the primary metric that finished; empty when no metric ranks. */
  readonly comparable: readonly Run[];
  readonly constant: readonly ConstantParam[];
  /** Params that only some runs have, all of them with one value. */
  readonly constantWhereLogged: readonly ConstantParam[];
  /** Params with two values or more, the most influential first; all params of a single run. */
  readonly params: readonly InfluentialParam[];
  readonly series: SeriesParam | undefined;
  /** `57 finished`, `1 running`, … */
  readonly statuses: readonly string[];
  readonly span: { readonly fromMs: number; readonly toMs: number } | undefined;
};

export const STATUS_WORDS: Readonly<Record<RunStatus, string>> = {
  FINISHED: 'finished',
  RUNNING: 'running',
  SCHEDULED: 'scheduled',
  FAILED: 'failed',
  KILLED: 'killed',
};

/** `57 finished`, `1 running`: the statuses that occur, with their counts. */
export function countByStatus(runs: readonly Run[]): readonly string[] {
  const counts = new Map<RunStatus, number>();
  for (const { status } of runs) counts.set(status, (counts.get(status) ?? 0) + 1);
  return (Object.keys(STATUS_WORDS) as RunStatus[]).flatMap((status) => {
    const count = counts.get(status);
    return count ? [`${formatCount(count)} ${STATUS_WORDS[status]}`] : [];
  });
}

/** First and last start; undefined when no run has one. Never spreads its input: stores hold many runs. */
export function startSpan(runs: readonly Run[]): ExperimentSummary['span'] {
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  for (const { startTimeMs } of runs) {
    if (startTimeMs === undefined) continue;
    fromMs = Math.min(fromMs, startTimeMs);
    toMs = Math.max(toMs, startTimeMs);
  }
  return fromMs <= toMs ? { fromMs, toMs } : undefined;
}

/** The first value of each of some params. */
function valuesOf(runs: readonly Run[], keys: ReadonlySet<string>): readonly ConstantParam[] {
  const found = new Map<string, string>();
  for (const run of runs)
    for (const { key, value } of run.params) if (keys.has(key) && !found.has(key)) found.set(key, value);
  return [...found].map(([key, value]) => ({ key, value })).sort((a, b) => compareText(a.key, b.key));
}

function summarize(report: Report, experiment: Experiment): ExperimentSummary {
  const runs = report.runsByExperiment.get(experiment.key) ?? [];
  const primary = report.primaryMetricByExperiment.get(experiment.key);
  const ranks = primary?.goal.goal !== undefined;
  const comparable = ranks ? runs.filter((run) => isComparable(run, primary.key)) : [];
  const space = paramSpace(runs);
  const varies = ({ values }: DifferingParam) => values > 1 || runs.length === 1;
  const params = rankParams(
    comparable,
    space.differing.filter(varies),
    (run) => metricOf(run, primary?.key ?? '')?.value,
  );
  const single = space.differing.filter((param) => !varies(param)).map(({ key }) => key);
  return {
    experiment,
    runs,
    primary,
    comparable,
    params,
    best: bestRun(runs, primary),
    constant: space.constant,
    constantWhereLogged: valuesOf(runs, new Set(single)),
    series: seriesParam(runs, params),
    statuses: countByStatus(runs),
    span: startSpan(runs),
  };
}

const known = new WeakMap<Report, Map<ExperimentKey, ExperimentSummary>>();

/** The summary of an experiment; computed once per report, as every page of its runs needs it. */
export function experimentSummary(report: Report, experiment: Experiment): ExperimentSummary {
  const ofReport = known.get(report) ?? new Map<ExperimentKey, ExperimentSummary>();
  known.set(report, ofReport);
  const summary = ofReport.get(experiment.key) ?? summarize(report, experiment);
  ofReport.set(experiment.key, summary);
  return summary;
}

/** The distinct datasets of some runs, in the order they come. */
export function datasetsOf(
  runs: readonly Run[],
): readonly { readonly name: string; readonly digest: string }[] {
  const distinct = new Map<string, { name: string; digest: string }>();
  for (const { datasets } of runs)
    for (const { datasetKey, name, digest } of datasets) distinct.set(datasetKey, { name, digest });
  return [...distinct.values()].sort(
    (a, b) => compareText(a.name, b.name) || compareText(a.digest, b.digest),
  );
}
