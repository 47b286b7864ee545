import type { MetricGoal } from '../../analysis/metric-goal.ts';
import { metricGoal } from '../../analysis/metric-goal.ts';
import { compareByGoal, compareText } from '../../analysis/order.ts';
import { isComparable, prominence } from '../../analysis/rank-runs.ts';
import type { ExperimentKey } from '../../entities/ids.ts';
import type { MetricSummary } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import { formatDate } from '../format.ts';
import { runLabel } from '../labels.ts';
import { rankedDecimals } from '../metric-display.ts';
import type { Report } from '../report.ts';
import type { RunSort } from '../routes.ts';
import type { ExperimentSummary } from './experiment.ts';
import { fitColumns, NAME_CHARACTERS, PARAM_CHARACTERS } from './table-width.ts';

/** Above this, only the two most useful orders are prerendered. */
const MOST_RUNS_FOR_ALL_SORTS = 1_000;

export type ParamColumn = { readonly key: string; readonly numeric: boolean };
export type MetricColumn = {
  readonly key: string;
  readonly goal: MetricGoal;
  readonly decimals: number;
  /** Best latest value of the finished runs; undefined when the metric has no goal. */
  readonly best: number | undefined;
  /** Whether some run has a history to draw. */
  readonly drawn: boolean;
};

/** What the runs table of an experiment has, whatever its order and page. */
export type RunsTable = {
  /** The primary metric: the first column after name and status. */
  readonly primary: MetricColumn | undefined;
  readonly params: readonly ParamColumn[];
  readonly metrics: readonly MetricColumn[];
  readonly hiddenParams: number;
  readonly hiddenMetrics: number;
  /** Every metric, also those without room in the table; the primary one first. */
  readonly allMetrics: readonly MetricColumn[];
  readonly sorts: readonly RunSort[];
  /** What all runs share is said once above the table; undefined where they differ. */
  readonly same: {
    readonly user: string | undefined;
    readonly source: string | undefined;
    readonly commit: string | undefined;
    /** The day on which all runs started. */
    readonly date: string | undefined;
  };
  /** Columns for what differs and is known of some run. */
  readonly shows: { readonly user: boolean; readonly source: boolean; readonly commit: boolean };
};

type Found = { runs: number; drawn: boolean; values: number[]; best: number | undefined };

/** Looks once at every metric of every run: experiments hold up to 500 metrics and 10 000 runs. */
function findMetrics(report: Report, { runs, experiment }: ExperimentSummary): Map<string, Found> {
  const found = new Map<string, Found & { goal: MetricGoal }>();
  for (const run of runs) {
    for (const metric of run.metrics) {
      const entry = found.get(metric.key) ?? {
        runs: 0,
        drawn: false,
        values: [],
        best: undefined,
        goal: metricGoal(metric.key, report.settings, experiment),
      };
      entry.runs += 1;
      entry.drawn ||= metric.shape !== undefined;
      entry.values.push(metric.value);
      entry.best = better(entry.best, run, metric, entry.goal);
      found.set(metric.key, entry);
    }
  }
  return found;
}

function better(
  best: number | undefined,
  run: Run,
  { key, value }: MetricSummary,
  { goal }: MetricGoal,
): number | undefined {
  if (!goal || !isComparable(run, key)) return best;
  return compareByGoal(value, best, goal) < 0 ? value : best;
}

/** The primary metric, then what many runs have and people look at first, then MLflow's system metrics. */
function metricColumns(report: Report, summary: ExperimentSummary): readonly MetricColumn[] {
  const found = findMetrics(report, summary);
  const isSystem = (key: string) => Number(key.startsWith('system/'));
  const isPrimary = (key: string) => Number(key === summary.primary?.key);
  const most = Math.max(0, ...[...found.values()].map(({ runs }) => runs));
  const goalOf = (key: string) => metricGoal(key, report.settings, summary.experiment);
  // Without a direction a metric says how much, not how well.
  const rank = (key: string) => prominence(key, goalOf(key)) + (goalOf(key).goal ? 1 : -2);
  return [...found]
    .sort(
      ([a, { runs: inA }], [b, { runs: inB }]) =>
        isPrimary(b) - isPrimary(a) ||
        isSystem(a) - isSystem(b) ||
        Number(inB * 2 >= most) - Number(inA * 2 >= most) ||
        rank(b) - rank(a) ||
        inB - inA ||
        compareText(a, b),
    )
    .map(([key, { values, drawn, best }]) => {
      const goal = goalOf(key);
      return { key, goal, best, drawn, decimals: rankedDecimals(report.settings, key, goal.goal, values) };
    });
}

