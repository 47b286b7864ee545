import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import { boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { boardAxis } from './leaderboard-axis.ts';

const rowsOf = (values: Readonly<Record<string, readonly number[]>>) =>
  makeBoard(seededRuns(values), testValue, boardOptions()).rows;

describe('boardAxis', () => {
  it('holds means and intervals', () => {
    const rows = rowsOf({ a: [0.9, 0.91, 0.92], b: [0.7, 0.71, 0.72] });
    const axis = boardAxis(rows, 'maximize');
    expect(axis).toMatchObject({ isCut: false });
    expect(axis?.low).toBeLessThan(0.7);
    expect(axis?.high).toBeGreaterThan(0.92);
    const [a, b] = rows.map((row) => Number.parseFloat(axis?.place(row).dot ?? ''));
    expect(a).toBeGreaterThan(b ?? Number.NaN);
  });

  it('cuts an interval of two repeats that would leave no room for the means', () => {
    const rows = rowsOf({ a: [0.9, 0.95], b: [0.89, 0.9] });
    const axis = boardAxis(rows, 'maximize');
    expect(axis?.isCut).toBe(true);
    expect(axis?.place(rows[0] ?? fail()).cut).toEqual(['low', 'high']);
  });

  it('lets a configuration that diverged lie beyond the end, and says so', () => {
    const good = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`m${n}`, [0.9 + n / 1000]]));
    const rows = rowsOf({ ...good, diverged: [0.1] });
    const axis = boardAxis(rows, 'maximize');
    expect(axis?.place(rows.at(-1) ?? fail())).toMatchObject({ dot: undefined, beyond: 'low' });
  });

  it('is not there for values that cannot be told apart', () => {
    expect(boardAxis(rowsOf({ a: [1], b: [1] }), 'maximize')).toBeUndefined();
    expect(boardAxis([], undefined)).toBeUndefined();
  });

  it('has no place for a configuration without a mean', () => {
    const runs = [
      makeBoardRun('a', { m: '1' }, 0.5),
      makeBoardRun('b', { m: '2' }, 0.6),
      makeBoardRun('c', { m: '3' }, Number.NaN),
    ];
    const { rows, unranked } = makeBoard(runs, testValue, boardOptions());
    const axis = boardAxis([...rows, ...unranked], 'maximize');
    expect(axis?.place(unranked[0] ?? fail())).toMatchObject({ dot: undefined, from: undefined });
  });
});

function fail(): never {
  throw new Error('no such row');
}
