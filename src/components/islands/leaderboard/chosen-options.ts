import type { BoardMetric, BoardOptions } from '../../../analysis/leaderboard/board-types.ts';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import { parseValueRule } from '../../../analysis/leaderboard/value-rule.ts';
import type { BoardChoice } from './board-choice.ts';

/** How a board is made by what a reader has chosen; `published` is the key of the page's metric. */
export function chosenOptions(
  settings: LeaderboardSettings,
  published: string,
  choice: BoardChoice,
): BoardOptions {
  const { options } = settings;
  const metric = chosenMetric(settings, published, choice);
  const { level = options.level } = choice;
  return {
    ...options,
    metric,
    statistic: choice.statistic ?? options.statistic,
    level,
    // Both say the same of different things, so that they are changed together.
    alpha: choice.level === undefined ? options.alpha : Number((1 - level).toPrecision(6)),
    groupBy: filled(choice.groupBy ?? options.groupBy),
    ignore: filled(choice.ignore ?? options.ignore),
    repeat: filled(choice.repeat ?? options.repeat),
  };
}

/** The metric with the rule and the direction that were chosen; that of the page when there is none of this name. */
export function chosenMetric(
  { metrics }: LeaderboardSettings,
  published: string,
  { metric: key, rule, goal }: BoardChoice,
): BoardMetric {
  const find = (wanted: string | undefined) => metrics.find(({ metric }) => metric.key === wanted)?.metric;
  const found = find(key) ?? find(published);
  if (!found) throw new Error(`no metric ${published}`);
  const parsed = rule === undefined ? undefined : parseValueRule(rule, (other) => find(other)?.goal.goal);
  return {
    ...found,
    rule: parsed ?? found.rule,
    ...(goal && mayChooseGoal(found) ? { goal: { goal, origin: 'settings' } } : {}),
  };
}

/** Whether nobody has said which is better, so that a reader may. */
export function mayChooseGoal({ goal }: BoardMetric): boolean {
  return goal.origin !== 'settings' && goal.origin !== 'experiment';
}

function filled(keys: readonly string[] | undefined): readonly string[] | undefined {
  return keys && keys.length > 0 ? keys : undefined;
}
