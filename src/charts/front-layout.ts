import type { Goal } from '../analysis/metric-direction.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

/** A mean, with the ends of its interval where that is known. */
export type FrontValue = {
  readonly mean: number;
  readonly interval: { readonly low: number; readonly high: number } | undefined;
};

export type FrontMark = {
  readonly label: string;
  readonly series: number | undefined;
  readonly x: FrontValue;
  readonly y: FrontValue;
  readonly isFront: boolean;
};

/** Intervals stretch an axis by so much of the means' range on each side at most; longer ones are cut. */
const MOST_ROOM = 0.6;

/** An axis for means and, as far as they do not squeeze these, the ends of their intervals. */
export function frontScale(values: readonly FrontValue[]): ValueScale {
  const means = values.map(({ mean }) => mean);
  const low = means.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = means.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const room = (high - low || Math.abs(high) * 0.1) * MOST_ROOM;
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
export function isBeyond({ domain }: ValueScale, { interval }: FrontValue): boolean {
  return interval !== undefined && (interval.low < domain[0] || interval.high > domain[1]);
}

/** The border of what the front dominates, from one end of the axes to the other. */
export function frontStep(
  front: readonly FrontMark[],
  goals: { readonly x: Goal; readonly y: Goal },
  xs: ValueScale,
  ys: ValueScale,
): readonly (readonly [number, number])[] {
  const worst = (goal: Goal, a: number, b: number) => (goal === 'maximize' ? Math.min(a, b) : Math.max(a, b));
  const worstEnd = (goal: Goal, { domain }: ValueScale) => worst(goal, domain[0], domain[1]);
  const points = front
    .map(({ x, y }): readonly [number, number] => [x.mean, y.mean])
    .sort(([a, c], [b, d]) => a - b || c - d);
  const corners = points.flatMap(([x, y], index): readonly (readonly [number, number])[] => {
    const before = points[index - 1];
    return before
      ? [
          [worst(goals.x, x, before[0]), worst(goals.y, y, before[1])],
          [x, y],
        ]
      : [[x, y]];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  // The front's end that is best by x goes on along y, the other along x.
  const beyond = (point: readonly [number, number], isBestX: boolean): readonly [number, number] =>
    isBestX ? [point[0], worstEnd(goals.y, ys)] : [worstEnd(goals.x, xs), point[1]];
  const isFirstBest = goals.x === 'minimize';
  return [beyond(first, isFirstBest), ...corners, beyond(last, !isFirstBest)];
}
