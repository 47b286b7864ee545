import { type ExportTable, isNumberColumn } from '../../src/analysis/export-table.ts';
import { cut } from '../../src/site/format.ts';
import { terminalText } from './terminal-text.ts';

const WIDEST = 48;

/** A table for a terminal: columns in line, numbers flush right, long texts cut, nothing that moves the cursor. */
export function textTable(table: ExportTable): string {
  const rows = [
    table.headers,
    ...table.rows.map((row) => row.map(({ text, spread }) => (spread ? `${text} ± ${spread.text}` : text))),
  ];
  const shown = rows.map((row) => row.map((text) => cut(terminalText(text), WIDEST)));
  const widths = table.headers.map((_, column) =>
    shown.reduce((most, row) => Math.max(most, length(row[column] ?? '')), 0),
  );
  const isRight = table.headers.map((_, column) => isNumberColumn(table, column));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => padded(text, widths[column] ?? 0, isRight[column] === true))
      .join('  ')
      .trimEnd();
  return shown.map((row) => `${line(row)}\n`).join('');
}

function length(text: string): number {
  return Array.from(text).length;
}

function padded(text: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - length(text)));
  return isRight ? space + text : text + space;
}
