import { type Goal, signOf } from './goal.ts';

/** A value of a history and the step it was logged at. */
export type LoggedValue = { readonly value: number; readonly step: number };

/** What one run's history of a metric comes down to. */
export type LoggedValues = {
  /** The value logged last; may be NaN or ±Infinity. */
  readonly last: LoggedValue;
  /** The best finite value, at its earliest step; undefined when none is finite. */
  readonly best: LoggedValue | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly nonFinite: number;
  /** How many values the best was chosen from. */
  readonly count: number;
};

/**
 * Last and best value of a history. Undefined when nothing was logged.
 *
 * @param steps ascending, in logging order; values as many.
 */
export function loggedValues(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  goal: Goal,
): LoggedValues | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const sign = signOf(goal);
  let best: LoggedValue | undefined;
  let min: number | undefined;
  let max: number | undefined;
  let nonFinite = 0;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) {
      nonFinite += 1;
      continue;
    }
    if (best === undefined || sign * value > sign * best.value) best = { value, step: steps[i] as number };
    if (min === undefined || value < min) min = value;
    if (max === undefined || value > max) max = value;
  }
  const last = { value: values[count - 1] as number, step: steps[count - 1] as number };
  return { last, best, min, max, nonFinite, count };
}

/** Said of a table whose values are each the best of a history: choosing flatters. */
export function bestOfText(counts: readonly number[]): string {
  const least = counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const shown = least < most ? `${least}–${most}` : String(most);
  return `best over ${shown} logged steps (optimistic: chosen on the same data)`;
}

/** Whether some groups had more than twice as many values to choose the best from as others. */
export function isUnevenChoice(counts: readonly number[]): boolean {
  const least = counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return counts.some((count) => count > 2 * least);
}
