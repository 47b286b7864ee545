/** The JSON form of a metric value: itself when finite, else its name as text. */
export type StoredMetricValue = number | 'NaN' | 'Infinity' | '-Infinity';

/** Gives the JSON form of a metric value. */
export function encodeMetricValue(value: number): StoredMetricValue {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}
