import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../../testing/temp-store.ts';
import { type Database, openDatabase, TABLES, textOf } from './database.ts';

const open: Database[] = [];
afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

function databaseWith(sql: string, change: (bytes: Buffer) => void = () => undefined): Database {
  const file = join(tempFolder(), 'with ? and # and %41.db');
  const connection = new DatabaseSync(file);
  connection.exec(sql);
  connection.close();
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
  const database = openDatabase(file);
  open.push(database);
  return database;
}

describe('openDatabase', () => {
  it('gives null for columns that the schema does not have, and nothing for tables', () => {
    const database = databaseWith(`CREATE TABLE runs (run_uuid TEXT); INSERT INTO runs VALUES ('a')`);
    expect([...database.rows('runs', ['run_uuid', 'deleted_time'])]).toEqual([
      { run_uuid: 'a', deleted_time: null },
    ]);
    expect([...database.rows('params', ['key'])]).toEqual([]);
    expect(database.has('params')).toBe(false);
    expect(database.hasColumn('runs', 'deleted_time')).toBe(false);
  });

  it('keeps integers of 18 digits exact, and text with a NUL whole', () => {
    const database = databaseWith(`CREATE TABLE experiments (experiment_id INTEGER, name TEXT);
      INSERT INTO experiments VALUES (417204968113551203, 'a' || char(0) || 'b')`);
    const [row] = database.rows('experiments', ['experiment_id', 'name']);
    expect(textOf(row?.['experiment_id'])).toBe('417204968113551203');
    expect(textOf(row?.['name'])).toBe('a\0b');
  });

  it('reads no view, no virtual table and no generated column, which could run anything', () => {
    const database = databaseWith(`CREATE TABLE runs (run_uuid TEXT, name TEXT AS (upper(run_uuid)));
      INSERT INTO runs VALUES ('a'); CREATE VIEW metrics AS SELECT 1 AS key;
      CREATE VIRTUAL TABLE params USING fts5(key)`);
    expect([...database.rows('runs', ['run_uuid', 'name'])]).toEqual([{ run_uuid: 'a', name: null }]);
    expect(['metrics', 'params'].filter((table) => database.has(table as 'metrics'))).toEqual([]);
  });

  it('knows nothing of tables that hold what must not be published', () => {
    expect(TABLES.filter((table) => /secret|webhook|endpoint|key|user|polic|guard/.test(table))).toEqual([]);
  });

  it('ends a damaged table early and says so, and reads the others', () => {
    const rows = Array.from({ length: 4000 }, (_, index) => `('k', '${'v'.repeat(40)}', '${index}')`);
    const database = databaseWith(
      `CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT); INSERT INTO params VALUES ${rows.join()};
       CREATE TABLE tags (key TEXT); INSERT INTO tags VALUES ('k')`,
      (bytes) => bytes.fill(0xff, 8 * 4096, 40 * 4096),
    );
    const read = [...database.rows('params', ['run_uuid'])];
    expect(read.length).toBeLessThan(4000);
    expect(database.problems).toEqual([
      { code: 'table-damaged', path: 'params', found: 'database disk image is malformed' },
    ]);
    expect([...database.rows('tags', ['key'])]).toHaveLength(1);
  });

  it('knows by which column rows are found', () => {
    const database =
      databaseWith(`CREATE TABLE metrics (key TEXT, run_uuid TEXT, PRIMARY KEY (key, run_uuid));
      CREATE TABLE params (run_uuid TEXT); CREATE INDEX i ON params (run_uuid);
      CREATE TABLE tags (run_uuid TEXT); CREATE INDEX j ON tags (run_uuid) WHERE run_uuid > 'b'`);
    expect(database.isIndexedBy('metrics', 'run_uuid')).toBe(false);
    expect(database.isIndexedBy('metrics', 'key')).toBe(true);
    expect(database.isIndexedBy('params', 'run_uuid')).toBe(true);
    expect(database.isIndexedBy('tags', 'run_uuid')).toBe(false);
  });
});
