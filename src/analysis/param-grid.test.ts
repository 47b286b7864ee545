import { describe, expect, it } from 'vitest';
import { makeRun } from '../testing/make-run.ts';
import { paramGrid } from './param-grid.ts';
import { rankParams } from './param-influence.ts';
import { paramSpace } from './param-space.ts';

/** Runs with all pairs of two params, without those that `leavesOut`; the value is the sum of both. */
function grid(xs: readonly number[], ys: readonly number[], leavesOut = (_x: number, _y: number) => false) {
  const ranked = xs.flatMap((x) =>
    ys
      .filter((y) => !leavesOut(x, y))
      .map((y) => ({
        run: makeRun({
          key: `${x}-${y}`,
          params: [
            { key: 'x', value: String(x) },
            { key: 'y', value: String(y) },
          ],
        }),
        value: x + 10 * y,
      })),
  );
  const values = new Map(ranked.map(({ run, value }) => [run, value]));
  const runs = ranked.map(({ run }) => run);
  const params = rankParams(runs, paramSpace(runs).differing, (run) => values.get(run));
  return paramGrid(params, ranked);
}

describe('paramGrid', () => {
  it('finds two params that were tried with one another, the longer axis flat, levels as numbers', () => {
    const found = grid([10, 9, 1], [1, 2]);
    expect(found?.x).toMatchObject({ key: 'x', levels: ['1', '9', '10'] });
    expect(found?.y).toMatchObject({ key: 'y', levels: ['1', '2'] });
    expect(found?.cells[1]?.[0]).toMatchObject({ n: 1, mean: 21 });
    expect(found).toMatchObject({ filled: 6, runs: 6 });
  });

  it('bears one hole in six, and leaves it empty', () => {
    const found = grid([1, 2, 3], [1, 2], (x, y) => x === 3 && y === 2);
    expect(found?.filled).toBe(5);
    expect(found?.cells[1]?.[2]).toBeUndefined();
  });

  it.each([
    ['two by two', grid([1, 2], [1, 2])],
    ['a diagonal', grid([1, 2, 3], [1, 2, 3], (x, y) => x !== y)],
    ['one line', grid([1, 2, 3, 4, 5, 6], [1])],
    ['too many levels', grid([...Array(11).keys()], [1, 2])],
    ['nothing', grid([], [])],
  ])('takes %s for no grid', (_, found) => {
    expect(found).toBeUndefined();
  });
});
