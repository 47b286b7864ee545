import type { Board, BoardConfiguration, BoardRow } from '../../analysis/leaderboard/board-types.ts';
import { cut } from '../format.ts';
import { goalText, metricDecimals } from '../metric-display.ts';
import type { Report } from '../report.ts';
import { type FoldedList, foldList } from './folded-list.ts';
import { type BoardAxis, boardAxis, type DotAndWhisker } from './leaderboard-axis.ts';
import {
  columnDecimals,
  type DifferenceCell,
  differenceCell,
  halfOf,
  type MeanCell,
  meanCell,
} from './leaderboard-cells.ts';
import { footnotes } from './leaderboard-footnotes.ts';
import type { SecondaryMetric } from './leaderboard-secondary.ts';
import { type TieCell, tieCells } from './leaderboard-ties.ts';

/** Rows that a board shows at once, and that it folds; the data files have all. */
export const MOST_ROWS = 50;
const MOST_FOLDED = 150;
const MOST_UNRANKED = 30;
const NAME_CHARACTERS = 60;

/** What ranked and unranked rows of a board have in common. */
type TableRow = {
  readonly name: { readonly text: string; readonly title: string | undefined };
  /** Of the row in the list of the runs behind each number. */
  readonly anchor: string;
  /** Of its only run's page, or of another page's list; undefined when the list is on the same page. */
  readonly path: string | undefined;
  readonly series: number | undefined;
  /** `5`, or `5 folds` where the others have seeds. */
  readonly n: string;
  readonly mean: MeanCell;
  readonly drawn: DotAndWhisker | undefined;
  readonly secondary: readonly MeanCell[];
  readonly marks: readonly { readonly text: string; readonly strong: boolean }[];
  /** Number of its footnote. */
  readonly note: number | undefined;
};

export type RankedTableRow = TableRow & {
  readonly rank: string;
  /** Ends of the bar of its rank interval, of 72 units. */
  readonly bar: { readonly from: number; readonly to: number } | undefined;
  readonly tie: TieCell;
  /** Undefined when the leader is the baseline. */
  readonly toLeader: DifferenceCell | undefined;
  readonly toBaseline: DifferenceCell | undefined;
  readonly isBaseline: boolean;
  /** On the Pareto front of the metrics that are weighed; undefined where there is none. */
  readonly isOnFront: boolean | undefined;
};

export type UnrankedTableRow = TableRow & { readonly reason: string };

/** A board as its table shows it. */
export type BoardTable = {
  readonly metric: string;
  readonly unit: string | undefined;
  readonly direction: string;
  readonly level: string;
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
  readonly hasFront: boolean;
  readonly footnotes: readonly string[];
};

/** What a board's table is made of, besides the board. */
export type TableParts = {
  readonly settings: Report['settings'];
  /** Begins the anchors of its rows; different for each table of a page. */
  readonly prefix: string;
  /** The page that lists the runs behind each row, when it is another. */
  readonly page?: string;
  readonly secondary?: readonly SecondaryMetric[];
  /** Ids of the configurations on the Pareto front. */
  readonly front?: ReadonlySet<string>;
};

/** Writes a board for reading: numbers rounded by their intervals, places drawn. */
export function boardTable(board: Board, parts: TableParts): BoardTable {
  const { rows, unranked, options, mode } = board;
  const { metric, level } = options;
  const all: readonly BoardConfiguration[] = [...rows, ...unranked];
  const axis = boardAxis(all, board.goal);
  const decimals = tableDecimals(board, parts.settings);
  const notes = footnotes(all);
  const context = { board, parts, axis, decimals, notes: notes.numbers };
  const baseline = rows.find(({ isBaseline }) => isBaseline);
  return {
    metric: metric.key,
    unit: metric.unit,
    direction: goalText(metric.goal),
    level: `${Number((level * 100).toPrecision(6))}\u00a0%`,
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
    secondary: (parts.secondary ?? []).map(({ metric: { key, goal } }) => ({ key, direction: goalText(goal) })),
    hasBaseline: baseline !== undefined,
    hasLeader: baseline === undefined || baseline !== rows[0],
    hasTies: rows.some(({ tier }) => tier !== undefined),
    hasFront: parts.front !== undefined,
    footnotes: notes.texts,
  };
}

