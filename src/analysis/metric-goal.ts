import type { Experiment } from '../entities/experiment.ts';
import { metricSetting } from '../settings/metric-setting.ts';
import { type Goal, inferDirection } from './metric-direction.ts';

/** Which direction of a metric is better, and who says so. Without a goal the metric is listed, never ranked. */
export type MetricGoal =
  | { readonly goal: Goal; readonly origin: 'settings' | 'experiment' | 'assumed' }
  | { readonly goal: undefined; readonly origin: 'none' | 'unknown' };

/** Looks in the settings, then in the experiment's `mlflow.experiment.primaryMetric` tags, then at the name. */
export function metricGoal(
  key: string,
  settings: Parameters<typeof metricSetting>[0],
  experiment?: Pick<Experiment, 'primaryMetric'>,
): MetricGoal {
  const set = metricSetting(settings, key)?.goal;
  if (set) return { goal: set, origin: 'settings' };
  const primary = experiment?.primaryMetric;
  if (primary?.name === key && primary.goal) return { goal: primary.goal, origin: 'experiment' };
  const inferred = inferDirection(key);
  if (inferred === 'none' || inferred === 'unknown') return { goal: undefined, origin: inferred };
  return { goal: inferred, origin: 'assumed' };
}
