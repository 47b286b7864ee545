import { metricGoal } from '../analysis/metric-goal.ts';
import { compareText } from '../analysis/order.ts';
import { prominence } from '../analysis/rank-runs.ts';
import { matchesPattern } from '../settings/metric-setting.ts';
import type { Settings } from '../settings/settings.ts';
import type { Goal } from '../statistics/goal.ts';
import type { Store } from './store.ts';

export type KnownMetric = {
  readonly key: string;
  readonly runs: number;
  readonly goal: Goal;
  /** Whether experiments say so in their tags; else it is read from the name. */
  readonly isDeclared: boolean;
};
export type UnknownMetric = {
  readonly key: string;
  readonly runs: number;
  readonly why: 'name' | 'contradiction' | 'pattern';
};

/** The metrics of a store by what is known of their direction, each part with the main ones first. */
export type MetricSuggestions = {
  readonly known: readonly KnownMetric[];
  readonly unknown: readonly UnknownMetric[];
  /** Those that measure no quality, such as a learning rate. */
  readonly neither: readonly string[];
};

type Found = {
  readonly key: string;
  runs: number;
  isDeclared: boolean;
  isUnknown: boolean;
  goals: Set<Goal>;
};

/**
 * Sorts metrics into those whose goal the report would know anyway, to be said in the settings, and others. A setting
 * counts for all experiments, and its name is a pattern: where that would turn a goal around, it is not known.
 *
 * @param main what stands first.
 */
export function suggestMetrics(
  store: Store,
  settings: Settings,
  main: string | undefined,
): MetricSuggestions {
  const found = [...findMetrics(store, settings).values()].sort(byImportance(main));
  const keys = found.map(({ key }) => key);
  const known: KnownMetric[] = [];
  const unknown: UnknownMetric[] = [];
  const neither: string[] = [];
  for (const { key, runs, goals, isDeclared, isUnknown } of found) {
    const [goal, other] = goals;
    const isPattern =
      key.includes('*') && keys.some((another) => another !== key && matchesPattern(key, another));
    if (goal && !other && !isPattern) known.push({ key, runs, goal, isDeclared });
    else if (goal || isUnknown)
      unknown.push({ key, runs, why: isPattern ? 'pattern' : goal ? 'contradiction' : 'name' });
    else neither.push(key);
  }
  return { known, unknown, neither };
}

function findMetrics(
  { experiments, runsByExperiment }: Store,
  settings: Settings,
): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const experiment of experiments) {
    const counts = new Map<string, number>();
    for (const { metrics } of runsByExperiment.get(experiment.key) ?? [])
      for (const { key } of metrics) if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, runs] of counts) {
      const entry = found.get(key) ?? {
        key,
        runs: 0,
        isDeclared: false,
        isUnknown: false,
        goals: new Set<Goal>(),
      };
      const { goal, origin } = metricGoal(key, settings, experiment);
      found.set(key, entry);
      entry.runs += runs;
      entry.isDeclared ||= origin === 'experiment';
      entry.isUnknown ||= origin === 'unknown';
      if (goal) entry.goals.add(goal);
    }
  }
  return found;
}

/** The main one, then those of many runs, then by what their names say of them. */
function byImportance(main: string | undefined): (a: Found, b: Found) => number {
  const rank = ({ key, goals }: Found) => {
    const [goal] = goals;
    return prominence(key, goal ? { goal, origin: 'assumed' } : { goal, origin: 'unknown' });
  };
  return (a, b) =>
    Number(b.key === main) - Number(a.key === main) ||
    b.runs - a.runs ||
    rank(b) - rank(a) ||
    compareText(a.key, b.key);
}
