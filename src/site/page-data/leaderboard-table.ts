import type { Board, BoardConfiguration, BoardOptions } from '../../analysis/leaderboard/board-types.ts';
import { decimalsFor } from '../format.ts';
import { goalText } from '../metric-display.ts';
import { type FoldedList, foldList } from './folded-list.ts';
import { type BoardAxis, boardAxis } from './leaderboard-axis.ts';
import { halfOf, levelText } from './leaderboard-cells.ts';
import { footnotes } from './leaderboard-footnotes.ts';
import {
  type RankedTableRow,
  type RowParts,
  rankedRows,
  tableRow,
  type UnrankedTableRow,
} from './leaderboard-row.ts';

/** Rows that a board shows at once, and that it folds; the data files have all. */
export const MOST_ROWS = 50;
const MOST_FOLDED = 150;
const MOST_UNRANKED = 30;
/** Characters of a name. */
const LONG_NAME = 28;

/** A board as its table shows it. */
export type BoardTable = {
  readonly metric: string;
  readonly unit: string | undefined;
  readonly direction: string;
  readonly level: string;
  /** What is shown of the repeats. */
  readonly statistic: BoardOptions['statistic'];
  readonly mode: Board['mode'];
  /** `Seeds`; undefined when all rows are single runs. */
  readonly counted: string | undefined;
  readonly decimals: number;
  readonly axis: BoardAxis | undefined;
  /** Place of the baseline on the axis. */
  readonly reference: string | undefined;
  readonly rows: FoldedList<RankedTableRow>;
  readonly unranked: FoldedList<UnrankedTableRow>;
  /** Number of the last rank. */
  readonly ranks: number;
  readonly secondary: readonly { readonly key: string; readonly direction: string }[];
  readonly hasBaseline: boolean;
  /** Whether differences to the leader have a column of their own: not when it is the baseline. */
  readonly hasLeader: boolean;
  readonly hasTies: boolean;
  /** Keys of the metrics whose Pareto front is marked; undefined where there is none. */
  readonly weighed: readonly string[] | undefined;
  readonly footnotes: readonly string[];
  /** Whether names need two lines where there is little room. */
  readonly hasLongNames: boolean;
};

/** Writes a board for reading: numbers rounded by their intervals, places drawn. */
export function boardTable(board: Board, parts: RowParts): BoardTable {
  const { rows, unranked, options, mode } = board;
  const { metric, level, statistic } = options;
  const all: readonly BoardConfiguration[] = [...rows, ...unranked];
  const axis = boardAxis(all, board.goal);
  const decimals = tableDecimals(board);
  const notes = footnotes(all);
  const hasHalves = all.some(({ shown }) => halfOf(shown.interval) !== undefined);
  const hasEnds = all.some(({ shown }) => shown.interval.shown && 'resamples' in shown.interval);
  const context = { board, parts, axis, decimals, hasHalves, hasEnds, notes: notes.numbers };
  const baseline = rows.find(({ isBaseline }) => isBaseline);
  return {
    metric: metric.key,
    unit: metric.unit,
    direction: goalText(metric.goal),
    level: levelText(level),
    statistic,
    mode,
    counted: mode === 'single' ? undefined : `${board.unit.charAt(0).toUpperCase()}${board.unit.slice(1)}s`,
    decimals,
    axis,
    reference: baseline && axis?.place(baseline).dot,
    rows: foldList(rankedRows(context), MOST_ROWS, MOST_FOLDED),
    unranked: foldList(
      unranked.map((row, index) => ({
        ...tableRow(row, rows.length + index, context),
        reason: row.reason,
      })),
      MOST_UNRANKED,
      0,
    ),
    ranks: board.tested.length,
    secondary: (parts.secondary ?? []).map(({ metric: { key, goal } }) => ({
      key,
      direction: goalText(goal),
    })),
    hasBaseline: baseline !== undefined,
    hasLeader: baseline === undefined || baseline !== rows[0],
    hasTies: rows.some(({ tier }) => tier !== undefined),
    weighed: parts.front?.keys,
    footnotes: notes.texts,
    hasLongNames: all.some(({ name }) => name.length > LONG_NAME),
  };
}

/** Decimals of a board's values and half-widths. */
export function tableDecimals({ decimals, options, rows, unranked }: Board): number {
  if (decimals !== undefined) return decimals;
  const values = [...rows, ...unranked].flatMap(({ shown }) => shown.value ?? []);
  return options.metric.digits ?? decimalsFor(values);
}
