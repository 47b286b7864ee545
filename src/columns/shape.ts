/** Heights of a sparkline are drawn in this many steps; its picture needs no more. */
const STEPS = 16;
const TOP = 99;
const LOWEST = 'a'.charCodeAt(0);
const GAP = '-';

/**
 * Writes the outline of a history as one letter a height, `a` (0) to `q` (16), a hyphen where there is none: the same
 * sparkline in a third of the bytes.
 *
 * @param shape heights 0 to 99, as in a metric's summary.
 */
export function encodeShape(shape: readonly (number | null)[]): string {
  return shape
    .map((height) => (height === null ? GAP : String.fromCharCode(LOWEST + stepOf(height))))
    .join('');
}

/** Rounded down from the top, as a sparkline rounds its coordinates. */
function stepOf(height: number): number {
  return STEPS + 1 - Math.round(STEPS + 1 - (height * STEPS) / TOP);
}

/** Heights from 0 to 99 again, rounded to the steps. */
export function decodeShape(text: string): readonly (number | null)[] {
  return [...text].map((letter) => (letter === GAP ? null : ((letter.charCodeAt(0) - LOWEST) * TOP) / STEPS));
}
