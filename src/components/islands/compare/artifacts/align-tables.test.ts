import { describe, expect, it } from 'vitest';
import { alignTables } from './align-tables.ts';
import type { Table } from './read-table.ts';

const table = (columns: string, ...rows: readonly string[]): Table => ({
  columns: columns.split(' '),
  rows: rows.map((row) => row.split(' ')),
  isCut: false,
});

describe('alignTables', () => {
  it('puts rows together by the column whose values are unique in all tables', () => {
    const aligned = alignTables(
      [table('fold class f1', '0 cat 1', '0 dog 2'), table('class fold f1', 'dog 0 2', 'cow 0 4')],
      undefined,
    );
    expect(aligned.by).toBe('class');
    expect(aligned.rows.map(({ key, has, differs }) => ({ key, has, differs }))).toEqual([
      { key: 'cat', has: [true, false], differs: true },
      { key: 'dog', has: [true, true], differs: false },
      { key: 'cow', has: [false, true], differs: true },
    ]);
    expect(aligned.columns.map(({ name }) => name)).toEqual(['fold', 'f1']);
    expect(aligned.rows[1]?.cells).toEqual([
      ['0', '0'],
      ['2', '2'],
    ]);
  });

  it.each([
    ['a value twice', [table('k v', 'a 1', 'a 2'), table('k v', 'a 1', 'b 1')]],
    ['an empty value', [table('k v', ' 1', 'a 1'), table('k v', 'a 1', 'b 1')]],
    ['nothing in common', [table('k v', 'a 1', 'b 1'), table('k v', 'c 1', 'd 1')]],
    ['another name', [table('k v', 'a 1', 'b 1'), table('id v', 'a 1', 'b 1')]],
  ])('goes by the number of the row when the column has %s', (_name, tables) => {
    const aligned = alignTables(tables, undefined);
    expect([aligned.by, aligned.rows.map(({ key }) => key)]).toEqual([undefined, ['1', '2']]);
  });

  it('goes by what is wanted, where that can be', () => {
    const tables = [table('a b', '1 x', '2 y'), table('a b', '1 x', '2 y')];
    expect(['a', 'b', '', 'c'].map((wanted) => alignTables(tables, wanted).by)).toEqual([
      'a',
      'b',
      undefined,
      'a',
    ]);
  });

  it('says which columns differ, those of one table among them', () => {
    const aligned = alignTables([table('k same other', 'a 1 2'), table('k same more', 'a 1 3')], undefined);
    expect(aligned.columns).toEqual([
      { name: 'same', differs: false },
      { name: 'other', differs: true },
      { name: 'more', differs: true },
    ]);
  });
});