/** Decimals of a board's means and half-widths. */
export function tableDecimals({ decimals, options, rows, unranked }: Board, settings: Report['settings']): number {
  if (decimals !== undefined) return decimals;
  const means = [...rows, ...unranked].flatMap(({ summary }) => summary?.mean ?? []);
  return metricDecimals(settings, options.metric.key, means);
}

type Context = {
  readonly board: Board;
  readonly parts: TableParts;
  readonly axis: BoardAxis | undefined;
  readonly decimals: number;
  readonly notes: ReadonlyMap<string, number>;
};

function rankedRows(context: Context): readonly RankedTableRow[] {
  const { rows, tested } = context.board;
  const ties = tieCells(rows.map(({ tier }) => tier));
  const toLeader = differenceDecimals(rows, 'toLeader', context.decimals);
  const toBaseline = differenceDecimals(rows, 'toBaseline', context.decimals);
  const hasBaseline = rows.some(({ isBaseline }) => isBaseline);
  return rows.map((row, index) => ({
    ...tableRow(row, index, context),
    rank: row.place.text,
    bar: barOf(row, tested.length),
    tie: ties[index] ?? { part: 'none', letter: '' },
    toLeader: rows[0]?.isBaseline ? undefined : differenceCell(row.toLeader, 'leader', toLeader),
    toBaseline: hasBaseline ? differenceCell(row.toBaseline, 'baseline', toBaseline) : undefined,
    isBaseline: row.isBaseline,
    isOnFront: context.parts.front?.has(row.id),
  }));
}

function differenceDecimals(
  rows: readonly BoardRow[],
  which: 'toLeader' | 'toBaseline',
  otherwise: number,
): number {
  const halves = rows.flatMap((row) => {
    const test = row[which]?.test;
    return test?.shown ? [(test.high - test.low) / 2] : [];
  });
  return columnDecimals(halves, otherwise);
}

const BAR_WIDTH = 72;

function barOf({ place }: BoardRow, ranks: number): RankedTableRow['bar'] {
  if (place.kind !== 'interval' || ranks === 0) return undefined;
  const at = (rank: number) => (BAR_WIDTH * rank) / ranks;
  const from = at(place.low - 1);
  const to = at(place.high);
  // A gap between neighbours, as far as there is room for one.
  const gap = Math.min(1, (to - from) / 4);
  return { from: Number((from + gap).toFixed(2)), to: Number((to - gap).toFixed(2)) };
}

function tableRow(
  configuration: BoardConfiguration,
  index: number,
  { board, parts, axis, decimals, notes }: Context,
): TableRow {
  const { id, name, n, unit, units, summary, interval, series, marks } = configuration;
  const runs = units.flatMap((each) => each.runs);
  const [only] = runs.length === 1 ? runs : [];
  const hasHalves = board.mode !== 'single' || [...board.rows].some((row) => halfOf(row.interval) !== undefined);
  const anchor = `${parts.prefix}${index + 1}`;
  const nonFinite = units.filter(({ value }) => !Number.isFinite(value)).length;
  return {
    name: { text: cut(name, NAME_CHARACTERS), title: name.length > NAME_CHARACTERS ? cut(name, 300) : undefined },
    anchor,
    path: only?.path ?? (parts.page === undefined ? undefined : `${parts.page}#${anchor}`),
    series: series ?? (board.options.series ? CONTEXT_SERIES : undefined),
    n: unit === board.unit || n < 2 ? String(n) : `${n} ${unit}s`,
    mean: meanCell(summary?.mean, interval, { decimals, nonFinite, hasHalves }),
    drawn: axis?.place(configuration),
    secondary: (parts.secondary ?? []).map(({ cellOf }) => cellOf(id)),
    marks: marks.slice(0, 4).map((text) => ({
      text: cut(text, 24),
      strong: text.toLowerCase() === 'champion' || text === 'Production',
    })),
    note: notes.get(id),
  };
}

/** Slate is for what belongs to no series. */
const CONTEXT_SERIES = 10;
