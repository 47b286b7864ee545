import { type DifferenceTest, type StudentDifference, testDifference } from './difference.ts';
import { sampleOf } from './moments.ts';
import { type NotShown, notShown } from './not-shown.ts';
import { DEFAULT_LEVEL, varianceFactor } from './t-interval.ts';
import type { Unit } from './wording.ts';

export type NoPairedReason =
  | 'needs 2 pairs'
  | 'not paired'
  | 'non-finite'
  | 'all differences equal'
  | 'spread beyond what can be computed';

/** @param differences of pairs, a − b. */
export function pairedDifference(
  differences: readonly number[],
  unit: Unit,
): StudentDifference | NotShown<NoPairedReason> {
  const n = differences.length;
  if (n < 2) return notShown('needs 2 pairs');
  const { mean, sd = 0 } = sampleOf(differences);
  // As it is where one of the differences is not.
  if (!Number.isFinite(mean)) return notShown('non-finite');
  if (sd === 0) return notShown('all differences equal');
  const se = sd * Math.sqrt(varianceFactor(n, unit));
  if (!(se > 0 && Number.isFinite(se))) return notShown('spread beyond what can be computed');
  return { difference: mean, se, df: n - 1 };
}

/**
 * The paired t-test: Student's t of the pairs' differences. Folds get Nadeau and Bengio's factor.
 *
 * @param a one value a pair; b in the same order, as many.
 */
export function pairedTest(
  a: readonly number[],
  b: readonly number[],
  options: { readonly level?: number; readonly unit?: Unit },
): DifferenceTest | NotShown<NoPairedReason> {
  const { level = DEFAULT_LEVEL, unit = 'seed' } = options;
  if (a.length !== b.length) return notShown('not paired');
  const found = pairedDifference(
    a.map((value, index) => value - (b[index] ?? Number.NaN)),
    unit,
  );
  if ('reason' in found) return found;
  return testDifference(found, {
    method: 'paired-t',
    level,
    unit,
    n: [a.length, b.length],
    flag: undefined,
  });
}
