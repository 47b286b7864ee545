import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupRows } from './group-rows.ts';

describe('groupRows', () => {
  it('puts rows with the same texts together, those without one too, in the order in which they are met', () => {
    const model = ['b', 'a', undefined, 'b', 'a', undefined];
    const lr = ['1', '1', '1', '2', '1', '1'];
    const keys = [(row: number) => model[row], (row: number) => lr[row]];
    expect(groupRows([3, 0, 1, 2, 4, 5], keys)).toEqual([
      { values: ['b', '2'], rows: [3] },
      { values: ['b', '1'], rows: [0] },
      { values: ['a', '1'], rows: [1, 4] },
      { values: [undefined, '1'], rows: [2, 5] },
    ]);
  });

  it('has one group without any key, and none without rows', () => {
    expect(groupRows([2, 1], [])).toEqual([{ values: [], rows: [2, 1] }]);
    expect(groupRows([], [() => 'a'])).toEqual([]);
  });

  it('parts the rows, whatever the keys are: rows are together when all their texts are the same', () => {
    const text = fc.option(fc.constantFrom('', 'a', 'b', 'a,b', 'undefined', '__proto__'), {
      nil: undefined,
    });
    const column = fc.array(text, { minLength: 12, maxLength: 12 });
    const rows = fc.shuffledSubarray(Array.from({ length: 12 }, (_, row) => row));
    fc.assert(
      fc.property(fc.array(column, { maxLength: 4 }), rows, (columns, given) => {
        const groups = groupRows(
          given,
          columns.map((values) => (row: number) => values[row]),
        );
        expect(groups.flatMap(({ rows: own }) => own).toSorted()).toEqual(given.toSorted());
        for (const { values, rows: own } of groups)
          for (const row of own) expect(columns.map((texts) => texts[row])).toEqual(values);
        const ids = groups.map(({ values }) => JSON.stringify(values.map((value) => value ?? null)));
        expect(new Set(ids).size).toBe(groups.length);
        // Within a group, and from group to group, rows stay in the order in which they were given.
        const place = (row: number | undefined) => given.indexOf(row ?? -1);
        expect(groups.map(({ rows: own }) => place(own[0]))).toEqual(
          groups.map(({ rows: own }) => Math.min(...own.map(place))).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
