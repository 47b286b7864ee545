import { type Summary, summarize } from '../statistics/summary.ts';
import type { Goal } from './metric-direction.ts';
import { compareByGoal } from './order.ts';

/** How the values of several runs become one. */
export const AGGREGATES = ['mean', 'median', 'min', 'max', 'best'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** Values taken together: all that is needed for any aggregate of them. */
export type Gathered = {
  /** Values, those that are not finite included. */
  readonly n: number;
  readonly nonFinite: number;
  /** Of the finite ones; undefined when there is none. */
  readonly summary: Summary | undefined;
};

export type Aggregated = {
  /**
   * Undefined when no value is finite, when a mean or median would have to drop one, and for the best of a metric
   * without a direction.
   */
  readonly value: number | undefined;
  /** Of a mean over two values or more. */
  readonly sd: number | undefined;
};

export function gatherValues(values: readonly number[]): Gathered {
  const finite = values.filter(Number.isFinite);
  return { n: values.length, nonFinite: values.length - finite.length, summary: summarize(finite) };
}

export function aggregateOf(
  { nonFinite, summary }: Gathered,
  aggregate: Aggregate,
  goal: Goal | undefined,
): Aggregated {
  const isMiddle = aggregate === 'mean' || aggregate === 'median';
  const isUnknown = aggregate === 'best' && goal === undefined;
  // A mean without the runs that diverged would flatter their settings.
  if (!summary || isUnknown || (isMiddle && nonFinite > 0)) return { value: undefined, sd: undefined };
  const extreme = goal === 'minimize' ? 'min' : 'max';
  const value = summary[aggregate === 'best' ? extreme : aggregate];
  return { value, sd: aggregate === 'mean' ? summary.sd : undefined };
}

/** The best of some finite values; undefined when none is better than another. */
export function bestOf(values: readonly number[], goal: Goal): number | undefined {
  const [first, ...others] = values;
  if (first === undefined) return undefined;
  const best = others.reduce((a, b) => (compareByGoal(a, b, goal) <= 0 ? a : b), first);
  return values.some((value) => value !== best) ? best : undefined;
}
