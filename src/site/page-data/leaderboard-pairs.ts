import type { Board } from '../../analysis/leaderboard/board-types.ts';
import { pairMatrix } from '../../analysis/leaderboard/pair-matrix.ts';
import { differenceWord } from '../../statistics/difference.ts';
import { cut, formatDifference } from '../format.ts';
import { drawnSeries } from './leaderboard-cells.ts';

/** The differences of the first configurations, row against column. */
export type PairsTable = {
  readonly rows: readonly {
    readonly name: string;
    readonly series: number | undefined;
    readonly cells: readonly (PairCell | undefined)[];
  }[];
  /** All differences are shown times ten to this power, so that they are short. */
  readonly power: number;
  readonly alpha: number;
};

export type PairCell = {
  readonly text: string;
  readonly title: string;
  readonly reading: 'better' | 'worse' | 'not separated' | 'untested';
};

export const MOST_PAIRED = 8;

/** Undefined when no pair was tested. */
export function pairsTable(board: Board): PairsTable | undefined {
  const { goal, options } = board;
  const { rows, cells } = pairMatrix(board, MOST_PAIRED);
  const all = cells.flatMap((row) => row.filter((cell) => cell !== undefined));
  if (!goal || board.mode !== 'tested' || all.length === 0) return undefined;
  const power = powerOf(all.map(({ difference }) => Math.abs(difference)));
  return {
    power,
    alpha: options.alpha,
    rows: rows.map(({ name, series }, index) => ({
      name: cut(name, 40),
      series: drawnSeries(series, options),
      cells: (cells[index] ?? []).map((cell) => {
        if (!cell) return undefined;
        const word = differenceWord(cell.difference, goal);
        return {
          text: formatDifference(cell.difference * 10 ** power, 1),
          title:
            cell.adjusted === undefined
              ? 'not tested'
              : `corrected p = ${Number(cell.adjusted.toPrecision(2))}`,
          reading:
            cell.adjusted === undefined
              ? 'untested'
              : cell.isSeparated && word !== 'equal'
                ? word
                : 'not separated',
        };
      }),
    })),
  };
}

/** So that the middle difference has one or two digits before the point; 0 where it has them anyway. */
function powerOf(sizes: readonly number[]): number {
  const sorted = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined || middle >= 1) return 0;
  // In steps of three, as units go.
  return 3 * Math.ceil(-Math.log10(middle) / 3);
}
