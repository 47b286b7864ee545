import { useMemo, useRef } from 'react';
import type { CellOptions } from './cell.ts';
import { areSameRanges, type MetricRange, metricRanges } from './metric-ranges.ts';
import type { TableColumn } from './table-column.ts';

/**
 * The ranges of the metrics among the shown rows, when something draws them; the same object as long as they are the
 * same, so that a filter does not make every row anew.
 */
export function useRanges(
  wanted: boolean,
  rows: readonly number[],
  columns: readonly TableColumn[],
  options: CellOptions,
): ReadonlyMap<string, MetricRange> | undefined {
  const known = useRef<ReadonlyMap<string, MetricRange> | undefined>(undefined);
  return useMemo(() => {
    const ranges = wanted ? metricRanges(rows, columns, options) : undefined;
    if (!ranges || !known.current || !areSameRanges(ranges, known.current)) known.current = ranges;
    return known.current;
  }, [wanted, rows, columns, options]);
}
