import type { ChartTarget } from './chart-targets.ts';

/** A finger is not much finer than this, in pixels. */
const NEAR_POINT = 14;
const NEAR_LINE = 10;

/** What lies under a place: the nearest point, else the nearest line, else the box around it. */
export function pickTarget(targets: readonly ChartTarget[], x: number, y: number): ChartTarget | undefined {
  return (
    nearest(targets, 'point', NEAR_POINT, ({ points }) => distanceTo(points[0], x, y)) ??
    nearest(targets, 'line', NEAR_LINE, ({ points }) => distanceToLine(points, x, y)) ??
    targets.find(({ kind, points }) => kind === 'box' && isInside(points, x, y))
  );
}

/** Where a tooltip points to: a point, the middle of a box, the end of a line. */
export function anchorOf({ kind, points }: ChartTarget): readonly [number, number] {
  const [first = [0, 0]] = points;
  const last = points.at(-1) ?? first;
  if (kind === 'line') return last;
  return [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
}

export type Rect = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The runs of what has a point, a vertex or its middle within a rectangle, each once. */
export function runsWithin(targets: readonly ChartTarget[], rect: Rect): readonly string[] {
  const isWithin = ([x, y]: readonly [number, number]) =>
    x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
  const chosen = targets.filter((target) =>
    target.kind === 'box' ? isWithin(anchorOf(target)) : target.points.some(isWithin),
  );
  return [...new Set(chosen.flatMap(({ runs }) => runs))];
}

function nearest(
  targets: readonly ChartTarget[],
  kind: ChartTarget['kind'],
  most: number,
  distance: (target: ChartTarget) => number,
): ChartTarget | undefined {
  let found: ChartTarget | undefined;
  let least = most;
  for (const target of targets) {
    if (target.kind !== kind) continue;
    const here = distance(target);
    // Of what lies on each other, the one that is drawn last is on top.
    if (here <= least) [found, least] = [target, here];
  }
  return found;
}

function distanceTo(point: readonly [number, number] | undefined, x: number, y: number): number {
  return point ? Math.hypot(point[0] - x, point[1] - y) : Number.POSITIVE_INFINITY;
}

function distanceToLine(points: ChartTarget['points'], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index++) {
    const [[ax, ay], [bx, by]] = [points[index - 1] ?? [0, 0], points[index] ?? [0, 0]];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length > 0 ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length : 0;
    const at = Math.min(1, Math.max(0, share));
    least = Math.min(least, Math.hypot(ax + at * (bx - ax) - x, ay + at * (by - ay) - y));
  }
  return least;
}

function isInside([from, to]: ChartTarget['points'], x: number, y: number): boolean {
  return from !== undefined && to !== undefined && x >= from[0] && x <= to[0] && y >= from[1] && y <= to[1];
}
