import type { CellOptions } from './cell.ts';
import { metricValues, type TableColumn } from './table-column.ts';

/** The least and the greatest finite value of a metric, which are not the same. */
export type MetricRange = { readonly least: number; readonly most: number };

/** By id of its column, the range of each metric among the given rows; without those that have less than two values. */
export function metricRanges(
  rows: readonly number[],
  columns: readonly TableColumn[],
  { value, summaries }: Pick<CellOptions, 'value' | 'summaries'>,
): ReadonlyMap<string, MetricRange> {
  const ranges = new Map<string, MetricRange>();
  for (const { id, metric } of columns) {
    if (!metric) continue;
    const values = metricValues(metric, value, summaries);
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const row of rows) {
      const found = values[row];
      if (found === undefined || !Number.isFinite(found)) continue;
      if (found < least) least = found;
      if (found > most) most = found;
    }
    if (least < most) ranges.set(id, { least, most });
  }
  return ranges;
}

/** Where a value stands in a range, from 0 for the least to 1 for the greatest; undefined for none that is finite. */
export function placeInRange(value: number | undefined, range: MetricRange | undefined): number | undefined {
  if (range === undefined || value === undefined || !Number.isFinite(value)) return undefined;
  // Halves first: the difference of the greatest doubles is no number any more.
  const whole = range.most / 2 - range.least / 2;
  return Math.min(1, Math.max(0, (value / 2 - range.least / 2) / whole));
}

export function areSameRanges(
  a: ReadonlyMap<string, MetricRange>,
  b: ReadonlyMap<string, MetricRange>,
): boolean {
  return (
    a.size === b.size &&
    [...a].every(([id, { least, most }]) => b.get(id)?.least === least && b.get(id)?.most === most)
  );
}
