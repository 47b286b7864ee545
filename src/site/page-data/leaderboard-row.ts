import type { Board, BoardConfiguration, BoardRow } from '../../analysis/leaderboard/board-types.ts';
import { cut } from '../format.ts';
import type { BoardAxis, DotAndWhisker } from './leaderboard-axis.ts';
import {
  columnDecimals,
  type DifferenceCell,
  differenceCell,
  drawnSeries,
  type MeanCell,
  meanCell,
} from './leaderboard-cells.ts';
import type { SecondaryMetric } from './leaderboard-secondary.ts';
import { type TieCell, tieCells } from './leaderboard-ties.ts';

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
  /** By the board's statistic. */
  readonly value: MeanCell;
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

/** What a page adds to the rows of a board. */
export type RowParts = {
  /** Begins the anchors of the rows; different for each table of a page. */
  readonly prefix: string;
  /** The page that lists the runs behind each row, when it is another. */
  readonly page?: string;
  readonly secondary?: readonly SecondaryMetric[];
  /** Ids of the configurations on the Pareto front, and the metrics that it weighs. */
  readonly front?: { readonly ids: ReadonlySet<string>; readonly keys: readonly string[] };
};

/** What all rows of a table are made with. */
export type RowContext = {
  readonly board: Board;
  readonly parts: RowParts;
  readonly axis: BoardAxis | undefined;
  readonly decimals: number;
  /** Whether any row of the column has a half-width. */
  readonly hasHalves: boolean;
  /** Whether any is written with both ends of its interval. */
  readonly hasEnds: boolean;
  /** Numbers of footnotes by the configuration's id. */
  readonly notes: ReadonlyMap<string, number>;
};

/** The rows with a place, from the best. */
export function rankedRows(context: RowContext): readonly RankedTableRow[] {
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
    isOnFront: context.parts.front?.ids.has(row.id),
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

/** What is shown of a configuration, ranked or not; `index` counts the rows of the board. */
export function tableRow(
  configuration: BoardConfiguration,
  index: number,
  { board, parts, axis, decimals, hasHalves, hasEnds, notes }: RowContext,
): TableRow {
  const { id, name, n, unit, units, shown, series, marks } = configuration;
  const runs = units.flatMap((each) => each.runs);
  const [only] = runs.length === 1 ? runs : [];
  const anchor = `${parts.prefix}${index + 1}`;
  const nonFinite = units.filter(({ value }) => !Number.isFinite(value)).length;
  return {
    name: {
      text: cut(name, NAME_CHARACTERS),
      title: name.length > NAME_CHARACTERS ? cut(name, 300) : undefined,
    },
    anchor,
    path: only?.path ?? (parts.page === undefined ? undefined : `${parts.page}#${anchor}`),
    series: drawnSeries(series, board.options),
    n: unit === board.unit || n < 2 ? String(n) : `${n} ${unit}s`,
    value: meanCell(shown.value, shown.interval, { decimals, nonFinite, hasHalves, hasEnds }),
    drawn: axis?.place(configuration),
    secondary: (parts.secondary ?? []).map(({ cellOf }) => cellOf(id)),
    marks: marks.slice(0, 4).map((text) => ({
      text: cut(text, 24),
      strong: text.toLowerCase() === 'champion' || text === 'Production',
    })),
    note: notes.get(id),
  };
}
