import type { Decimation } from './decimate.ts';

const TEXT = 'LTTB: single spikes may be missing';

/** The smallest limit that leaves room for both ends and one point between. */
export const LEAST_LTTB_LIMIT = 3;

/**
 * Largest Triangle Three Buckets (Steinarsson 2013): keeps the first and the last point, splits those between into
 * limit − 2 buckets of nearly equal number (the first ones hold one more), and keeps of each the point whose triangle
 * with the point kept before and the mean of the next bucket is largest, the first of equals.
 *
 * @param x finite numbers, ascending; y finite, as many.
 * @returns all indexes when there are no more than `limit` points; else a text that says what may be missing.
 * @throws when the limit is below 3.
 */
export function largestTriangles(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  limit: number,
): Decimation & { readonly text: string | undefined } {
  if (!(limit >= LEAST_LTTB_LIMIT)) throw new Error(`invalid LTTB limit: ${limit}`);
  const total = x.length;
  if (total <= limit) {
    const indexes = Array.from({ length: total }, (_, index) => index);
    return { indexes, drawn: total, total, text: undefined };
  }
  const buckets = limit - 2;
  const size = Math.floor((total - 2) / buckets);
  const larger = (total - 2) % buckets;
  const startOf = (bucket: number) => 1 + bucket * size + Math.min(bucket, larger);
  const kept = [0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = startOf(bucket);
    const end = startOf(bucket + 1);
    const nextEnd = bucket + 1 < buckets ? startOf(bucket + 2) : total;
    const next = { x: meanOf(x, end, nextEnd), y: meanOf(y, end, nextEnd) };
    kept.push(largestTriangle({ x, y, start, end, last: kept.at(-1) ?? 0, next }));
  }
  kept.push(total - 1);
  return { indexes: kept, drawn: kept.length, total, text: TEXT };
}

/** The mean of values[start…end). */
function meanOf(values: ArrayLike<number>, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += values[i] as number;
  return sum / (end - start);
}

function largestTriangle(facts: {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
  readonly last: number;
  readonly next: { readonly x: number; readonly y: number };
}): number {
  const { x, y, start, end, last, next } = facts;
  const lastX = x[last] as number;
  const lastY = y[last] as number;
  let largest = -1;
  let best = start;
  for (let i = start; i < end; i++) {
    const area = Math.abs(
      (lastX - next.x) * ((y[i] as number) - lastY) - (lastX - (x[i] as number)) * (next.y - lastY),
    );
    if (area > largest) {
      largest = area;
      best = i;
    }
  }
  return best;
}
