/** A value at a place; places run from 0 to 1 both ways. */
export type PlacedValue = { readonly x: number; readonly y: number; readonly value: number };

/** Nearer than this, a place is the run's own. */
const NEAR = 1e-9;

/**
 * The value between others by inverse distance (Shepard 1968): their mean, weighted with the fourth power of the
 * nearness, so that it never leaves their range. Undefined without any.
 */
export function interpolate(points: readonly PlacedValue[], x: number, y: number): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const point of points) {
    const square = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (square < NEAR) return point.value;
    const weight = 1 / (square * square);
    sum += weight * point.value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : undefined;
}
