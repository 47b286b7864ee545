import { exportCsv } from '../../../analysis/export-csv.ts';
import { exportLatex } from '../../../analysis/export-latex.ts';
import { exportMarkdown } from '../../../analysis/export-markdown.ts';
import { type ExportCell, type ExportTable, NO_VALUE } from '../../../analysis/export-table.ts';
import { printField } from '../../../search/print.ts';
import { bestValue, type CellOptions, cellOf, isFinished, runName } from './cell.ts';
import { metricValues, type TableColumn } from './table-column.ts';

export const EXPORT_FORMATS = ['csv', 'tsv', 'md', 'latex'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported: the rows and columns that are shown, the run's name first. */
export type Shown = {
  readonly options: CellOptions;
  readonly rows: readonly number[];
  readonly columns: readonly TableColumn[];
};

/** The shown part of the table as a text; CSV and TSV hold exact values, the others what is read. */
export function exportShown(shown: Shown, format: ExportFormat): string {
  const table = exportTable(shown);
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

function exportTable({ options, rows, columns }: Shown): ExportTable {
  const best = columns.map((column) => bestValue(column, options));
  return {
    headers: ['run', ...columns.map((column) => headerOf(column, options))],
    rows: rows.map((row) => [
      { text: runName(options.table, row), data: runName(options.table, row) },
      ...columns.map((column, index) => exportCell(column, row, options, best[index])),
    ]),
  };
}

/** A metric is called as a search would ask for its value: `metrics.loss`, `at(metrics.loss, 100)`. */
function headerOf({ id, metric }: TableColumn, { value }: CellOptions): string {
  return metric && value.kind !== 'latest' ? printField({ kind: 'metric', key: metric.key, value }) : id;
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

/** Numbers with all their digits, times as ISO, durations in ms, texts whole. */
function exactValue(column: TableColumn, row: number, { value, summaries }: CellOptions): ExportCell['data'] {
  if (column.metric) return metricValues(column.metric, value, summaries)[row];
  const number = column.numbers?.()[row];
  if (number !== undefined && column.kind === 'time')
    return Math.abs(number) <= 8.64e15 ? new Date(number).toISOString() : number;
  if (number !== undefined) return number;
  const text = column.texts?.()[row];
  return column.kind === 'number-text' && text !== undefined ? Number(text) : text;
}
