import type { Run } from '../entities/run.ts';
import { bestOf } from './aggregate-values.ts';
import { type MetricDifference, metricDifference } from './metric-difference.ts';
import type { MetricGoal } from './metric-goal.ts';
import { compareText } from './order.ts';
import { type ConstantParam, paramSpace } from './param-space.ts';
import { prominence } from './rank-runs.ts';

/** A param that differs among the compared runs; `values` stand in the order of the runs. */
export type ComparedParam = {
  readonly key: string;
  readonly numeric: boolean;
  readonly values: readonly (string | undefined)[];
};

/** The latest values of a metric; the arrays stand in the order of the runs. */
export type ComparedMetric = {
  readonly key: string;
  readonly goal: MetricGoal;
  readonly values: readonly (number | undefined)[];
  /** Differences to the baseline; undefined for itself and where one of the two has no finite value. */
  readonly differences: readonly (MetricDifference | undefined)[];
  /** Whether a run has the best value of the finished ones. None has when all have the same. */
  readonly isBest: readonly boolean[];
};

/** Metrics that share what stands before the first slash of their keys; `prefix` is empty for those without one. */
export type MetricSection = { readonly prefix: string; readonly metrics: readonly ComparedMetric[] };

/** Some runs side by side. */
export type Comparison = {
  /** The baseline first, the others as given. */
  readonly runs: readonly Run[];
  readonly baseline: Run | undefined;
  readonly constant: readonly ConstantParam[];
  /** Params that only some of the runs have, all of them with one value. */
  readonly constantWhereLogged: readonly ConstantParam[];
  /** Params with two values or more, in the given order of influence. */
  readonly params: readonly ComparedParam[];
  /** What most of the runs have and people look at first. */
  readonly main: readonly MetricSection[];
  /** Everything else: what few of the runs have, what does not fit, and what the machine did (`system/`). */
  readonly more: readonly MetricSection[];
  /** Counts of what is in none of these. */
  readonly leftOut: { readonly params: number; readonly metrics: number };
};

export type ComparisonInput = {
  /** In the order of their rows. */
  readonly runs: readonly Run[];
  readonly baseline: Run | undefined;
  readonly primary: string | undefined;
  readonly goalOf: (key: string) => MetricGoal;
  /** Keys of params, the most influential first; others come after them, by key. */
  readonly paramOrder: readonly string[];
};

const MOST_PARAMS = 40;
const MOST_MAIN_METRICS = 6;
const MOST_MORE_METRICS = 60;
const SYSTEM = 'system';

/** What stands before the first slash of a key: `val/loss` is in `val`. */
export function metricPrefix(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? '' : key.slice(0, slash);
}

/** Lays runs side by side. What it holds is bounded, whatever the runs logged. */
export function compareSideBySide(input: ComparisonInput): Comparison {
  const { baseline } = input;
  const runs = baseline ? [baseline, ...input.runs.filter((run) => run !== baseline)] : input.runs;
  const { constant, differing } = paramSpace(runs);
  const place = new Map(input.paramOrder.map((key, index) => [key, index]));
  const varying = differing
    .filter(({ values }) => values > 1)
    .sort(
      (a, b) => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity) || compareText(a.key, b.key),
    );
  const shown = varying.slice(0, MOST_PARAMS);
  const texts = textsByKey(runs, new Set(differing.map(({ key }) => key)));
  const textsOf = (key: string) => texts.get(key) ?? [];
  const metrics = orderMetrics(runs, input);
  const main = metrics.filter(({ isMain }) => isMain).slice(0, MOST_MAIN_METRICS);
  const rest = metrics.filter((metric) => !main.includes(metric));
  const more = rest.slice(0, MOST_MORE_METRICS);
  const compared = (found: readonly FoundMetric[]) =>
    found.map((metric) => compareMetric(metric, runs, baseline));
  return {
    runs,
    baseline,
    constant,
    constantWhereLogged: differing
      .filter(({ values }) => values === 1)
      .map(({ key }) => ({ key, value: textsOf(key).find((text) => text !== undefined) ?? '' }))
      .sort((a, b) => compareText(a.key, b.key)),
    params: shown.map(({ key, numeric }) => ({ key, numeric, values: textsOf(key) })),
    main: sections(compared(main), input.primary),
    more: sections(compared(more), input.primary),
    leftOut: { params: varying.length - shown.length, metrics: rest.length - more.length },
  };
}

