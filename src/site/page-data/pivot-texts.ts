import { exportCsv } from '../../analysis/export-csv.ts';
import { exportLatex } from '../../analysis/export-latex.ts';
import { exportMarkdown } from '../../analysis/export-markdown.ts';
import { type ExportCell, type ExportTable, NO_VALUE } from '../../analysis/export-table.ts';
import { numericParam } from '../../analysis/param-space.ts';
import type { PivotTable, PivotTableCell } from './pivots.ts';

/** A pivot as a table to copy. */
export function pivotExport({ rowKeys, columnKey, columns, rows }: PivotTable): ExportTable {
  return {
    headers: [...rowKeys, ...columns.map((text) => header(text, columnKey))],
    rows: rows.map(({ heading, cells }) => [
      ...heading.map((text): ExportCell => ({ text, data: text })),
      ...cells.map(exportCell),
    ]),
  };
}

/** A number says nothing without its param; a word does. */
function header(text: string, columnKey: string | undefined): string {
  return columnKey !== undefined && numericParam(text) !== undefined ? `${columnKey}=${text}` : text;
}

function exportCell(cell: PivotTableCell): ExportCell {
  if (cell.kind === 'missing' || Number.isNaN(cell.data)) return NO_VALUE;
  const { text, data, spread, isBest } = cell;
  return { text, data, isBest, ...(spread ? { spread } : {}) };
}

/** The texts of a pivot to copy: rounded for papers and READMEs, exact for spreadsheets. */
export function pivotTexts(pivot: PivotTable): readonly { readonly format: string; readonly text: string }[] {
  const table = pivotExport(pivot);
  return [
    { format: 'Markdown', text: exportMarkdown(table) },
    { format: 'LaTeX, with the package booktabs', text: exportLatex(table) },
    { format: 'CSV, exact numbers', text: exportCsv(table) },
  ];
}
