import { describe, expect, it } from 'vitest';
import { boardOptions, makeBoardRun, type TestRun, testValue } from '../../testing/make-board-run.ts';
import type { BoardDataset, BoardOptions } from './board-types.ts';
import { boardsByDataset, boardsByTask, type TaskBoards } from './boards-by-task.ts';
import { makeBoard } from './make-board.ts';

const iris: BoardDataset = { name: 'iris', digest: 'a1', context: 'eval' };
const iris2: BoardDataset = { name: 'iris', digest: 'a2', context: 'eval' };
const train = (digest: string): BoardDataset => ({ name: 'iris-train', digest, context: 'training' });

type Cell = readonly [model: string, seed: number, ...datasets: readonly BoardDataset[]];

const runsOf = (...cells: readonly Cell[]): readonly TestRun[] =>
  cells.map(([model, seed, ...datasets], index) =>
    makeBoardRun(`r${index}`, { model, seed: String(seed) }, index / 10, { datasets }),
  );

const board = (runs: readonly TestRun[], options: Partial<BoardOptions> = {}) =>
  makeBoard(runs, testValue, boardOptions(options));

/** Of each board: what it is about, and its rows and left-out runs by the ids of the runs. */
const shape = ({ boards, apart }: TaskBoards) => ({
  boards: boards.map(({ task, board: { rows, leftOut } }) => [
    task,
    rows.flatMap(({ units }) => units.flatMap(({ runs }) => runs.map(({ id }) => id))).sort(),
    leftOut.map(({ run }) => run.id),
  ]),
  apart: apart.map(({ id }) => id),
});

describe('makeBoard, of what runs were measured on', () => {
  it('is about the dataset of the most runs, and sets others and those that name none apart', () => {
    const runs = runsOf(['a', 0, iris], ['b', 0, iris], ['a', 1, iris2], ['b', 1]);
    const { rows, leftOut, dataset } = board(runs);
    expect(rows).toHaveLength(2);
    expect(dataset.text).toBe('iris (a1)');
    expect(leftOut.map(({ run, reason }) => [run.id, reason])).toEqual([
      ['r2', 'other dataset: iris (a2)'],
      ['r3', 'no dataset logged'],
    ]);
  });

  it('takes runs together whose seed decides the split, and says so', () => {
    const runs = runsOf(['a', 0, iris], ['b', 0, iris], ['a', 1, iris2], ['b', 1, iris2]);
    const { rows, leftOut, notes, dataset } = board(runs);
    expect(rows.map(({ n }) => n)).toEqual([2, 2]);
    expect(leftOut).toEqual([]);
    expect(dataset.text).toBe('2 datasets, one for each repeat');
    expect(notes).toContain('each repeat has its own dataset: their spread is over data too');
    expect(notes).not.toContain('over seeds only; test items fixed');
  });

  it('does not take a model for a split: each on its own data is not the same data', () => {
    const { leftOut } = board(runsOf(['a', 0, iris], ['a', 1, iris], ['b', 2, iris2], ['b', 3, iris2]));
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      'other dataset: iris (a2)',
      'other dataset: iris (a2)',
    ]);
  });

  it('lets the training data differ, and warns where nothing else was logged', () => {
    const both = runsOf(['a', 0, iris, train('1')], ['b', 0, iris, train('2')]);
    expect(board(both)).toMatchObject({ leftOut: [], warnings: [] });
    expect(board(runsOf(['a', 0, train('1')], ['b', 0, train('2')]))).toMatchObject({
      leftOut: [],
      warnings: ['runs were trained on 2 datasets, and none names what acc was measured on'],
    });
  });

  it.each([
    ['val_acc', 'validation', ['r0', 'r1']],
    ['test_acc', 'test', ['r0']],
  ])('looks for %s at the dataset for %s', (key, _, expected) => {
    const val: BoardDataset = { name: 'v', digest: '1', context: 'validation' };
    const test = (digest: string): BoardDataset => ({ name: 't', digest, context: 'test' });
    const runs = ['1', '2'].map((digest, index) =>
      makeBoardRun(`r${index}`, { model: digest }, { [key]: 1 }, { datasets: [val, test(digest)] }),
    );
    const metric = { ...boardOptions().metric, key };
    expect(
      board(runs, { metric }).rows.flatMap(({ units }) => units.map(({ runs: [run] }) => run?.id)),
    ).toEqual(expected);
  });
});

describe('boardsByDataset', () => {
  it('makes a board for each, the one with the most runs first; failed runs go with their data', () => {
    const runs = [
      ...runsOf(['a', 0, iris], ['b', 0, iris], ['a', 1, iris2], ['b', 1]),
      makeBoardRun('failed', { model: 'a', seed: '2' }, undefined, { status: 'FAILED', datasets: [iris2] }),
      makeBoardRun('lost', { model: 'a', seed: '2' }, undefined, {
        status: 'FAILED',
        datasets: [{ name: 'other', digest: '0' }],
      }),
    ];
    expect(shape(boardsByDataset(runs, testValue, boardOptions()))).toEqual({
      boards: [
        ['iris (a1)', ['r0', 'r1'], []],
        ['no dataset', ['r3'], []],
        ['iris (a2)', ['r2'], ['failed']],
      ],
      apart: ['lost'],
    });
  });

  it('makes one board where no run names a dataset', () => {
    const runs = runsOf(['a', 0], ['b', 0]);
    expect(shape(boardsByDataset(runs, testValue, boardOptions())).boards).toEqual([
      ['no dataset', ['r0', 'r1'], []],
    ]);
  });
});

describe('boardsByTask', () => {
  it('makes a board for each value of a param or tag, and sets apart runs without one', () => {
    const runs = [
      makeBoardRun('x', { task: '1.0', model: 'a' }, 1),
      makeBoardRun('y', { task: '1', model: 'b' }, 2),
      makeBoardRun('z', { task: '0', model: 'a' }, 3),
      makeBoardRun('w', { model: 'a' }, 4, { tags: [{ key: 'task', value: '1' }] }),
    ];
    expect(shape(boardsByTask(runs, testValue, boardOptions(), 'params.task'))).toEqual({
      boards: [
        ['0', ['z'], []],
        ['1', ['x', 'y'], []],
      ],
      apart: ['w'],
    });
    expect(shape(boardsByTask(runs, testValue, boardOptions(), 'tags.task')).boards).toEqual([
      ['1', ['w'], []],
    ]);
  });
});
