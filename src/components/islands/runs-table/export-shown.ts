import { exportCsv } from '../../../analysis/export-csv.ts';
import { exportLatex } from '../../../analysis/export-latex.ts';
import { exportMarkdown } from '../../../analysis/export-markdown.ts';
import { type ExportCell, type ExportTable, NO_VALUE } from '../../../analysis/export-table.ts';
import { bestValue, type CellOptions, cellOf, isFinished, runName } from './cell.ts';
import { exactValue } from './exact-value.ts';
import { headerOf } from './export-header.ts';
import { groupsTable } from './groups/export-groups.ts';
import type { Grouping } from './groups/grouping.ts';
import type { TableColumn } from './table-column.ts';

export const EXPORT_FORMATS = ['csv', 'tsv', 'md', 'latex'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported: the rows and columns that are shown, the run's name first; or the groups of the rows. */
export type Shown = {
  readonly options: CellOptions;
  readonly rows: readonly number[];
  readonly grouping: Grouping | undefined;
  readonly columns: readonly TableColumn[];
};

/** The shown part of the table as a text; CSV and TSV hold exact values, the others what is read. */
export function exportShown(shown: Shown, format: ExportFormat): string {
  const { grouping, columns, options } = shown;
  const table = grouping ? groupsTable(grouping, columns, options) : runsTable(shown);
  switch (format) {
    case 'csv':
      return exportCsv(table);
    case 'tsv':
      return exportCsv(table, '\t');
    case 'md':
      return exportMarkdown(table);
    case 'latex':
      return exportLatex(table);
    default:
      return format satisfies never;
  }
}

function runsTable({ options, rows, columns }: Shown): ExportTable {
  const best = columns.map((column) => bestValue(column, options));
  return {
    headers: ['run', ...columns.map((column) => headerOf(column, options))],
    rows: rows.map((row) => [
      { text: runName(options.table, row), data: runName(options.table, row) },
      ...columns.map((column, index) => exportCell(column, row, options, best[index])),
    ]),
  };
}

function exportCell(
  column: TableColumn,
  row: number,
  options: CellOptions,
  best: number | undefined,
): ExportCell {
  const { text, missing } = cellOf(column, row, options);
  if (missing) return NO_VALUE;
  const data = exactValue(column, row, options);
  const isBest = column.metric !== undefined && data === best && isFinished(options.table, row);
  return { text, data, ...(isBest ? { isBest } : {}) };
}
