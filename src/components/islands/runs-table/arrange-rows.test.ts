import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareColumn, growTree, linesOfTree, sortRows } from './arrange-rows.ts';

const NO_FOLDS = { closed: new Set<number>(), unfolded: new Set<number>() };
const rowsOf = (values: readonly unknown[]) => values.map((_, row) => row);

describe('sortRows', () => {
  it.each([
    ['numbers', [3, undefined, 1, Number.NaN, 2], false, [2, 4, 0, 3, 1]],
    ['numbers, greatest first', [3, undefined, 1, Number.NaN, 2], true, [0, 4, 2, 3, 1]],
    ['infinities', [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], false, [2, 0, 1]],
    ['texts', ['b', undefined, 'a', 'B'], false, [3, 2, 0, 1]],
    ['texts, last first', ['b', undefined, 'a', 'B'], true, [0, 2, 3, 1]],
  ])('puts missing values last, of %s', (_name, values, descending, expected) => {
    expect(sortRows(rowsOf(values), [compareColumn(values as number[], descending)])).toEqual(expected);
  });

  it('asks the next column where one is equal, and keeps the order where all are', () => {
    const [model, loss] = [
      ['b', 'a', 'b', 'a'],
      [1, 2, 1, 1],
    ] as const;
    const comparators = [compareColumn(model, false), compareColumn(loss, false)];
    expect(sortRows([0, 1, 2, 3], comparators)).toEqual([3, 1, 0, 2]);
  });

  it('compares in a total order', () => {
    const value = fc.option(fc.double(), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 3 }), fc.boolean(), (values, descending) => {
        const compare = compareColumn(values, descending);
        const sign = (a: number, b: number) => Math.sign(compare(a, b));
        expect(sign(0, 1) + sign(1, 0)).toBe(0);
        if (sign(0, 1) <= 0 && sign(1, 2) <= 0) expect(sign(0, 2)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('growTree', () => {
  const lines = (sorted: readonly number[], parents: readonly (readonly [number, number])[]) =>
    linesOfTree(growTree(sorted, new Map(parents)), NO_FOLDS).map((line) =>
      line.kind === 'run' ? `${'-'.repeat(line.depth)}${line.row}` : line.kind,
    );

  it('puts runs below their parent, which stands where its best descendant would', () => {
    expect(
      lines(
        [3, 4, 0, 1, 2],
        [
          [3, 1],
          [2, 3],
        ],
      ),
    ).toEqual(['1', '-3', '--2', '4', '0']); // prettier-ignore
  });

  it('puts a run at the top when its parent is not shown', () => {
    expect(lines([2, 1], [[2, 0]])).toEqual(['2', '1']); // prettier-ignore
  });

  it('shows every run of a circle once', () => {
    expect(
      lines(
        [0, 1, 2, 3],
        [
          [0, 1],
          [1, 0],
          [2, 2],
        ],
      ).toSorted(),
    ).toEqual(['0', '1', '2', '3']); // prettier-ignore
  });

  it('shows each row once, whatever the parents are', () => {
    const parents = fc.array(fc.option(fc.nat(9), { nil: undefined }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(parents, fc.shuffledSubarray(rowsOf(Array.from({ length: 10 }))), (given, sorted) => {
        const map = new Map(given.flatMap((parent, row) => (parent === undefined ? [] : [[row, parent]])));
        const shown = linesOfTree(growTree(sorted, map as Map<number, number>), NO_FOLDS);
        expect(shown.map((line) => (line.kind === 'run' ? line.row : -1)).toSorted()).toEqual(
          sorted.toSorted(),
        );
      }),
    );
  });
});

describe('linesOfTree', () => {
  const sweep = growTree(
    Array.from({ length: 30 }, (_, row) => row),
    new Map(Array.from({ length: 25 }, (_, index) => [index + 1, 0])),
  );

  it('shows the first children of a large sweep, and how many more there are', () => {
    const lines = linesOfTree(sweep, NO_FOLDS);
    expect(lines).toHaveLength(1 + 10 + 1 + 4);
    expect(lines[0]).toEqual({ kind: 'run', row: 0, depth: 0, nested: 25 });
    expect(lines[11]).toEqual({ kind: 'folded', parent: 0, depth: 1, count: 15 });
  });

  it('shows all when it is unfolded, none when it is closed', () => {
    expect(linesOfTree(sweep, { ...NO_FOLDS, unfolded: new Set([0]) })).toHaveLength(30);
    expect(linesOfTree(sweep, { ...NO_FOLDS, closed: new Set([0]) })).toHaveLength(5);
  });
});
