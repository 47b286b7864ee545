import { type DifferenceTest, type StudentDifference, testDifference } from './difference.ts';
import { type Sample, sampleOf } from './moments.ts';
import { type NotShown, notShown } from './not-shown.ts';
import { DEFAULT_LEVEL } from './t-interval.ts';
import type { Unit } from './wording.ts';

export type NoDifferenceReason =
  | 'needs n>=2 in both'
  | 'non-finite'
  | 'no spread in either group'
  | 'spread beyond what can be computed';

/** Groups this many times as large as the other get the smaller one's degrees of freedom. */
const UNEVEN = 1.5;

/**
 * Welch's difference of means (1947): mean(a) − mean(b), se² = sA²/nA + sB²/nB, degrees of freedom after Satterthwaite.
 *
 * Guarded, they are min(n) − 1 where max(n) > 1.5 · min(n): with two repeats against ten, a variance that is small by
 * chance would borrow the other side's degrees of freedom, and print a wrong order in 6.5–15 % of tables.
 */
export function welchDifference(
  a: Sample,
  b: Sample,
  degrees: 'plain' | 'guarded',
): StudentDifference | NotShown<NoDifferenceReason> {
  if (a.sd === undefined || b.sd === undefined) return notShown('needs n>=2 in both');
  if (!Number.isFinite(a.mean) || !Number.isFinite(b.mean)) return notShown('non-finite');
  if (a.sd === 0 && b.sd === 0) return notShown('no spread in either group');
  const varianceA = (a.sd * a.sd) / a.n;
  const varianceB = (b.sd * b.sd) / b.n;
  const se = Math.sqrt(varianceA + varianceB);
  const isUneven = Math.max(a.n, b.n) > UNEVEN * Math.min(a.n, b.n);
  const df =
    degrees === 'guarded' && isUneven
      ? Math.min(a.n, b.n) - 1
      : (varianceA + varianceB) ** 2 /
        ((varianceA * varianceA) / (a.n - 1) + (varianceB * varianceB) / (b.n - 1));
  if (!(se > 0 && Number.isFinite(se) && df > 0)) return notShown('spread beyond what can be computed');
  return { difference: a.mean - b.mean, se, df };
}

/**
 * Welch's t-test of two configurations. One group without spread is tested and flagged; two are not, as their
 * difference is exact.
 *
 * @param a one value a repeat; so has b. A NaN or an infinity in either refuses.
 * @param options.degrees `guarded` is what pages show.
 */
export function welchTest(
  a: readonly number[],
  b: readonly number[],
  options: { readonly degrees: 'plain' | 'guarded'; readonly level?: number; readonly unit?: Unit },
): DifferenceTest | NotShown<NoDifferenceReason> {
  const { degrees, level = DEFAULT_LEVEL, unit = 'seed' } = options;
  if (![...a, ...b].every(Number.isFinite)) return notShown('non-finite');
  const samples = [sampleOf(a), sampleOf(b)] as const;
  const found = welchDifference(...samples, degrees);
  if ('reason' in found) return found;
  const isFlat = samples.some(({ sd }) => sd === 0);
  return testDifference(found, {
    method: degrees === 'guarded' ? 'guarded-welch' : 'welch',
    level,
    unit,
    n: [a.length, b.length],
    flag: isFlat ? 'no spread in one group' : undefined,
  });
}
