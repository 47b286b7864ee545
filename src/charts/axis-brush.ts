import { levelsOf } from './column-axis.ts';
import type { RunColumn } from './run-column.ts';

/** The part of an axis that is chosen, both ends included: numbers, or levels by their texts. */
export type AxisBrush = readonly [number, number] | readonly [string, string];

/** By run, whether it lies within a brush. A brush of numbers on levels, or the other way round, holds all. */
export function withinBrush(column: RunColumn, brush: AxisBrush): readonly boolean[] {
  if (column.isNumeric) {
    const [from, to] = brush;
    if (typeof from === 'string' || typeof to === 'string') return column.texts.map(() => true);
    return column.numbers.map((value) => value !== undefined && value >= from && value <= to);
  }
  const levels = levelsOf(column.texts);
  const ends = brush.map((end) => levels.indexOf(String(end)));
  const [from = -1, to = -1] = ends;
  // Levels that no run has are those of a view of other runs.
  if (from < 0 || to < 0) return column.texts.map(() => true);
  return column.texts.map((text) => {
    const at = text === undefined ? -1 : levels.indexOf(text);
    return at >= Math.min(from, to) && at <= Math.max(from, to);
  });
}
