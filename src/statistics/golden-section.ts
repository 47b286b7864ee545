const RATIO = 2 / (1 + Math.sqrt(5));

/**
 * The place of a minimum by golden section search (Kiefer 1953), looked for until the interval is narrower than `width`
 * or the two inner values differ by less than `flat` times the first ones. The first two places looked at are the ends.
 */
export function goldenSection(
  value: (at: number) => number,
  [from, to]: readonly [number, number],
  { width, flat }: { readonly width: number; readonly flat: number },
): number {
  // Widened so that the first inner places are the ends themselves.
  let low = (RATIO * from - (1 - RATIO) * to) / (2 * RATIO - 1);
  let high = (RATIO * to - (1 - RATIO) * from) / (2 * RATIO - 1);
  let left = RATIO * low + (1 - RATIO) * high;
  let right = (1 - RATIO) * low + RATIO * high;
  let [atLeft, atRight] = [value(left), value(right)];
  const scale = Math.max(Math.abs(atLeft), Math.abs(atRight));
  while (!(Math.abs(low - high) < width || Math.abs(atLeft - atRight) < flat * scale)) {
    if (atRight < atLeft) {
      [low, left, atLeft] = [left, right, atRight];
      right = RATIO * left + (1 - RATIO) * high;
      atRight = value(right);
    } else {
      [high, right, atRight] = [right, left, atLeft];
      left = RATIO * right + (1 - RATIO) * low;
      atLeft = value(left);
    }
  }
  return atRight < atLeft ? right : left;
}
