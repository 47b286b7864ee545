/** What a few numbers have in common; all are finite. */
export type Summary = {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1); undefined for a single number, exactly 0 when the numbers do not vary. */
  readonly sd: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly median: number;
};

/** Below this share of the greatest magnitude, a spread is what rounding left. */
const ROUNDING = 1e-12;

/** Summarises finite numbers; undefined when there are none. */
export function summarize(values: readonly number[]): Summary | undefined {
  const [only] = values;
  if (only === undefined) return undefined;
  // Tables have thousands of groups of one.
  if (values.length === 1) return { n: 1, mean: only, sd: undefined, min: only, max: only, median: only };
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const min = sorted[0] ?? 0;
  const max = sorted.at(-1) ?? 0;
  // Halves first: the sum of two of the greatest doubles is no number any more.
  const greatest = Math.max(Math.abs(min), Math.abs(max));
  const mean =
    greatest > 1e300 ? sorted.reduce((sum, x) => sum + x / n, 0) : sorted.reduce((sum, x) => sum + x, 0) / n;
  return {
    n,
    mean,
    sd: deviation(sorted, mean, max - min <= ROUNDING * greatest),
    min,
    max,
    median: quantile(sorted, 0.5),
  };
}

function deviation(values: readonly number[], mean: number, isConstant: boolean): number | undefined {
  if (values.length < 2) return undefined;
  if (isConstant) return 0;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}

/**
 * A quantile of ascending numbers, of type 7 (Hyndman and Fan 1996): linear between the two nearest, as NumPy and R
 * have it. NaN when there are none.
 *
 * @param share from 0 to 1.
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}
