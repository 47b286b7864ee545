import { type Goal, signOf } from './goal.ts';
import type { Level } from './step-detection.ts';

/** A step to worse that later values did not make good. */
export type Regression = {
  /** Last place of the better level, and first of a worse one. */
  readonly before: number;
  readonly after: number;
  readonly level: number;
  /** The best level from there on. */
  readonly best: number;
};

/** Shorter levels are believed only when the next one is no better. */
const FEWEST_VALUES = 2;

/**
 * The steps to worse that explain why the latest level is worse than the best one before, by the rule of asv's
 * `detect_regressions`, without a threshold: from the end backwards, each level that is better than the best after it
 * by more than the greater mean deviation of the two.
 *
 * @param levels of `detectSteps`.
 */
export function findRegressions(levels: readonly Level[], goal: Goal): readonly Regression[] {
  const found: Regression[] = [];
  const sign = -signOf(goal);
  const last = levels.at(-1);
  if (!last) return found;
  let best = sign * last.value;
  let known = { value: best, error: last.error };
  let beforeShort: typeof known | undefined;
  levels.toReversed().forEach(({ to, from, error, value: level }, index, all) => {
    const value = sign * level;
    const slack = Math.max(error, known.error);
    if (known.value > value + slack) {
      if (to - from < FEWEST_VALUES) beforeShort = known;
      found.push({ before: to - 1, after: all[index - 1]?.from ?? to, level, best: sign * best });
      known = { value, error };
    } else if (beforeShort) {
      // Back where it was: the short level was a spike.
      if (beforeShort.value <= value + slack) {
        found.pop();
        known = beforeShort;
      }
      beforeShort = undefined;
    }
    best = Math.min(best, value);
  });
  return found.toReversed();
}
