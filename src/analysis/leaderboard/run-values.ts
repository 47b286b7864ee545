import type { MetricSummary, OrderedPoints } from '../../entities/metric.ts';
import { meanOfLast, valueAt } from '../../search/history-values.ts';
import type { Goal } from '../../statistics/goal.ts';
import { loggedValues } from '../../statistics/logged-values.ts';
import type { BoardRun, ValueOf } from './board-types.ts';
import type { RunValue, ValueRule } from './value-rule.ts';

/** What is known of a run's metric without its history: `MetricSummary`, or less in the browser. */
export type KnownMetric = Pick<MetricSummary, 'value' | 'dataset'> & {
  readonly step?: number | undefined;
  readonly points?: number | undefined;
  readonly min?: { readonly value: number; readonly step?: number | undefined } | undefined;
  readonly max?: { readonly value: number; readonly step?: number | undefined } | undefined;
};

/** Where values come from. Histories are asked for only when a summary does not tell. */
export type ValueSources = {
  readonly summaryOf: (run: BoardRun, metric: string) => KnownMetric | undefined;
  readonly historyOf: (run: BoardRun, metric: string) => OrderedPoints | undefined;
};

/** Makes the function that gives each run its value of a metric by the metric's rule. */
export function makeValueOf({ summaryOf, historyOf }: ValueSources): ValueOf {
  return (run, { key, goal, rule }) => {
    const known = summaryOf(run, key);
    if (!known) return undefined;
    const value = ruledValue(rule, known, {
      goal: goal.goal,
      history: (metric = key) => historyOf(run, metric),
      summary: (metric) => summaryOf(run, metric),
    });
    return value && { ...value, dataset: known.dataset };
  };
}

type Sources = {
  readonly goal: Goal | undefined;
  readonly history: (metric?: string) => OrderedPoints | undefined;
  readonly summary: (metric: string) => KnownMetric | undefined;
};

function ruledValue(rule: ValueRule, known: KnownMetric, sources: Sources): RunValue | undefined {
  switch (rule.kind) {
    case 'last':
      return { value: known.value, step: known.step };
    case 'best':
      return bestValue(known, sources);
    case 'mean-of-last': {
      if (rule.points === 1 || known.points === 1) return { value: known.value, step: known.step, count: 1 };
      const history = sources.history();
      const mean = meanOfLast(history, rule.points);
      if (!history || mean === undefined) return undefined;
      return { value: mean, count: Math.min(rule.points, history.values.length) };
    }
    case 'at-best-of': {
      const step = bestStep(rule.metric, rule.goal, sources);
      if (step === undefined) return undefined;
      // The latest value is that of the greatest step, and of several at that step MLflow's choice.
      if (known.step === step) return { value: known.value, step };
      if (known.points === 1 && known.step !== undefined) return undefined;
      const value = valueAt(sources.history(), step);
      return value === undefined ? undefined : { value, step };
    }
    default:
      return rule satisfies never;
  }
}

/** Without a finite value it is NaN: the run has the metric, and diverged. */
function bestValue(known: KnownMetric, { goal, history }: Sources): RunValue | undefined {
  if (!goal) return undefined;
  const extreme = goal === 'maximize' ? known.max : known.min;
  if (extreme) return { ...extreme, count: known.points };
  if (known.points !== undefined || Number.isFinite(known.value)) {
    return { value: Number.isFinite(known.value) ? known.value : Number.NaN, count: known.points };
  }
  const points = history();
  const found = points && loggedValues(points.steps, points.values, goal);
  return found ? { ...(found.best ?? { value: Number.NaN }), count: found.count } : { value: Number.NaN };
}

/** The step at which a metric of the run is best; undefined when it has none, or its goal is not known. */
function bestStep(metric: string, goal: Goal | undefined, { summary, history }: Sources): number | undefined {
  const known = goal && summary(metric);
  if (!known) return undefined;
  const step = (goal === 'maximize' ? known.max : known.min)?.step;
  if (step !== undefined) return step;
  const points = history(metric);
  return points && loggedValues(points.steps, points.values, goal)?.best?.step;
}
