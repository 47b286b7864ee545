import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../testing/temp-store.ts';
import { inspectDatabase, isSqlite } from './inspect-database.ts';

function databaseWith(sql: string): string {
  const file = join(tempFolder(), 'mlflow.db');
  const connection = new DatabaseSync(file);
  connection.exec(sql);
  connection.close();
  return file;
}

const MLFLOW = 'CREATE TABLE experiments (experiment_id INTEGER); CREATE TABLE runs (run_uuid TEXT);';

/** A whole database, changed by `change`. */
function changed(change: (bytes: Buffer) => Uint8Array): string {
  const file = databaseWith(MLFLOW);
  writeFileSync(file, change(readFileSync(file)));
  return file;
}

describe('inspectDatabase', () => {
  it('finds nothing wrong with a database of MLflow', () => {
    const file = databaseWith(MLFLOW);
    expect(inspectDatabase(file)).toBeUndefined();
    expect(isSqlite(file)).toBe(true);
  });

  it.each<[what: string, file: () => string, text: RegExp]>([
    ['is empty', () => changed(() => new Uint8Array()), /^is empty/],
    [
      'is a text',
      () => changed(() => Buffer.from('version https://git-lfs…')),
      /^is not an SQLite database, or an encrypted/,
    ],
    ['is encrypted', () => changed(() => randomBytes(8192)), /^is not an SQLite database, or an encrypted/],
    [
      'is cut off in its head',
      () => changed((bytes) => bytes.subarray(0, 60)),
      /^is cut off after 60 bytes$/,
    ],
    [
      'is cut off',
      () => changed((bytes) => bytes.subarray(0, 5000)),
      /^is cut off: 5000 of 12288 bytes are there/,
    ],
    [
      'has other tables',
      () => databaseWith('CREATE TABLE studies (id)'),
      /^has no table experiments and no table runs/,
    ],
    ['has no runs', () => databaseWith('CREATE TABLE experiments (id)'), /^has no table runs, so/],
    ['is a folder', tempFolder, /^cannot be read: EISDIR/],
    [
      'has its tables in views',
      () => databaseWith('CREATE VIEW experiments AS SELECT 1; CREATE VIEW runs AS SELECT 1'),
      /^has no table experiments and no table runs/,
    ],
    [
      'has a damaged schema',
      () => changed((bytes) => Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)])),
      /^cannot be read: /,
    ],
  ])('says when a file %s', (_what, file, text) => {
    expect(inspectDatabase(file())?.text).toMatch(text);
  });

  it('finds tables that are in the log only', () => {
    const file = join(tempFolder(), 'mlflow.db');
    const connection = new DatabaseSync(file);
    connection.exec(`PRAGMA journal_mode = WAL; ${MLFLOW}`);
    expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(0);
    expect(inspectDatabase(file)).toBeUndefined();
    connection.close();
  });

  it('tells a whole database of something else from a broken one', () => {
    expect(inspectDatabase(databaseWith('CREATE TABLE studies (id)'))?.isForeign).toBe(true);
    expect(inspectDatabase(changed((bytes) => bytes.subarray(0, 60)))?.isForeign).toBe(false);
  });
});
