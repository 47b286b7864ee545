import { type ValueScale, valueScale } from './value-scale.ts';

/** A mean, with the ends of its interval where that is known. */
export type MeanValue = {
  readonly mean: number;
  readonly interval: { readonly low: number; readonly high: number } | undefined;
};

/** Intervals stretch an axis by so much of the means' range on each side at most; longer ones are cut. */
const MOST_ROOM = 0.6;

/** An axis for means and, as far as they do not squeeze these, the ends of their intervals. */
export function intervalScale(values: readonly MeanValue[]): ValueScale {
  const means = values.map(({ mean }) => mean);
  const low = means.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = means.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  // Means that are all zero say nothing of what is far from them.
  const room = (high - low || Math.abs(high) * 0.1 || Number.POSITIVE_INFINITY) * MOST_ROOM;
  const ends = values.flatMap(({ interval }) =>
    interval ? [Math.max(interval.low, low - room), Math.min(interval.high, high + room)] : [],
  );
  // Only what is above zero has a place on a logarithmic axis, and times are not below it.
  const isPositive = low > 0;
  return valueScale([...means, ...ends.filter((end) => !isPositive || end > 0)]);
}

/** Where a value stands on an axis, from 0 to 1; at its end when it is beyond. */
export function inside({ place }: ValueScale, value: number): number {
  const share = place(value);
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}

/** Whether an interval goes on beyond an axis. */
export function isBeyond({ domain }: ValueScale, { interval }: MeanValue): boolean {
  return interval !== undefined && (interval.low < domain[0] || interval.high > domain[1]);
}
