import { describe, expect, it } from 'vitest';
import { boardOptions, makeBoardRun, testValue } from '../../testing/make-board-run.ts';
import type { BoardOptions, BoardRun } from './board-types.ts';
import { boardsByDataset, boardsByTask } from './boards-by-task.ts';
import { taskMatrix } from './task-matrix.ts';

/** Means of each model on each task; two seeds around them. */
const MEANS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  iris: { svm: 0.9, tree: 0.8, knn: 0.7 },
  digits: { svm: 0.6, tree: 0.8 },
  wine: { svm: 0.5, tree: 0.4 },
};
const runs = Object.entries(MEANS).flatMap(([task, models]) =>
  Object.entries(models).flatMap(([model, mean]) =>
    [0, 1].map((seed) =>
      makeBoardRun(
        `${task}-${model}-${seed}`,
        { task, model, seed: String(seed), classes: String(task.length) },
        mean + seed / 1000,
        { datasets: [{ name: task, digest: task, context: 'eval' }] },
      ),
    ),
  ),
);

function matrixOf(all: readonly BoardRun[], options: BoardOptions, key: string | undefined) {
  const boards =
    key === undefined ? boardsByDataset(all, testValue, options) : boardsByTask(all, testValue, options, key);
  return taskMatrix(boards, options, key);
}

describe('taskMatrix', () => {
  it.each([
    ['the dataset', undefined, ['digits', 'iris', 'wine']],
    ['a param', 'params.task', ['digits', 'iris', 'wine']],
  ])('sets configurations against %s, with ranks over complete rows only', (_, key, tasks) => {
    const found = matrixOf(runs, boardOptions(), key);
    const columns = found?.columns.map(({ task }) => task.split(' ')[0]) ?? [];
    expect([...columns].sort()).toEqual(tasks);
    const cells = (row: NonNullable<typeof found>['rows'][number]) =>
      Object.fromEntries(
        row.cells.flatMap((cell, index) =>
          cell ? [[columns[index], [cell.configuration.n, cell.rank, cell.isBest]]] : [],
        ),
      );
    expect(found?.rows.map((row) => [row.name, cells(row), row.aggregate?.meanRank])).toEqual([
      [
        'model=svm',
        { iris: [2, 1, true], digits: [2, 2, false], wine: [2, 1, true] },
        expect.closeTo(4 / 3, 12),
      ],
      [
        'model=tree',
        { iris: [2, 2, false], digits: [2, 1, true], wine: [2, 2, false] },
        expect.closeTo(5 / 3, 12),
      ],
      ['model=knn', { iris: [2, 3, false] }, undefined],
    ]);
    expect([found?.complete, found?.missing]).toEqual([2, 2]);
    expect(found?.taskParams).toEqual(key ? ['classes'] : ['classes', 'task']);
  });

  it('groups by the declared params', () => {
    const found = matrixOf(runs, boardOptions({ groupBy: ['model', 'task'] }), 'params.task');
    expect(found?.rows.map(({ name }) => name)).toEqual(['model=svm', 'model=tree', 'model=knn']);
  });

  it('counts runs that do not say what they were about', () => {
    const apart = makeBoardRun('x', { model: 'svm', seed: '0' }, 0.5);
    expect(matrixOf([...runs, apart], boardOptions(), 'params.task')?.apart).toBe(1);
  });

  it('is undefined for one task', () => {
    const iris = runs.filter(({ id }) => id.startsWith('iris'));
    expect(matrixOf(iris, boardOptions(), undefined)).toBeUndefined();
  });
});
