import { describe, expect, it } from 'vitest';
import { makeRun } from '../testing/make-run.ts';
import { runTree } from './run-tree.ts';

const outline = (pairs: [string, string?][]) =>
  runTree(pairs.map(([key, parent]) => makeRun({ key, ...(parent ? { parentKey: parent } : {}) }))).map(
    ({ run, depth, descendants }) => `${'.'.repeat(depth)}${run.key} ${descendants}`,
  );

describe('runTree', () => {
  it('puts children under their parent and keeps the order of siblings', () => {
    expect(outline([['c', 'p'], ['a'], ['p'], ['b', 'p'], ['d', 'c']])).toEqual([
      'a 0',
      'p 3',
      '.c 1',
      '..d 0',
      '.b 0',
    ]);
  });

  it('puts a run whose parent is missing at the top', () => {
    expect(outline([['a', 'gone']])).toEqual(['a 0']);
  });

  it('survives circles and runs that are their own parent', () => {
    expect(
      outline([
        ['a', 'b'],
        ['b', 'a'],
        ['c', 'c'],
      ]),
    ).toEqual(['c 0', 'a 1', '.b 0']);
  });

  it('survives nesting of any depth', () => {
    const chain = Array.from({ length: 5000 }, (_, i): [string, string?] =>
      i ? [`r${i}`, `r${i - 1}`] : ['r0'],
    );
    expect(outline(chain)).toHaveLength(5000);
  });
});