/** The value that all runs share; undefined when they differ, none has one, or there is one run only. */
function shared<Value>(runs: readonly Run[], pick: (run: Run) => Value | undefined): Value | undefined {
  const [first] = runs;
  if (!first || runs.length < 2) return undefined;
  const value = pick(first);
  return runs.every((run) => pick(run) === value) ? value : undefined;
}

function longest(texts: Iterable<string>): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, text.length);
  return most;
}

function sameInAll(runs: readonly Run[]): RunsTable['same'] {
  const day = ({ startTimeMs }: Run) => (startTimeMs === undefined ? undefined : formatDate(startTimeMs));
  return {
    user: shared(runs, (run) => run.user),
    source: shared(runs, (run) => run.codeSource.name),
    commit: shared(runs, (run) => run.codeSource.commit),
    date: shared(runs, day),
  };
}

function infoColumns(runs: readonly Run[], same: RunsTable['same']): RunsTable['shows'] {
  return {
    user: same.user === undefined && runs.some((run) => run.user !== undefined),
    source: same.source === undefined && runs.some((run) => run.codeSource.name !== undefined),
    commit: same.commit === undefined && runs.some((run) => run.codeSource.commit !== undefined),
  };
}

/** The length of the longest value of each param, as far as a cell shows it. */
function widestValues(runs: readonly Run[]): ReadonlyMap<string, number> {
  const widest = new Map<string, number>();
  for (const run of runs)
    for (const { key, value } of run.params)
      widest.set(key, Math.max(widest.get(key) ?? 0, Math.min(value.length, PARAM_CHARACTERS)));
  return widest;
}

function makeTable(report: Report, summary: ExperimentSummary): RunsTable {
  const { runs, params } = summary;
  const columns = metricColumns(report, summary);
  const primary = columns[0]?.key === summary.primary?.key ? columns[0] : undefined;
  const others = primary ? columns.slice(1) : columns;
  const same = sameInAll(runs);
  const shows = infoColumns(runs, same);
  const widest = widestValues(runs);
  const fit = fitColumns({
    nameCharacters: Math.min(NAME_CHARACTERS, longest(runs.map(runLabel))),
    marked: runs.some(({ key }) => report.versionsByRun.has(key)),
    info: Number(shows.user) + Number(shows.source) + Number(shows.commit),
    dated: same.date === undefined,
    primary,
    params: params.map(({ key }) => ({ key, characters: widest.get(key) ?? 0 })),
    metrics: others,
  });
  return {
    primary,
    params: params.slice(0, fit.params).map(({ key, numeric }) => ({ key, numeric })),
    metrics: others.slice(0, fit.metrics),
    hiddenParams: params.length - fit.params,
    hiddenMetrics: others.length - fit.metrics,
    allMetrics: columns,
    sorts: sortsOf(runs.length),
    same,
    shows,
  };
}

/** The orders that are prerendered: those that are worth a page of their own. */
function sortsOf(runs: number): readonly RunSort[] {
  if (runs < 2) return ['best'];
  return runs > MOST_RUNS_FOR_ALL_SORTS ? ['best', 'started'] : ['best', 'started', 'name', 'duration'];
}

const known = new WeakMap<Report, Map<ExperimentKey, RunsTable>>();

/** The runs table of an experiment; computed once per report, whatever number of pages it has. */
export function runsTable(report: Report, summary: ExperimentSummary): RunsTable {
  const ofReport = known.get(report) ?? new Map<ExperimentKey, RunsTable>();
  known.set(report, ofReport);
  const table = ofReport.get(summary.experiment.key) ?? makeTable(report, summary);
  ofReport.set(summary.experiment.key, table);
  return table;
}

/** Milliseconds from start to end; undefined while running and for killed runs. */
export function durationMs(run: Pick<Run, 'startTimeMs' | 'endTimeMs'>): number | undefined {
  return run.startTimeMs !== undefined && run.endTimeMs !== undefined
    ? run.endTimeMs - run.startTimeMs
    : undefined;
}
