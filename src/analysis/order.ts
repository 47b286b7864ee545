import type { Goal } from './metric-direction.ts';

/**
 * The one policy on missing values: NaN and absent come last in both directions; ±Infinity are values.
 * Among the missing, NaN (logged) comes before absent (not logged).
 */
export function compareByGoal(a: number | undefined, b: number | undefined, goal: Goal): number {
  const aRank = missingRank(a);
  const bRank = missingRank(b);
  if (aRank !== bRank) return aRank - bRank;
  if (aRank > 0 || a === b) return 0;
  const ascending = (a as number) < (b as number) ? -1 : 1;
  return goal === 'minimize' ? ascending : -ascending;
}

function missingRank(value: number | undefined): 0 | 1 | 2 {
  if (value === undefined) return 2;
  return Number.isNaN(value) ? 1 : 0;
}

/** Compares texts by code unit: the same order on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
