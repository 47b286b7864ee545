import { describe, expect, it } from 'vitest';
import { makeDatabase, makeFileStore } from '../../testing/make-report.ts';
import { amountText, fileAccount, rowAccount } from './source-account.ts';

const store = makeFileStore('a');
const database = makeDatabase('b');

describe('fileAccount', () => {
  it('sums up by source and in all', () => {
    const { sources = [], files, bytes } = fileAccount([store, database]) ?? {};
    expect(sources.map((entry) => [entry.source.id, entry.files, entry.bytes])).toEqual([
      ['a', 10, 100],
      ['b', 2, 4103],
    ]);
    expect([files, bytes]).toEqual([12, 4203]);
  });

  it.each([
    [
      [store],
      'Every regular file below an MLflow file store, counted once, by what it was read as. The sum is the number of files on disk.',
    ],
    [[database], 'Of an SQLite database, the database and the artifacts that were found for it.'],
    [
      [store, database],
      'Every regular file below an MLflow file store, counted once, by what it was read as. The sum is the number of files on disk there. Of an SQLite database, the database and the artifacts that were found for it.',
    ],
  ])('says what is counted of %#', (sources, caption) => {
    expect(fileAccount(sources)?.caption).toBe(caption);
  });
});

describe('the accounts of a part of the sources', () => {
  it('are absent, as they would count what is not published', () => {
    const part = [store, database].map((source) => ({ ...source, files: [], rows: [] }));
    expect([fileAccount(part), rowAccount(part)]).toEqual([undefined, undefined]);
    expect(amountText(part)).toBe('what is published');
  });
});

describe('rowAccount', () => {
  it('is there for databases only', () => {
    expect(rowAccount([store])).toBeUndefined();
  });

  it('sums up by database and in all', () => {
    const account = rowAccount([store, database, makeDatabase('c')]);
    expect(
      account?.sources.map(({ source, rows, used, reported }) => [source.id, rows, used, reported]),
    ).toEqual([
      ['b', 12, 11, 1],
      ['c', 12, 11, 1],
    ]);
    expect(account).toMatchObject({ rows: 24, used: 22, reported: 2 });
    expect(account?.caption).toContain('of 2 SQLite databases');
  });
});

describe('amountText', () => {
  it.each([
    [[store], '10 files'],
    [[database], '2 files and 12 rows'],
    [[store, database], '12 files and 12 rows'],
  ])('tells how much was read of %#', (sources, text) => {
    expect(amountText(sources)).toBe(text);
  });
});
