/** Lines live in a viewBox of 1000 × 1000 that is stretched to the figure; strokes do not scale. */
const SIZE = 1000;

/** A point of a curve: shares of width and height from the top left; `y` is undefined in a gap. */
export type CurvePoint = { readonly x: number; readonly y: number | undefined };

/** An SVG path with a break at each gap. Relative whole numbers: half the bytes of absolute ones. */
export function curvePath(points: readonly CurvePoint[]): string {
  let d = '';
  let open = false;
  let lastX = 0;
  let lastY = 0;
  for (const { x, y } of points) {
    if (y === undefined) {
      open = false;
      continue;
    }
    const px = Math.round(x * SIZE);
    const py = Math.round(y * SIZE);
    // A point between two gaps has no line; a zero-length one is drawn as a dot by its round cap.
    d += open ? `l${px - lastX}${signed(py - lastY)}` : `M${px} ${py}h0`;
    open = true;
    lastX = px;
    lastY = py;
  }
  return d;
}

/** A minus sign also separates. */
function signed(value: number): string {
  return value < 0 ? String(value) : ` ${value}`;
}
