import { type NotShown, notShown } from './not-shown.ts';

/** An exact permutation test of paired differences. */
export type SignFlipTest = {
  readonly shown: true;
  readonly method: 'sign-flip';
  readonly n: number;
  readonly p: number;
  /** The smallest p that so many pairs can give, 2/2ⁿ. */
  readonly leastP: number;
  readonly canReach5Percent: boolean;
  /** Shown instead of p where it cannot reach 5 %. */
  readonly text: string | undefined;
};

const MOST_PAIRS = 16;

/**
 * The sign-flip permutation test: the share of the 2ⁿ patterns of signs whose sum is at least as far from 0 as the
 * observed one (but for rounding, 1e-12 · Σ|d|).
 *
 * @param differences of pairs, at most 16; all patterns are tried.
 */
export function signFlipTest(
  differences: readonly number[],
): SignFlipTest | NotShown<'no pair' | 'non-finite' | 'more than 16 pairs'> {
  const n = differences.length;
  if (n === 0) return notShown('no pair');
  if (n > MOST_PAIRS) return notShown('more than 16 pairs');
  if (!differences.every(Number.isFinite)) return notShown('non-finite');
  const total = differences.reduce((sum, d) => sum + d, 0);
  const slack = 1e-12 * differences.reduce((sum, d) => sum + Math.abs(d), 0);
  const threshold = Math.abs(total) - slack;
  // A pattern and its mirror image are equally far from 0: the first sign can stay.
  const extreme = 2 * countExtreme(differences, 1, differences[0] ?? 0, threshold);
  const leastP = Math.min(1, 2 / 2 ** n);
  const canReach5Percent = leastP <= 0.05;
  return {
    shown: true,
    method: 'sign-flip',
    n,
    p: extreme / 2 ** n,
    leastP,
    canReach5Percent,
    text: canReach5Percent ? undefined : 'cannot reach 5 % with n <= 5',
  };
}

/** How many ways of signing differences[from…] lead from a sum to one that is at least `threshold` from 0. */
function countExtreme(differences: readonly number[], from: number, sum: number, threshold: number): number {
  const next = differences[from];
  if (next === undefined) return Math.abs(sum) >= threshold ? 1 : 0;
  return (
    countExtreme(differences, from + 1, sum + next, threshold) +
    countExtreme(differences, from + 1, sum - next, threshold)
  );
}
