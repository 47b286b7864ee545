/** Below this share of the greatest magnitude, a spread is what rounding left. */
const ROUNDING = 1e-12;

/** Smallest and greatest value; ∞ and −∞ of nothing. */
export function extent(values: readonly number[]): { readonly min: number; readonly max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** The arithmetic mean, summed from left to right. NaN of nothing, and where a value is NaN. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  if (Number.isFinite(sum)) return sum / values.length;
  // The sum of two of the greatest doubles is no number any more; that of their shares is.
  return values.reduce((total, value) => total + value / values.length, 0);
}

/**
 * Whether values are equal but for rounding: max − min ≤ 1e-12 · max|x|. True for a single value and for none.
 *
 * @param values finite numbers.
 */
export function hasNoSpread(values: readonly number[]): boolean {
  if (values.length < 2) return true;
  const { min, max } = extent(values);
  return max - min <= ROUNDING * Math.max(Math.abs(min), Math.abs(max));
}

/**
 * Sample standard deviation, √(Σ(x − mean)² / (n − 1)): exactly 0 for values without spread, undefined for fewer than
 * two.
 *
 * @param values finite numbers.
 */
export function standardDeviation(values: readonly number[]): number | undefined {
  return deviationFrom(mean(values), values);
}

/** @param center the mean of the values. */
function deviationFrom(center: number, values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  if (hasNoSpread(values)) return 0;
  let sum = 0;
  for (const value of values) sum += (value - center) * (value - center);
  const degrees = values.length - 1;
  if (sum > Number.MIN_VALUE / Number.EPSILON && sum < Number.POSITIVE_INFINITY)
    return Math.sqrt(sum / degrees);
  // Squares beyond what doubles hold: in shares of the greatest deviation instead.
  const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value - center)), 0);
  sum = 0;
  for (const value of values) sum += ((value - center) / greatest) ** 2;
  return greatest * Math.sqrt(sum / degrees);
}

/** What tests of means need of a group of values. */
export type Sample = {
  readonly n: number;
  readonly mean: number;
  /** Undefined for fewer than two values. */
  readonly sd: number | undefined;
};

/** @param values finite numbers. */
export function sampleOf(values: readonly number[]): Sample {
  const center = mean(values);
  return { n: values.length, mean: center, sd: deviationFrom(center, values) };
}
