import { exportCsv } from '../../src/analysis/export-csv.ts';
import { markdownText } from '../../src/analysis/export-markdown.ts';
import type { ExportTable } from '../../src/analysis/export-table.ts';
import { boardDataTable } from '../../src/analysis/leaderboard/board-data-table.ts';
import { boardLatex, boardMarkdown } from '../../src/analysis/leaderboard/board-export.ts';
import { boardFile } from '../../src/analysis/leaderboard/board-file.ts';
import { formatMetric } from '../../src/site/format.ts';
import { boardText } from './board-text.ts';
import type { TitledBoard } from './leaderboards.ts';

export const LEADERBOARD_FORMATS = ['table', 'md', 'latex', 'csv', 'json'] as const;
export type LeaderboardFormat = (typeof LEADERBOARD_FORMATS)[number];

/**
 * Boards in one of the formats, with the line break at the end. JSON is an object for one board, by the schema
 * `leaderboard.json`, and a list of such for several; CSV says in its first column which board a row is of.
 *
 * @param width of the terminal.
 */
export function printLeaderboards(
  boards: readonly TitledBoard[],
  format: LeaderboardFormat,
  width: number,
): string {
  switch (format) {
    case 'table':
      return boards.map(({ title, board }) => boardText(title, board, width)).join('\n');
    case 'md':
      return boards
        .map(({ title, board }) => `## ${markdownText(title)}\n\n${boardMarkdown(board, formatMetric)}`)
        .join('\n');
    case 'latex':
      return boards
        .map(({ title, board }) => `% ${title.replace(/\s+/g, ' ')}\n${boardLatex(board, formatMetric)}`)
        .join('\n');
    case 'csv':
      return exportCsv(joined(boards));
    case 'json': {
      const files = boards.map(({ title, board }) => boardFile(board, title, formatMetric));
      return `${JSON.stringify(files.length === 1 ? files[0] : files, null, 2)}\n`;
    }
    default:
      return format satisfies never;
  }
}

/** Boards have the same columns but for params: those that a board does not have stay empty. */
function joined(boards: readonly TitledBoard[]): ExportTable {
  const tables = boards.map(({ title, board }) => ({ title, ...boardDataTable(board) }));
  const headers = [...new Set(tables.flatMap((table) => table.headers))];
  const rows = tables.flatMap((table) =>
    table.rows.map((row) => [
      { text: table.title, data: table.title },
      ...headers.map((header) => row[table.headers.indexOf(header)] ?? { text: '', data: undefined }),
    ]),
  );
  return { headers: ['board', ...headers], rows };
}
