/** MLflow draws the values between these percentiles when outliers are to be ignored. */
const LOWEST = 0.05;
const HIGHEST = 0.95;

/**
 * The range from the 5th to the 95th percentile of the finite values, interpolated between neighbours; undefined when
 * no value is finite.
 */
export function rangeWithoutOutliers(values: Iterable<number>): readonly [number, number] | undefined {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  if (sorted.length === 0) return undefined;
  return [quantile(sorted, LOWEST), quantile(sorted, HIGHEST)];
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
