import type { Board, BoardRow } from '../../analysis/leaderboard/board-types.ts';
import { countOf, formatMetric } from '../format.ts';
import { goalText, unitSuffix } from '../metric-display.ts';
import { boardAxis } from '../page-data/leaderboard-axis.ts';
import { drawnSeries, halfOf, levelText, meanCell } from '../page-data/leaderboard-cells.ts';
import { tableDecimals } from '../page-data/leaderboard-table.ts';
import { firstRows } from '../page-data/leaderboards.ts';
import type { CardDots, CardName, CardResult } from './card.ts';

const STATISTICS = { mean: 'mean', median: 'median', iqm: 'interquartile mean' } as const;
/** Rows that have room on a card below a short title. */
const MOST_ROWS = 5;

/** A metric with its unit, unless its name ends in it. */
export function metricName({ options: { metric } }: Board): CardName {
  return { text: `${metric.key}${unitSuffix(metric)}`, instead: 'the main metric' };
}

/** How a configuration is called on cards. */
export function configurationName({ name }: Pick<BoardRow, 'name'>, place: number): CardName {
  return { text: name, instead: `configuration ${place}` };
}

/** What is first on a board, with its number and what limits it; undefined where nothing is ranked. */
export function boardResult(board: Board): CardResult | undefined {
  const first = firstRows(board);
  const [row] = first;
  if (!row) return undefined;
  const text = valueText(row, board);
  const [value = text] = text.split(/(?=\u202f±|\u00a0\[)/u);
  return {
    metric: metricName(board),
    direction: goalText(board.options.metric.goal),
    value,
    spread: text.slice(value.length).trim(),
    of: configurationName(row, 1),
    series: drawnSeries(row.series, board.options),
    notes: [valueNote(row, board), placeNote(first.length, board)].filter((note) => note !== ''),
  };
}

function valueText({ shown }: BoardRow, board: Board): string {
  const hasHalves = halfOf(shown.interval) !== undefined;
  return meanCell(shown.value, shown.interval, { decimals: tableDecimals(board), hasHalves }).text;
}

function valueNote({ n, unit, shown }: BoardRow, { options }: Board): string {
  const level = shown.interval.shown ? `, ${levelText(options.level)} interval` : '';
  return n === 1 ? `single run${level}` : `${STATISTICS[options.statistic]} of ${n} ${unit}s${level}`;
}

function placeNote(first: number, { rows, mode }: Board): string {
  if (rows.length < 2) return '';
  if (mode !== 'tested') return `best of ${countOf(rows.length, 'configuration')}, not tested`;
  return first === 1
    ? `first of ${countOf(rows.length, 'configuration')}`
    : `shares the first place with ${countOf(first - 1, 'other')}`;
}

/** The first rows of a board as dots with their intervals. */
export function boardDots(board: Board, columns: CardDots['columns']): CardDots {
  const { rows, mode, options } = board;
  const shown = rows.slice(0, MOST_ROWS);
  const axis = boardAxis(shown, board.goal);
  const level = levelText(options.level);
  const hasIntervals = shown.some((row) => row.shown.interval.shown);
  return {
    kind: 'dots',
    columns,
    rows: shown.map((row, index) => ({
      rank: mode === 'tested' ? row.place.text : '',
      name: configurationName(row, index + 1),
      series: drawnSeries(row.series, options),
      value: valueText(row, board),
      drawn: axis?.place(row),
    })),
    total: rows.length,
    ticks: (axis?.axis.ticks ?? []).map(({ value, place }) => ({
      at: Number.parseFloat(place) / 100,
      label: formatMetric(value, axis?.axis.tickDecimals),
    })),
    valueHead: hasIntervals ? `${STATISTICS[options.statistic]}, ${level} interval` : 'value',
  };
}
