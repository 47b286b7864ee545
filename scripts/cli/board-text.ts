import { boardNotes } from '../../src/analysis/leaderboard/board-export.ts';
import { boardTable } from '../../src/analysis/leaderboard/board-table.ts';
import type { Board } from '../../src/analysis/leaderboard/board-types.ts';
import { formatMetric } from '../../src/site/format.ts';
import { terminalText, wrapText } from './terminal-text.ts';
import { textTable } from './text-table.ts';

/** A board for a terminal: its title, its table, and what is to be said of it. */
export function boardText(title: string, board: Board, width: number): string {
  const notes = boardNotes(board, formatMetric).flatMap((note) =>
    wrapText(terminalText(note), width, '', '  '),
  );
  return `${terminalText(title)}\n\n${textTable(boardTable(board, formatMetric))}\n${notes.join('\n')}\n`;
}
