/**
 * The distributions that tests and intervals need, from `@stdlib`. Only this module imports them: what the browser
 * shows at once must not import it, but a module that is loaded when something is recomputed may.
 */
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import studentQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/**
 * Quantile of Student's t distribution.
 *
 * @param p from 0 to 1; small ones are exact, those near 1 as exact as 1 − p is.
 * @param df degrees of freedom, above 0, need not be whole.
 */
export function studentQuantile(p: number, df: number): number {
  return studentQuantileOf(p, df);
}

/** The t beyond which, on both sides, lies what `level` leaves: t(1 − (1 − level)/2, df). */
export function studentCritical(level: number, df: number): number {
  return -studentQuantileOf((1 - level) / 2, df);
}

/** 2 · P(T > |t|). */
export function studentTwoSidedP(t: number, df: number): number {
  return 2 * studentCdf(-Math.abs(t), df);
}

/** Quantile of the standard normal distribution, Φ⁻¹. */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1);
}

/** Φ, the cumulative standard normal distribution. */
export function normalShare(z: number): number {
  return normalCdf(z, 0, 1);
}

/** Φ⁻¹(1 − (1 − level)/2). */
export function normalCritical(level: number): number {
  return -normalQuantile((1 - level) / 2);
}

/** P(X ≤ k) of a binomial distribution with n trials of chance p. */
export function binomialShare(k: number, n: number, p: number): number {
  return binomialCdf(k, n, p);
}
