import { exportCsv } from '../../src/analysis/export-csv.ts';
import { exportLatex } from '../../src/analysis/export-latex.ts';
import { exportMarkdown } from '../../src/analysis/export-markdown.ts';
import type { ExportTable } from '../../src/analysis/export-table.ts';
import { encodeMetricValue } from '../../src/entities/stored-metric-value.ts';
import { textTable } from './text-table.ts';

export const FORMATS = ['table', 'csv', 'tsv', 'json', 'md', 'latex'] as const;
export type Format = (typeof FORMATS)[number];

/** A table in one of the formats, with the line break at its end. */
export function printTable(table: ExportTable, format: Format): string {
  switch (format) {
    case 'table':
      return textTable(table);
    case 'csv':
      return exportCsv(table);
    case 'tsv':
      return exportCsv(table, '\t');
    case 'json':
      return jsonOf(table);
    case 'md':
      return exportMarkdown(table);
    case 'latex':
      return exportLatex(table);
  }
}

/** An object a row, keyed by the columns; null where there is nothing, the names of NaN and infinities as texts. */
function jsonOf({ headers, rows }: ExportTable): string {
  const objects = rows.map((row) =>
    Object.fromEntries(
      row.map(({ data = null }, column) => [
        headers[column] ?? '',
        typeof data === 'number' ? encodeMetricValue(data) : data,
      ]),
    ),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}
