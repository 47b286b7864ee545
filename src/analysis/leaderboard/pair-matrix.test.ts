import { describe, expect, it } from 'vitest';
import { boardOptions, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { makeBoard } from './make-board.ts';
import { pairMatrix } from './pair-matrix.ts';

const board = makeBoard(
  seededRuns({ a: [0.9, 0.91, 0.92], b: [0.5, 0.51, 0.52], c: [0.9, 0.905, 0.91], single: [0.95] }),
  testValue,
  boardOptions(),
);

describe('pairMatrix', () => {
  it('holds the differences of those with repeats, and which of them are separated', () => {
    const { rows, cells } = pairMatrix(board, 8);
    expect(rows.map(({ name }) => name)).toEqual(['a', 'c', 'b']);
    expect(cells.map((row) => row.map((cell) => cell?.isSeparated))).toEqual([
      [undefined, false, true],
      [false, undefined, true],
      [true, true, undefined],
    ]);
    expect(cells[0]?.[2]?.difference).toBeCloseTo(0.4, 12);
    expect(cells[2]?.[0]?.difference).toBeCloseTo(-0.4, 12);
    expect(cells[2]?.[0]?.adjusted).toBe(cells[0]?.[2]?.adjusted);
  });

  it('holds no more than were asked for, with the p-values of the whole board', () => {
    const { rows, cells } = pairMatrix(board, 2);
    expect(rows.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(cells[0]?.[1]?.adjusted).toBe(pairMatrix(board, 8).cells[0]?.[1]?.adjusted);
  });
});
