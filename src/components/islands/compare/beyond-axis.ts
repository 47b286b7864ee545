import type { OverlayChart, OverlayLine } from '../../../charts/overlay-chart.ts';

/** How many values of the shown part lie above and below the vertical axis, and are not drawn at their place. */
export function countBeyond(
  lines: readonly Pick<OverlayLine, 'x' | 'y'>[],
  { x, y }: Pick<OverlayChart, 'x' | 'y'>,
): { readonly above: number; readonly below: number } {
  let [above, below] = [0, 0];
  for (const line of lines) {
    line.y.forEach((value, index) => {
      const place = line.x[index] ?? Number.NaN;
      // What a log axis has no place for is a gap, and lies nowhere.
      if (!Number.isFinite(y.place(value)) || !(place >= x.domain[0] && place <= x.domain[1])) return;
      if (value > y.domain[1]) above++;
      else if (value < y.domain[0]) below++;
    });
  }
  return { above, below };
}

/** Says how many values lie beyond the axis; undefined when none does. */
export function beyondText({ above, below }: ReturnType<typeof countBeyond>): string | undefined {
  const parts = [...(above > 0 ? [`${above} above`] : []), ...(below > 0 ? [`${below} below`] : [])];
  if (parts.length === 0) return undefined;
  return `${above + below === 1 ? 'One value lies' : 'Values lie'} beyond the axis: ${parts.join(', ')}; a triangle stands where a line ends there.`;
}
