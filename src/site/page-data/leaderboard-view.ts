import type { Board } from '../../analysis/leaderboard/board-types.ts';
import { usedRuns } from '../../analysis/leaderboard/metric-boards.ts';
import { countOf, formatCount } from '../format.ts';
import type { RowParts } from './leaderboard-row.ts';
import { type RunsBehind, runsBehind } from './leaderboard-runs.ts';
import { type BoardTable, boardTable, tableDecimals } from './leaderboard-table.ts';

/** A board with all that is told of it. */
export type BoardView = {
  readonly board: Board;
  readonly task: string;
  readonly table: BoardTable;
  readonly decimals: number;
  readonly runs: RunsBehind;
  /** `13 configurations ranked, 1 not ranked`, `57 of 59 runs used`, … */
  readonly counts: readonly string[];
  /** Absent for a board that only this page has. */
  readonly files?: BoardFileLinks;
};

/** Paths of a board's files. */
export type BoardFileLinks = Readonly<Record<'json' | 'csv' | 'md' | 'tex', string>>;

/** Boards of other data that a page shows. */
export const MOST_TASKS = 8;

/** Writes a board for reading. */
export function plainView(
  board: Board,
  task: string,
  parts: RowParts & { readonly files?: BoardFileLinks; readonly apart: number },
): BoardView {
  const decimals = tableDecimals(board);
  return {
    board,
    task,
    decimals,
    table: boardTable(board, parts),
    runs: runsBehind(board, parts.prefix, decimals),
    counts: countsOf(board, parts.apart),
    ...(parts.files && { files: parts.files }),
  };
}

function countsOf(board: Board, apart: number): readonly string[] {
  const { rows, unranked, leftOut } = board;
  const used = usedRuns(board);
  const ranked = `${countOf(rows.length, 'configuration')} ranked`;
  return [
    unranked.length > 0 ? `${ranked}, ${unranked.length} not ranked` : ranked,
    `${formatCount(used, 'prose')} of ${countOf(used + leftOut.length + apart, 'run')} used`,
  ];
}
