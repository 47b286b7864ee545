/** Width and height of a sparkline's viewBox; heights of a shape run from 0 to 99. */
export const SPARK = { width: 68, height: 18 } as const;

/**
 * The path of a sparkline: whole-number coordinates, one `M` after each gap.
 *
 * @param shape heights 0 (min) to 99 (max), evenly spaced; null is a gap.
 */
export function sparkline(shape: readonly (number | null)[]): {
  readonly d: string;
  readonly last: { readonly x: number; readonly y: number } | undefined;
} {
  const stepX = shape.length > 1 ? SPARK.width / (shape.length - 1) : 0;
  let d = '';
  let open = false;
  let last: { x: number; y: number } | undefined;
  shape.forEach((height, index) => {
    if (height === null) {
      open = false;
      return;
    }
    last = { x: Math.round(index * stepX), y: Math.round(1 + ((99 - height) * (SPARK.height - 2)) / 99) };
    d += `${open ? 'L' : 'M'}${last.x} ${last.y}`;
    open = true;
  });
  return { d, last };
}
