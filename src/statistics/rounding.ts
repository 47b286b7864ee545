/**
 * Decimals that show an uncertainty with two significant digits: 2 of 0.123, 4 of 0.00123, −2 of 1234 (whole
 * hundreds). What is rounded up to the next power of ten loses one: 0.0996 is 0.10. Undefined where there is nothing
 * to round to: 0, NaN, ±Infinity.
 */
export function decimalsOfUncertainty(halfWidth: number): number | undefined {
  if (!(halfWidth > 0 && halfWidth < Number.POSITIVE_INFINITY)) return undefined;
  const [, exponent = '0'] = halfWidth.toExponential(1).split('e');
  return 1 - Number(exponent);
}

/** The most decimals that `toFixed` takes. */
const MOST_DECIMALS = 100;

/** A value rounded to so many decimals; negative ones round to tens, hundreds… */
export function toDecimals(value: number, decimals: number): string {
  if (decimals >= 0) return value.toFixed(Math.min(MOST_DECIMALS, decimals));
  const unit = 10 ** -decimals;
  return (Math.round(value / unit) * unit).toFixed(0);
}

/** A mean and the half-width of its interval to the same decimal place: `0.912` and `0.013`. For display only. */
export function roundTogether(
  mean: number,
  halfWidth: number,
): { readonly mean: string; readonly halfWidth: string; readonly decimals: number } | undefined {
  const decimals = decimalsOfUncertainty(halfWidth);
  if (decimals === undefined || !Number.isFinite(mean)) return undefined;
  return { mean: toDecimals(mean, decimals), halfWidth: toDecimals(halfWidth, decimals), decimals };
}
