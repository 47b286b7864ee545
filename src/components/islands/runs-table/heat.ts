import type { CellOptions } from './cell.ts';
import { metricValues, type TableColumn } from './table-column.ts';

/**
 * How good a metric's value is among the given rows, from 0 for the worst to 1 for the best; metrics without a
 * direction from the least to the greatest. Undefined where a value is missing or not finite, or all are equal.
 */
export function heatScale(
  rows: readonly number[],
  { value, summaries }: CellOptions,
): (column: TableColumn, row: number) => number | undefined {
  const ranges = new Map<string, { readonly least: number; readonly most: number }>();
  return ({ id, metric }, row) => {
    if (!metric) return undefined;
    const values = metricValues(metric, value, summaries);
    let range = ranges.get(id);
    if (!range) {
      let least = Number.POSITIVE_INFINITY;
      let most = Number.NEGATIVE_INFINITY;
      for (const each of rows) {
        const found = values[each];
        if (found === undefined || !Number.isFinite(found)) continue;
        least = Math.min(least, found);
        most = Math.max(most, found);
      }
      range = { least, most };
      ranges.set(id, range);
    }
    const own = values[row];
    if (own === undefined || !Number.isFinite(own) || range.least >= range.most) return undefined;
    const share = (own - range.least) / (range.most - range.least);
    return metric.goal === 'minimize' ? 1 - share : share;
  };
}
