import type { MetricGoal } from '../../analysis/metric-goal.ts';
import { metricGoal } from '../../analysis/metric-goal.ts';
import { compareByGoal, compareText } from '../../analysis/order.ts';
import { type ConstantParam, type ParamSpace, paramSpace } from '../../analysis/param-space.ts';
import {
  bestRun,
  compareRuns,
  compareStarted,
  isComparable,
  metricOf,
  type PrimaryMetric,
} from '../../analysis/rank-runs.ts';
import { type RunNode, runTree } from '../../analysis/run-tree.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { RunKey } from '../../entities/ids.ts';
import type { Run } from '../../entities/run.ts';
import { runLabel } from '../labels.ts';
import { metricDecimals } from '../metric-display.ts';
import type { Report } from '../report.ts';
import type { RunSort } from '../routes.ts';

export const ROWS_PER_PAGE = 100;
/** Wider tables say less; what does not fit is on the run pages and in the data files. */
const MOST_PARAMS = 10;
const MOST_METRICS = 6;
/** Above this, only the two most useful orders are prerendered. */
const MOST_RUNS_FOR_ALL_SORTS = 300;
/** Runs that cannot be compared are repeated on every page when they are this few. */
const MOST_REPEATED = 8;

export type ParamColumn = { readonly key: string; readonly numeric: boolean };
export type MetricColumn = {
  readonly key: string;
  readonly goal: MetricGoal;
  readonly decimals: number;
  /** Best latest value of the comparable runs. */
  readonly best: number | undefined;
  /** Whether some run has a history to draw. */
  readonly drawn: boolean;
  readonly isPrimary: boolean;
};

export type RunsTable = {
  readonly constant: readonly ConstantParam[];
  readonly params: readonly ParamColumn[];
  readonly metrics: readonly MetricColumn[];
  readonly hiddenParams: number;
  readonly hiddenMetrics: number;
  readonly sorts: readonly RunSort[];
  /** What all runs share, said once: user, source, commit; undefined where they differ. */
  readonly same: {
    readonly user?: string;
    readonly source?: string;
    readonly commit?: string;
    readonly date?: string;
  };
  readonly showsDatasets: boolean;
};

export type RunsPage = {
  readonly sort: RunSort;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly first: number;
  readonly rows: readonly RunNode[];
  /** Runs that cannot be compared, repeated under each page; empty when they are part of `rows`. */
  readonly notComparable: readonly RunNode[];
};

function metricColumns(
  report: Report,
  experiment: Experiment,
  runs: readonly Run[],
  primary: PrimaryMetric | undefined,
): { columns: MetricColumn[]; hidden: number } {
  const counts = new Map<string, number>();
  for (const { metrics } of runs) for (const { key } of metrics) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isSystem = (key: string) => Number(key.startsWith('system/'));
  const keys = [...counts.keys()].sort(
    (a, b) =>
      Number(b === primary?.key) - Number(a === primary?.key) ||
      isSystem(a) - isSystem(b) ||
      (counts.get(b) ?? 0) - (counts.get(a) ?? 0) ||
      compareText(a, b),
  );
  const columns = keys.slice(0, MOST_METRICS).map((key): MetricColumn => {
    const goal = metricGoal(key, report.settings, experiment);
    const summaries = runs.flatMap((run) => metricOf(run, key) ?? []);
    const best = bestRun(runs, { key, goal, origin: 'assumed' })?.value;
    return {
      key,
      goal,
      best,
      decimals: metricDecimals(
        report.settings,
        key,
        summaries.map(({ value }) => value),
      ),
      drawn: summaries.some(({ shape }) => shape !== undefined),
      isPrimary: key === primary?.key,
    };
  });
  return { columns, hidden: keys.length - columns.length };
}

/** The value that all runs share; undefined when they differ or none has one. */
function shared<Value>(runs: readonly Run[], pick: (run: Run) => Value | undefined): Value | undefined {
  const values = new Set(runs.map(pick));
  return values.size === 1 ? [...values][0] : undefined;
}