function textsByKey(
  runs: readonly Run[],
  keys: ReadonlySet<string>,
): ReadonlyMap<string, readonly (string | undefined)[]> {
  const texts = new Map<string, (string | undefined)[]>();
  runs.forEach((run, index) => {
    for (const { key, value } of run.params) {
      if (!keys.has(key)) continue;
      const column = texts.get(key) ?? runs.map(() => undefined);
      column[index] = value;
      texts.set(key, column);
    }
  });
  return texts;
}

type FoundMetric = {
  readonly key: string;
  readonly goal: MetricGoal;
  readonly values: (number | undefined)[];
  readonly runs: number;
  readonly isMain: boolean;
};

/** All metrics of the runs: the primary one first, then what has a direction and people look at first. */
function orderMetrics(runs: readonly Run[], { goalOf, primary }: ComparisonInput): readonly FoundMetric[] {
  const columns = new Map<string, (number | undefined)[]>();
  runs.forEach((run, index) => {
    for (const { key, value } of run.metrics) {
      const column = columns.get(key) ?? runs.map(() => undefined);
      column[index] = value;
      columns.set(key, column);
    }
  });
  const found = [...columns].map(([key, values]): FoundMetric => {
    const having = values.filter((value) => value !== undefined).length;
    const isMain = key === primary || (having * 2 >= runs.length && metricPrefix(key) !== SYSTEM);
    return { key, goal: goalOf(key), values, runs: having, isMain };
  });
  const rank = ({ key, goal }: FoundMetric) => prominence(key, goal) + (goal.goal ? 1 : -2);
  return found.sort(
    (a, b) =>
      Number(b.key === primary) - Number(a.key === primary) ||
      Number(b.isMain) - Number(a.isMain) ||
      Number(metricPrefix(a.key) === SYSTEM) - Number(metricPrefix(b.key) === SYSTEM) ||
      rank(b) - rank(a) ||
      b.runs - a.runs ||
      compareText(a.key, b.key),
  );
}

function compareMetric(
  { key, goal, values }: FoundMetric,
  runs: readonly Run[],
  baseline: Run | undefined,
): ComparedMetric {
  const reference = baseline && values[runs.indexOf(baseline)];
  const best = bestValue(values, runs, goal);
  return {
    key,
    goal,
    values,
    differences: values.map((value, index) =>
      runs[index] === baseline ? undefined : metricDifference(value, reference, goal),
    ),
    isBest: values.map((value, index) => value !== undefined && value === best && isFinished(runs[index])),
  };
}

function isFinished(run: Run | undefined): boolean {
  return run?.status === 'FINISHED' && run.lifecycleStage === 'active';
}

/** The best finite value of the finished runs; undefined without a direction, or when nothing is better than another. */
function bestValue(
  values: readonly (number | undefined)[],
  runs: readonly Run[],
  { goal }: MetricGoal,
): number | undefined {
  if (!goal) return undefined;
  const finite = values.filter(
    (value, index): value is number =>
      value !== undefined && Number.isFinite(value) && isFinished(runs[index]),
  );
  return bestOf(finite, goal);
}

/** The section of the primary metric first, then metrics without a prefix, then by prefix. */
function sections(metrics: readonly ComparedMetric[], primary: string | undefined): readonly MetricSection[] {
  const first = primary === undefined ? '' : metricPrefix(primary);
  const rank = (prefix: string) => (prefix === first ? 0 : prefix === '' ? 1 : prefix === SYSTEM ? 3 : 2);
  return [...Map.groupBy(metrics, ({ key }) => metricPrefix(key))]
    .map(([prefix, members]) => ({ prefix, metrics: members }))
    .sort((a, b) => rank(a.prefix) - rank(b.prefix) || compareText(a.prefix, b.prefix));
}
