import { formatMetric } from '../format.ts';

/** What stands behind ±, with the decimals of the value before it: a power of ten there would be misread. */
export function spreadText(spread: number, decimals: number): string {
  const fixed = spread.toFixed(decimals);
  return spread < 1e6 && (spread === 0 || Number(fixed) > 0) ? fixed : formatMetric(spread, decimals);
}
