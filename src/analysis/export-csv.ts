import type { ExportCell, ExportTable } from './export-table.ts';
import { withoutFormula } from './formula-text.ts';

/**
 * A table with exact values: as CSV (RFC 4180) or, for pasting into a spreadsheet, with tabs. Numbers stay numbers, NaN
 * and infinities are their names, texts never become formulas. What stands behind ± has a column of its own.
 */
export function exportCsv(table: ExportTable, delimiter: ',' | '\t' = ','): string {
  const spreads = table.headers.map((_, column) => table.rows.some((row) => row[column]?.spread));
  const headers = table.headers.flatMap((header, column) =>
    spreads[column] ? [header, `${header} ±`] : [header],
  );
  const rows = table.rows.map((row) =>
    row.flatMap((cell, column) => (spreads[column] ? [dataOf(cell), spreadOf(cell)] : [dataOf(cell)])),
  );
  return [headers.map(withoutFormula), ...rows]
    .map((row) => `${row.map((field) => quoted(field, delimiter)).join(delimiter)}\r\n`)
    .join('');
}

function dataOf({ data }: ExportCell): string {
  return typeof data === 'string' ? withoutFormula(data) : String(data ?? '');
}

function spreadOf({ spread }: ExportCell): string {
  return spread ? String(spread.data) : '';
}

function quoted(field: string, delimiter: string): string {
  return /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
}
