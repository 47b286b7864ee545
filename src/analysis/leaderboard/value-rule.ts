import { VALUE_RULE } from '../../settings/value-rule-text.ts';
import type { Goal } from '../metric-direction.ts';

/** Which of a run's logged values counts on a board. */
export type ValueRule =
  /** MLflow's latest. */
  | { readonly kind: 'last' }
  /** The best finite one by the metric's goal, at its earliest step: chosen by what is ranked, so it flatters. */
  | { readonly kind: 'best' }
  /** The mean of the last so many, or of all when there are fewer. */
  | { readonly kind: 'mean-of-last'; readonly points: number }
  /** The value at the step where another metric is best: "test at best validation". */
  | { readonly kind: 'at-best-of'; readonly metric: string; readonly goal: Goal | undefined };

/** What a rule makes of one run. */
export type RunValue = {
  /** May be NaN or ±Infinity: such a run has the metric, and no place. */
  readonly value: number;
  /** Where it was logged; absent for a mean, and where it is not known. */
  readonly step?: number | undefined;
  /** How many values it was chosen from, or is the mean of; absent where one was logged last, or it is not known. */
  readonly count?: number | undefined;
};

/**
 * Reads a rule as settings and command lines write it: `last`, `best`, `mean-of-last:5`, `at-best:val_loss`. Undefined
 * for any other text.
 *
 * @param goalOf the goal of a metric; a rule that needs one that is not known gives no run a value.
 */
export function parseValueRule(
  text: string,
  goalOf: (metric: string) => Goal | undefined,
): ValueRule | undefined {
  const [, plain, points, metric] = VALUE_RULE.exec(text) ?? [];
  if (plain === 'last' || plain === 'best') return { kind: plain };
  if (points !== undefined) return { kind: 'mean-of-last', points: Number(points) };
  return metric === undefined ? undefined : { kind: 'at-best-of', metric, goal: goalOf(metric) };
}

/** A rule as settings and command lines write it. */
export function valueRuleText(rule: ValueRule): string {
  switch (rule.kind) {
    case 'mean-of-last':
      return `mean-of-last:${rule.points}`;
    case 'at-best-of':
      return `at-best:${rule.metric}`;
    default:
      return rule.kind;
  }
}

/** What a board's header says of its values: `last logged value`, `mean of the last 5 logged values`. */
export function describeValueRule(rule: ValueRule): string {
  switch (rule.kind) {
    case 'last':
      return 'last logged value';
    case 'best':
      return 'best logged value';
    case 'mean-of-last':
      return rule.points === 1 ? 'last logged value' : `mean of the last ${rule.points} logged values`;
    case 'at-best-of':
      return `value at the step where \`${rule.metric}\` is best`;
    default:
      return rule satisfies never;
  }
}
