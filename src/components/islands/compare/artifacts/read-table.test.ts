import { describe, expect, it } from 'vitest';
import { readCsv, readSplitTable, readTables } from './read-table.ts';

describe('readCsv', () => {
  it.each([
    ['a,b\n1,"x,y"\n', 'a.csv', ['a', 'b'], [['1', 'x,y']]],
    ['a;b\n1;2\n', 'a.csv', ['a', 'b'], [['1', '2']]],
    ['a\tb\n1\t2,3\n', 'a.tsv', ['a', 'b'], [['1', '2,3']]],
    [',a,a\n0,1,2\n', 'a.csv', ['column 1', 'a', 'a.1'], [['0', '1', '2']]],
  ])('reads %j', async (text, path, columns, rows) => {
    expect(await readCsv(text, path, false)).toEqual({ columns, rows, isCut: false });
  });

  it('leaves out the last line of a text that was cut', async () => {
    expect(await readCsv('a\n1\n2', 'a.csv', true)).toEqual({ columns: ['a'], rows: [['1']], isCut: true });
  });
});

describe('readSplitTable', () => {
  it('reads what log_table writes', () => {
    const image = { type: 'image', filepath: 'table_images/a.png' };
    expect(
      readSplitTable(
        JSON.stringify({
          columns: ['a', 'b'],
          data: [
            [1.5, image],
            [null, true],
          ],
        }),
      ),
    ).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1.5', 'table_images/a.png'],
        ['', 'true'],
      ],
      isCut: false,
    });
  });

  it.each([
    '{"columns":["a"],"data":{}}',
    '{"data":[],"a":"columns"}',
    '["columns","data"]',
    '{"columns", "data"',
  ])('is none of %s', (text) => {
    expect(readSplitTable(text)).toBeUndefined();
  });
});

describe('readTables', () => {
  it('reads none when one of the texts is no table', async () => {
    const text = (value: string) => ({ kind: 'text', isCut: false, text: value, encoding: 'utf-8' }) as const;
    const table = text('{"columns":["a"],"data":[[1]]}');
    expect(await readTables([table, table], 'a.json')).toHaveLength(2);
    expect(await readTables([table, text('{}')], 'a.json')).toBeUndefined();
    expect(await readTables([text('a\n1\n'), { kind: 'binary' }], 'a.csv')).toBeUndefined();
  });
});
