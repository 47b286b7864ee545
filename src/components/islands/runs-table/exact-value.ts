import type { ExportCell } from '../../../analysis/export-table.ts';
import type { CellOptions } from './cell.ts';
import { metricValues, type TableColumn } from './table-column.ts';

/** What a row has in a column, for data: numbers with all their digits, times as ISO, durations in ms, texts whole. */
export function exactValue(
  column: TableColumn,
  row: number,
  { value, summaries }: CellOptions,
): ExportCell['data'] {
  if (column.metric) return metricValues(column.metric, value, summaries)[row];
  const number = column.numbers?.()[row];
  if (number !== undefined && column.kind === 'time')
    return Math.abs(number) <= 8.64e15 ? new Date(number).toISOString() : number;
  if (number !== undefined) return number;
  const text = column.texts?.()[row];
  return column.kind === 'number-text' && text !== undefined ? Number(text) : text;
}
