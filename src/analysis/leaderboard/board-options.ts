import type { Experiment } from '../../entities/experiment.ts';
import { matchesPattern, metricSetting } from '../../settings/metric-setting.ts';
import type { Settings } from '../../settings/settings.ts';
import { metricGoal } from '../metric-goal.ts';
import type { BoardMetric, BoardOptions } from './board-types.ts';
import { parseValueRule, type ValueRule } from './value-rule.ts';

type BoardSettings = Pick<Settings, 'metrics' | 'leaderboards'>;
type GoalSource = Pick<Experiment, 'primaryMetric'> | undefined;

/** Whether a metric has boards: the settings exclude none or some. */
export function hasBoard(metric: string, { leaderboards }: Pick<Settings, 'leaderboards'>): boolean {
  return !leaderboards.exclude.some((pattern) => matchesPattern(pattern, metric));
}

/**
 * A metric as the settings have it: goal, unit, bounds, and its value rule, else that of all boards.
 *
 * @param experiment whose tags may name the goal; undefined for runs of several.
 */
export function boardMetric(key: string, settings: BoardSettings, experiment: GoalSource): BoardMetric {
  const { unit, digits, bounds, items, value } = metricSetting(settings, key) ?? {};
  return {
    key,
    goal: metricGoal(key, settings, experiment),
    unit,
    digits,
    bounds,
    items,
    rule: valueRule(value ?? settings.leaderboards.value, settings, experiment),
  };
}

/** A rule as it is written; the settings know the goal of the metric that it looks at. Throws for any other text. */
export function valueRule(text: string, settings: BoardSettings, experiment: GoalSource): ValueRule {
  const rule = parseValueRule(text, (metric) => metricGoal(metric, settings, experiment).goal);
  if (!rule) throw new Error(`invalid value rule: ${text}`);
  return rule;
}

/** How a board of a metric is made by the settings. */
export function optionsFromSettings(
  metric: BoardMetric,
  { leaderboards }: Pick<Settings, 'leaderboards'>,
): BoardOptions {
  const { statistic, resamples, level, alpha, test, statuses, repeat, groupBy, ignore, comparable } =
    leaderboards;
  return { metric, statistic, resamples, level, alpha, test, statuses, repeat, groupBy, ignore, comparable };
}