/** What the runs table of an experiment has, whatever its order and page. */
export function runsTable(
  report: Report,
  experiment: Experiment,
  runs: readonly Run[],
  primary: PrimaryMetric | undefined,
): RunsTable {
  const space: ParamSpace = paramSpace(runs);
  const metrics = metricColumns(report, experiment, runs, primary);
  const user = runs.length > 1 ? shared(runs, (run) => run.user) : undefined;
  const source = runs.length > 1 ? shared(runs, (run) => run.codeSource.name) : undefined;
  const commit = runs.length > 1 ? shared(runs, (run) => run.codeSource.commit) : undefined;
  return {
    constant: space.constant,
    params: space.differing.slice(0, MOST_PARAMS).map(({ key, numeric }) => ({ key, numeric })),
    metrics: metrics.columns,
    hiddenParams: Math.max(0, space.differing.length - MOST_PARAMS),
    hiddenMetrics: metrics.hidden,
    sorts:
      runs.length > MOST_RUNS_FOR_ALL_SORTS ? ['best', 'started'] : ['best', 'started', 'name', 'duration'],
    same: {
      ...(user === undefined ? {} : { user }),
      ...(source === undefined ? {} : { source }),
      ...(commit === undefined ? {} : { commit }),
    },
    showsDatasets: runs.some(({ datasets }) => datasets.length > 0),
  };
}

/** Milliseconds from start to end; undefined while running and for killed runs. */
export function durationMs(run: Pick<Run, 'startTimeMs' | 'endTimeMs'>): number | undefined {
  return run.startTimeMs !== undefined && run.endTimeMs !== undefined
    ? run.endTimeMs - run.startTimeMs
    : undefined;
}

function comparator(sort: RunSort, primary: PrimaryMetric | undefined): (a: Run, b: Run) => number {
  switch (sort) {
    case 'best':
      return compareRuns(primary);
    case 'started':
      return compareStarted;
    case 'name':
      return (a, b) => compareText(runLabel(a), runLabel(b)) || compareText(a.key, b.key);
    case 'duration':
      return (a, b) => compareByGoal(durationMs(a), durationMs(b), 'maximize') || compareText(a.key, b.key);
    default:
      return sort satisfies never;
  }
}

/** The best run of each tree stands for its root, so that a sweep's parent is where its best child would be. */
function orderRoots(runs: readonly Run[], compare: (a: Run, b: Run) => number): readonly RunNode[] {
  const ordered = [...runs].sort(compare);
  const place = new Map<RunKey, number>(ordered.map((run, index) => [run.key, index]));
  const trees: { nodes: RunNode[]; best: number }[] = [];
  for (const node of runTree(ordered)) {
    const own = place.get(node.run.key) ?? 0;
    const tree = trees.at(-1);
    if (node.depth === 0 || !tree) trees.push({ nodes: [node], best: own });
    else {
      tree.nodes.push(node);
      tree.best = Math.min(tree.best, own);
    }
  }
  return trees.sort((a, b) => a.best - b.best).flatMap(({ nodes }) => nodes);
}

/** Every page of the runs table in one order. */
export function runsPages(
  runs: readonly Run[],
  sort: RunSort,
  primary: PrimaryMetric | undefined,
): readonly RunsPage[] {
  const nodes = orderRoots(runs, comparator(sort, primary));
  const ranks = primary?.goal.goal !== undefined;
  const isApart = ({ run, depth, descendants }: RunNode) =>
    ranks && depth === 0 && descendants === 0 && !isComparable(run, primary?.key ?? '');
  const apart = nodes.filter(isApart);
  const repeats = apart.length > 0 && apart.length <= MOST_REPEATED && apart.length < nodes.length;
  const rows = repeats ? nodes.filter((node) => !isApart(node)) : nodes;
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  return Array.from({ length: pages }, (_, index) => ({
    sort,
    page: index + 1,
    pages,
    total: nodes.length,
    first: index * ROWS_PER_PAGE + 1,
    rows: rows.slice(index * ROWS_PER_PAGE, (index + 1) * ROWS_PER_PAGE),
    notComparable: repeats ? apart : [],
  }));
}
