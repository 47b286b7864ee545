import { exportCsv } from '../../../analysis/export-csv.ts';
import { exportLatex } from '../../../analysis/export-latex.ts';
import { exportMarkdown } from '../../../analysis/export-markdown.ts';
import type { ExportTable } from '../../../analysis/export-table.ts';
import type { Line } from './arrange-rows.ts';
import type { CellOptions } from './cell.ts';
import { headerOf } from './export-header.ts';
import { nameCell, runCells } from './export-run.ts';
import { groupsTable } from './groups/export-groups.ts';
import type { Grouping } from './groups/grouping.ts';
import type { TableColumn } from './table-column.ts';

export const EXPORT_FORMATS = ['csv', 'tsv', 'md', 'latex'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported: the lines and columns that are shown, the run's name first, or what its group shares. */
export type Shown = {
  readonly options: CellOptions;
  readonly lines: readonly Line[];
  readonly grouping: Grouping | undefined;
  readonly columns: readonly TableColumn[];
};

/** The shown part of the table as a text; CSV and TSV hold exact values, the others what is read. */
export function exportShown(shown: Shown, format: ExportFormat): string {
  const { lines, grouping, columns, options } = shown;
  const table = grouping ? groupsTable(lines, grouping, columns, options) : runsTable(shown);
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

function runsTable({ options, lines, columns }: Shown): ExportTable {
  const runCellOf = runCells(columns, options);
  const rows = lines.flatMap((line) => (line.kind === 'run' ? [line.row] : []));
  return {
    headers: ['run', ...columns.map((column) => headerOf(column, options))],
    rows: rows.map((row) => [nameCell(row, options), ...columns.map((column) => runCellOf(column, row))]),
  };
}
