/** The greatest smoothing that MLflow's slider offers. */
export const MOST_SMOOTHING = 100;

/**
 * Smooths values as MLflow's UI does: an exponential moving average, corrected for starting at zero. Values that are
 * not finite stay as they are and count as positions, so that the correction goes on as if they had been there.
 *
 * @param values in drawing order.
 * @param smoothing 0 to 100, as on MLflow's slider; up to 1, and for constant values, nothing is smoothed.
 */
export function smoothHistory(values: Float64Array, smoothing: number): Float64Array {
  const [first] = values;
  if (smoothing <= 1 || values.length <= 1 || values.every((value) => value === first)) return values;
  // MLflow divides by one more than the greatest, so that the greatest does not freeze the line.
  const weight = smoothing / (MOST_SMOOTHING + 1);
  let average = 0;
  return values.map((value, index) => {
    if (!Number.isFinite(value)) return value;
    average = average * weight + (1 - weight) * value;
    return average / (1 - weight ** (index + 1));
  });
}
