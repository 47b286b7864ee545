import type { Experiment } from '../entities/experiment.ts';
import type { MetricSummary } from '../entities/metric.ts';
import type { Run } from '../entities/run.ts';
import type { Settings } from '../settings/settings.ts';
import { type MetricGoal, metricGoal } from './metric-goal.ts';
import { compareByGoal, compareText } from './order.ts';

/** The metric that ranks the runs of an experiment. `origin` says who chose it. */
export type PrimaryMetric = {
  readonly key: string;
  readonly goal: MetricGoal;
  readonly origin: 'settings' | 'experiment' | 'assumed';
};

/** The metric of a run with this key, if it was logged. */
export function metricOf(run: Run, key: string): MetricSummary | undefined {
  return run.metrics.find((metric) => metric.key === key);
}

function countByMetric(runs: readonly Run[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { metrics } of runs) for (const { key } of metrics) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const PREFERRED_PARTS: readonly (readonly [RegExp, number])[] = [
  [/(^|[_/.-])(val|valid|validation|dev|eval)([_/.-]|$)/i, 3],
  [/(^|[_/.-])(test|holdout)([_/.-]|$)/i, 2],
  [/(^|[_/.-])(train|training)([_/.-]|$)/i, -2],
  [/(time|latency|duration|runtime|memory|seconds|cost|elapsed)/i, -3],
];

/** How likely a metric is the one that people look at first; only used when nobody said which it is. */
export function prominence(key: string, goal: MetricGoal): number {
  const byName = PREFERRED_PARTS.reduce(
    (sum, [pattern, weight]) => sum + (pattern.test(key) ? weight : 0),
    0,
  );
  return byName + (goal.goal === 'maximize' ? 1 : 0);
}

/**
 * Chooses the primary metric: the settings', else the experiment's own tag, else the most prominent one with a
 * goal among those that at least half as many runs have as the most frequent metric. None when no metric has a goal.
 */
export function primaryMetric(
  runs: readonly Run[],
  settings: Settings,
  experiment: Experiment,
): PrimaryMetric | undefined {
  const counts = countByMetric(runs);
  const chosen = (key: string | undefined, origin: PrimaryMetric['origin']) =>
    key !== undefined && counts.has(key)
      ? { key, goal: metricGoal(key, settings, experiment), origin }
      : undefined;

  const declared =
    chosen(settings.primaryMetric, 'settings') ?? chosen(experiment.primaryMetric?.name, 'experiment');
  if (declared) return declared;

  const most = Math.max(0, ...counts.values());
  const candidates = [...counts]
    .filter(([, count]) => count * 2 >= most)
    .map(([key]) => ({ key, goal: metricGoal(key, settings, experiment), origin: 'assumed' as const }))
    .filter(({ goal }) => goal.goal !== undefined);
  return candidates.sort(
    (a, b) => prominence(b.key, b.goal) - prominence(a.key, a.goal) || compareText(a.key, b.key),
  )[0];
}

/** Whether a run may be called the best: finished, active, with a finite latest value. */
export function isComparable(run: Run, key: string): boolean {
  const value = metricOf(run, key)?.value;
  return (
    run.status === 'FINISHED' &&
    run.lifecycleStage === 'active' &&
    value !== undefined &&
    Number.isFinite(value)
  );
}

/** Best first by the latest value; runs that cannot be compared last; then latest started first, then by key. */
export function compareRuns(primary: PrimaryMetric | undefined): (a: Run, b: Run) => number {
  const goal = primary?.goal.goal;
  return (a, b) => {
    if (primary && goal) {
      const comparable = Number(isComparable(b, primary.key)) - Number(isComparable(a, primary.key));
      if (comparable) return comparable;
      const byValue = compareByGoal(metricOf(a, primary.key)?.value, metricOf(b, primary.key)?.value, goal);
      if (byValue) return byValue;
    }
    return compareStarted(a, b);
  };
}

/** Latest started first; runs without a start last. */
export function compareStarted(a: Run, b: Run): number {
  return compareByGoal(a.startTimeMs, b.startTimeMs, 'maximize') || compareText(a.key, b.key);
}

/** The run with the best latest value of the primary metric, and how many share that value. */
export function bestRun(
  runs: readonly Run[],
  primary: PrimaryMetric | undefined,
): { readonly run: Run; readonly value: number; readonly ties: number } | undefined {
  if (!primary?.goal.goal) return undefined;
  const ranked = runs.filter((run) => isComparable(run, primary.key)).sort(compareRuns(primary));
  const run = ranked[0];
  const value = run && metricOf(run, primary.key)?.value;
  if (!run || value === undefined) return undefined;
  const ties = ranked.filter((other) => metricOf(other, primary.key)?.value === value).length;
  return { run, value, ties };
}
