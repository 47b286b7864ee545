import { describe, expect, it } from 'vitest';
import { ACC, boardOptions, makeBoardRun, testValue } from '../../testing/make-board-run.ts';
import type { BoardMetric, BoardRun } from './board-types.ts';
import { makeBoard } from './make-board.ts';
import { secondaryColumn } from './secondary-column.ts';

const LOSS: BoardMetric = { ...ACC, key: 'loss', goal: { goal: 'minimize', origin: 'assumed' } };

const cellOf = (runs: readonly BoardRun[]) => {
  const { rows } = makeBoard(runs, testValue, boardOptions({ repeat: ['seed', 'fold'] }));
  return secondaryColumn(rows, LOSS, testValue, 0.95)[0];
};

const run = (seed: number, fold: number, loss: number | undefined) =>
  makeBoardRun(
    `r${seed}${fold}`,
    { seed: String(seed), fold: String(fold) },
    {
      acc: 1,
      ...(loss === undefined ? {} : { loss }),
    },
  );

describe('secondaryColumn', () => {
  it('averages folds within seeds, as the board does, and takes a seed without all folds for one without a value', () => {
    const runs = [run(0, 0, 1), run(0, 1, 3), run(1, 0, 5), run(1, 1, 7), run(2, 0, 9), run(2, 1, undefined)];
    expect(cellOf(runs)).toMatchObject({
      n: 2,
      nonFinite: 0,
      summary: { mean: 4 },
      interval: { shown: true, n: 2, unit: 'seed' },
    });
  });

  it('gives no mean where a seed diverged', () => {
    expect(cellOf([run(0, 0, 1), run(1, 0, Number.NaN)])).toEqual({
      n: 2,
      nonFinite: 1,
      summary: undefined,
      interval: { shown: false, reason: 'non-finite' },
    });
  });

  it('gives nothing where nothing was logged', () => {
    expect(cellOf([run(0, 0, undefined)])).toEqual({
      n: 0,
      nonFinite: 0,
      summary: undefined,
      interval: { shown: false, reason: 'no value' },
    });
  });
});
