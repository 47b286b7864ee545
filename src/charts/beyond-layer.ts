import type { Clip } from './clip.ts';
import { RUN_TOOLTIP, runOpacity, runWidth } from './run-marks.ts';
import { INK } from './theme.ts';

const SHAPES = {
  x: { above: 'triangle-right', below: 'triangle-left' },
  y: { above: 'triangle-up', below: 'triangle-down' },
} as const;

/**
 * Open triangles for what lies beyond the end of the axis of a metric: a marker there would be read as a value. No
 * layer without such.
 *
 * @param along which axis is the metric's.
 * @param encoding places and colour of the values.
 */
export function beyondLayer(
  clip: Clip | undefined,
  along: 'x' | 'y',
  values: readonly object[],
  encoding: object,
): readonly object[] {
  if (!clip || values.length === 0) return [];
  return [
    {
      data: { values },
      // Filled with the page, so that lines end at its edge.
      mark: { type: 'point', shape: SHAPES[along][clip.side], filled: false, fill: INK.paper, size: 56 },
      encoding: { ...encoding, opacity: runOpacity(1), strokeWidth: runWidth(1.5), tooltip: RUN_TOOLTIP },
    },
  ];
}
