/**
 * Moves labels apart so that none stands on another: down from their places, and up again where they would leave
 * the figure. Places and the result are in percent from the top, in the order given.
 */
export function spreadLabels(places: readonly number[], distance: number): readonly number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
  const placed = [...places];
  let previous = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    previous = Math.max(places[index] ?? 0, previous + distance);
    placed[index] = previous;
  }
  let next = 100 + distance;
  for (const index of order.toReversed()) {
    next = Math.min(placed[index] ?? 0, next - distance);
    placed[index] = Math.round(next * 10) / 10;
  }
  return placed;
}
