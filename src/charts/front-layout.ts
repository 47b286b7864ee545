import type { Goal } from '../analysis/metric-direction.ts';
import type { MeanValue } from './interval-scale.ts';
import type { ValueScale } from './value-scale.ts';

export type FrontMark = {
  readonly label: string;
  readonly series: number | undefined;
  readonly x: MeanValue;
  readonly y: MeanValue;
  readonly isFront: boolean;
};

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
