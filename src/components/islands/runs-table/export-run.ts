import { type ExportCell, NO_VALUE } from '../../../analysis/export-table.ts';
import { bestValue, type CellOptions, cellOf, isFinished, runName } from './cell.ts';
import { exactValue } from './exact-value.ts';
import type { TableColumn } from './table-column.ts';

/** Cells of runs as they are shown, the best of each metric marked. */
export function runCells(columns: readonly TableColumn[], options: CellOptions) {
  const best = new Map(columns.map((column) => [column.id, bestValue(column, options)]));
  return (column: TableColumn, row: number): ExportCell => {
    const { text, missing } = cellOf(column, row, options);
    if (missing) return NO_VALUE;
    const data = exactValue(column, row, options);
    const isBest =
      column.metric !== undefined && data === best.get(column.id) && isFinished(options.table, row);
    return { text, data, ...(isBest ? { isBest } : {}) };
  };
}

/** How a run is called. */
export function nameCell(row: number, { table }: Pick<CellOptions, 'table'>): ExportCell {
  const name = runName(table, row);
  return { text: name, data: name };
}
