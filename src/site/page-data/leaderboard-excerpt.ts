import { goalNotice } from '../../analysis/leaderboard/board-texts.ts';
import type { GoalNotice, TextPart } from '../../analysis/leaderboard/board-types.ts';
import { paths } from '../routes.ts';
import type { ExperimentBoards } from './leaderboard-boards.ts';
import { type BoardTable, boardTable, tableDecimals } from './leaderboard-table.ts';

/** What an experiment's page says of its leaderboards. */
export type LeaderboardExcerpt =
  | {
      readonly kind: 'board';
      readonly path: string;
      readonly metric: string;
      readonly sentence: readonly TextPart[];
      readonly decimals: number;
      /** The first rows; undefined where nothing was tested, as the table of runs then has the same order. */
      readonly table: BoardTable | undefined;
      readonly header: string;
      readonly configurations: number;
    }
  /** No metric can be ranked; with the lines that would change that, where a metric is there. */
  | { readonly kind: 'none'; readonly notice: GoalNotice | undefined };

const MOST_ROWS = 5;

/** The first rows of an experiment's main board. */
export function leaderboardExcerpt(boards: ExperimentBoards): LeaderboardExcerpt {
  const [key] = boards.metrics.shown;
  const [unknown] = boards.metrics.unknown;
  if (key === undefined)
    return {
      kind: 'none',
      notice: unknown === undefined ? undefined : goalNotice(boards.metricOf(unknown)),
    };
  const { board } = boards.boardsOf(key).main;
  const path = paths.leaderboard(boards.summary.experiment.key);
  const table = boardTable(board, { prefix: MAIN_PREFIX, page: path });
  return {
    kind: 'board',
    path,
    metric: key,
    sentence: board.sentence,
    decimals: tableDecimals(board),
    header: board.header,
    configurations: board.rows.length,
    table: board.mode === 'tested' ? firstRowsOf(table) : undefined,
  };
}

/** Begins the anchors of the main board's rows. */
export const MAIN_PREFIX = 'row-';

function firstRowsOf(table: BoardTable): BoardTable {
  const shown = table.rows.shown.slice(0, MOST_ROWS).map((row) => ({ ...row, note: undefined }));
  return {
    ...table,
    rows: { shown, folded: [], left: 0 },
    unranked: { shown: [], folded: [], left: 0 },
    footnotes: [],
  };
}
