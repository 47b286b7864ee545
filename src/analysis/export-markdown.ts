import { type ExportCell, type ExportTable, isNumberColumn } from './export-table.ts';

/** A table of GitHub's Markdown with its columns in line; the best in bold, texts without any meaning as Markdown. */
export function exportMarkdown(table: ExportTable): string {
  const rows = [table.headers.map(markdownText), ...table.rows.map((row) => row.map(cellText))];
  const widths = table.headers.map((_, column) =>
    Math.max(3, ...rows.map((row) => width(row[column] ?? ''))),
  );
  const isRight = table.headers.map((_, column) => isNumberColumn(table, column));
  const rule = widths.map((length, column) =>
    isRight[column] ? `${'-'.repeat(length - 1)}:` : '-'.repeat(length),
  );
  const lines = rows.map((row) =>
    row.map((text, column) => padded(text, widths[column] ?? 0, isRight[column] === true)),
  );
  const [head = [], ...body] = lines;
  return [head, rule, ...body].map((line) => `| ${line.join(' | ')} |\n`).join('');
}

function cellText({ text, spread, isBest }: ExportCell): string {
  const value = isBest ? `**${markdownText(text)}**` : markdownText(text);
  return spread ? `${value} ± ${markdownText(spread.text)}` : value;
}

/** A text without any meaning as Markdown, on one line. Within a word Markdown leaves an underscore alone; a tag begins with a letter, a slash, `!` or `?`. */
export function markdownText(text: string): string {
  return text
    .replace(/[\\|`*[<~&]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\s*[\r\n]+\s*/g, ' ');
}

function width(text: string): number {
  return Array.from(text).length;
}

function padded(text: string, length: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, length - width(text)));
  return isRight ? space + text : text + space;
}
