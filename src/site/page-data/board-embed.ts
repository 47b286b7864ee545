import { plainText } from '../../analysis/leaderboard/board-sentence.ts';
import type { Board } from '../../analysis/leaderboard/board-types.ts';
import { STATISTIC_NAMES } from '../../analysis/leaderboard/statistic-text.ts';
import { countOf, cut, formatMetric } from '../format.ts';
import { goalText, unitSuffix } from '../metric-display.ts';
import { type BoardAxis, boardAxis, type DotAndWhisker } from './leaderboard-axis.ts';
import { drawnSeries, halfOf, levelText, type MeanCell, meanCell } from './leaderboard-cells.ts';
import { tableDecimals } from './leaderboard-table.ts';
import { firstRows } from './leaderboards.ts';

/** A board as a small page shows it within pages of others. */
export type BoardEmbed = {
  readonly title: string;
  /** What ranks, which way is better, and how many there are. */
  readonly metric: string;
  readonly direction: string;
  readonly count: string;
  /** What is printed: `mean ± 95 % CI`, or that it is a value. */
  readonly valueHead: string;
  readonly axis: BoardAxis | undefined;
  readonly isTested: boolean;
  readonly rows: readonly EmbedRow[];
  /** What limits the ranks; what there is instead where nothing is ranked. */
  readonly note: string;
  /** Of the frame, in which everything has room from 320 pixels on. */
  readonly height: number;
};
type EmbedRow = {
  readonly rank: string;
  readonly name: string;
  readonly series: number | undefined;
  readonly value: MeanCell;
  readonly drawn: DotAndWhisker | undefined;
};

const MOST_ROWS = 5;
const LONGEST_NAME = 60;

/** The first rows of a board of an experiment. */
export function boardEmbed(board: Board, experiment: string): BoardEmbed {
  const { options, rows, mode, goal } = board;
  const { metric } = options;
  const shown = rows.slice(0, MOST_ROWS);
  const axis = boardAxis(shown, goal);
  const decimals = tableDecimals(board);
  const hasHalves = shown.some((row) => halfOf(row.shown.interval) !== undefined);
  const hasEnds = shown.some((row) => row.shown.interval.shown && 'resamples' in row.shown.interval);
  const texts = {
    title: `Best on ${cut(experiment, LONGEST_NAME)}`,
    metric: cut(metric.key, LONGEST_NAME) + unitSuffix(metric),
    direction: goalText(metric.goal),
    count: countText(shown.length, rows.length),
    note: rows.length > 0 ? ranksText(board) : sentence(board),
  };
  return {
    ...texts,
    valueHead: valueHead(board, hasHalves || hasEnds),
    axis,
    isTested: mode === 'tested',
    rows: shown.map((row) => ({
      rank: row.place.text,
      name: cut(row.name, LONGEST_NAME),
      series: drawnSeries(row.series, options),
      value: meanCell(row.shown.value, row.shown.interval, { decimals, hasHalves, hasEnds }),
      drawn: axis?.place(row),
    })),
    height: heightOf(texts, shown.length),
  };
}

/** The result of a board as plain text. */
export function sentence(board: Board): string {
  const decimals = tableDecimals(board);
  return plainText(board.sentence, (value, places) => formatMetric(value, places ?? decimals));
}

function countText(shown: number, all: number): string {
  if (all === 0) return '';
  return shown < all ? `the first ${shown} of ${all} configurations` : countOf(all, 'configuration');
}

function valueHead({ mode, options }: Board, hasIntervals: boolean): string {
  if (mode === 'single') return 'value';
  const name = STATISTIC_NAMES[options.statistic];
  const level = levelText(options.level);
  if (!hasIntervals) return name;
  return options.statistic === 'mean' ? `${name} ±\u00a0${level}\u00a0CI` : `${name} [${level}\u00a0CI]`;
}

function ranksText(board: Board): string {
  if (board.rows.length < 2) return '';
  if (board.mode !== 'tested') return 'The order is not tested.';
  const first = firstRows(board).length;
  const shared = first > 1 ? `${first} configurations share the first place. ` : '';
  return `${shared}Ranks are what tests of all pairs leave.`;
}

/** Of the texts in a frame of 320 pixels, as the style sheet `embed.css` has them. */
const CHARACTERS = { title: 29, line: 42 } as const;
const LINE = { title: 24, text: 20, row: 29 } as const;
/** Paddings, distances, rules, the head of the table and the link below it. */
const FRAME = 100;

function heightOf(
  {
    title,
    metric,
    direction,
    count,
    note,
  }: Pick<BoardEmbed, 'title' | 'metric' | 'direction' | 'count' | 'note'>,
  rows: number,
): number {
  const below = [`by ${metric} ${direction}, ${count}`, note].map((text) => linesOf(text, CHARACTERS.line));
  return (
    FRAME +
    LINE.title * linesOf(title, CHARACTERS.title) +
    LINE.text * below.reduce((sum, lines) => sum + lines, 0) +
    LINE.row * rows
  );
}

/** How many lines a text fills; a word that is longer than a line begins on one of its own. */
function linesOf(text: string, most: number): number {
  let lines = 0;
  let room = 0;
  for (const word of text.split(' ').filter((each) => each !== '')) {
    if (word.length + 1 > room) {
      lines += Math.ceil(word.length / most);
      room = most * Math.ceil(word.length / most);
    }
    room -= word.length + 1;
  }
  return lines;
}
