import { extent, hasNoSpread, mean, standardDeviation } from './moments.ts';

/** What a few numbers have in common; all are finite. */
export type Summary = {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1); undefined for a single number, exactly 0 when the numbers do not vary. */
  readonly sd: number | undefined;
  /** Standard error of the mean, sd / √n; undefined where `sd` is. */
  readonly se: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly median: number;
  /** Interquartile mean; undefined below four numbers, where it would be the mean. */
  readonly iqm: number | undefined;
  /** False when the numbers are equal but for rounding, and for a single one. */
  readonly hasSpread: boolean;
};

/** The fewest numbers from which quarters can be dropped. */
const LEAST_IQM = 4;

/** Summarises finite numbers, summed in the order given; undefined when there are none. */
export function summarize(values: readonly number[]): Summary | undefined {
  const n = values.length;
  const [only] = values;
  if (only === undefined) return undefined;
  // Tables have thousands of groups of one.
  if (n === 1) return single(only);
  const sorted = ascending(values);
  const sd = standardDeviation(values);
  return {
    n,
    mean: mean(values),
    sd,
    se: sd === undefined ? undefined : sd / Math.sqrt(n),
    ...extent(sorted),
    median: median(sorted),
    iqm: n < LEAST_IQM ? undefined : interquartileMean(sorted),
    hasSpread: !hasNoSpread(values),
  };
}

function single(value: number): Summary {
  const none = { sd: undefined, se: undefined, iqm: undefined };
  return { n: 1, mean: value, ...none, min: value, max: value, median: value, hasSpread: false };
}

/** A sorted copy, −0 before 0. */
export function ascending(values: readonly number[]): number[] {
  return [...Float64Array.from(values).sort()];
}

/** The middle of ascending numbers, or the mean of the two in the middle. NaN when there are none. */
export function median(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  if (sorted.length % 2 === 1) return upper;
  return mean([sorted[half - 1] ?? Number.NaN, upper]);
}

/**
 * The mean of ascending numbers without the ⌊n/4⌋ smallest and greatest (as rliable has it, Agarwal et al. 2021);
 * below four numbers it is the mean.
 */
export function interquartileMean(sorted: readonly number[]): number {
  const dropped = Math.floor(sorted.length / 4);
  return mean(sorted.slice(dropped, sorted.length - dropped));
}

/**
 * A quantile of ascending numbers, of type 7 (Hyndman and Fan 1996): linear between the two nearest, as NumPy and R
 * have it. NaN when there are none.
 *
 * @param share from 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}
