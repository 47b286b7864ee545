/** Which points of a series are drawn. `indexes` ascend and start with 0 and end with n − 1. */
export type Decimation = {
  readonly indexes: readonly number[];
  /** How many points are drawn: `indexes.length`. */
  readonly drawn: number;
  /** How many there are. */
  readonly total: number;
};

/** The smallest limit that leaves room for both ends and one bucket's minimum and maximum. */
export const LEAST_DECIMATION_LIMIT = 4;

/**
 * Chooses about `limit` points of a series so that no extreme disappears: the first and the last point, and from
 * each of ⌊(limit − 2) / 2⌋ equal buckets of the points between them the first minimum, the first maximum and the
 * first point that is not finite. The latter mark gaps, and may exceed the limit. A series within the limit is kept
 * whole.
 *
 * @param values in drawing order (by step, then time, then position); NaN and ±Infinity allowed.
 * @throws when the limit is below 4.
 */
export function decimate(values: ArrayLike<number>, limit: number): Decimation {
  if (!(limit >= LEAST_DECIMATION_LIMIT)) throw new Error(`invalid decimation limit: ${limit}`);
  const total = values.length;
  if (total <= limit) {
    return { indexes: Array.from({ length: total }, (_, index) => index), drawn: total, total };
  }
  const buckets = Math.floor((limit - 2) / 2);
  const between = total - 2;
  const indexes = [0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = 1 + Math.floor((bucket * between) / buckets);
    const end = 1 + Math.floor(((bucket + 1) * between) / buckets);
    keepExtremes(values, start, end, indexes);
  }
  indexes.push(total - 1);
  return { indexes, drawn: indexes.length, total };
}

/** Appends the marked indexes of values[start…end), ascending and without repeats. */
function keepExtremes(values: ArrayLike<number>, start: number, end: number, kept: number[]): void {
  let low = -1;
  let high = -1;
  let gap = -1;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    // Subtraction instead of Number.isFinite: this loop sees every point of every history.
    if (value - value !== 0) {
      if (gap < 0) gap = i;
      continue;
    }
    if (value < lowest) {
      lowest = value;
      low = i;
    }
    if (value > highest) {
      highest = value;
      high = i;
    }
  }
  const marks = [low, high, gap].filter((index) => index >= 0).sort((a, b) => a - b);
  for (const index of marks) if (index !== kept.at(-1)) kept.push(index);
}
