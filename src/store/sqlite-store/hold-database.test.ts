import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../../testing/temp-store.ts';
import { holdDatabase } from './hold-database.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

/** A database with a table `t` of `rows` rows, and the connection that wrote it, still open. */
function writer(
  journal: 'delete' | 'wal' | 'persist' | 'truncate',
  rows = 3,
): { file: string; connection: DatabaseSync } {
  const file = join(tempFolder(), 'mlflow.db');
  const connection = new DatabaseSync(file);
  open.push(connection);
  connection.exec(`PRAGMA journal_mode = ${journal}; CREATE TABLE t (x INTEGER, y TEXT)`);
  insert(connection, rows);
  return { file, connection };
}

function insert(connection: DatabaseSync, rows: number): void {
  const statement = connection.prepare("INSERT INTO t VALUES (?, 'y')");
  connection.exec('BEGIN');
  for (let x = 0; x < rows; x++) statement.run(x);
  connection.exec('COMMIT');
}

/** Number of rows that a reader of the held file finds. */
function rowsIn(file: string): unknown {
  const url = new URL(`file://${file}?immutable=1`);
  const connection = new DatabaseSync(url, { readOnly: true });
  try {
    return connection.prepare('SELECT count(*) AS n FROM t').get()?.['n'];
  } finally {
    connection.close();
  }
}

/** Names and bytes of a folder. */
function contents(folder: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));
}

/** The files of a database as a crash would leave them at this moment. */
function crashed(file: string): string {
  const folder = tempFolder();
  for (const name of readdirSync(dirname(file))) {
    if (!name.endsWith('-shm')) copyFileSync(join(dirname(file), name), join(folder, name));
  }
  return join(folder, basename(file));
}

describe('holdDatabase', () => {
  it.each(['delete', 'persist', 'truncate'] as const)(
    'reads a database at rest in place (journal %s)',
    (journal) => {
      const { file } = writer(journal);
      const before = contents(dirname(file));
      const held = holdDatabase(file, false);
      expect(held.file).toBe(file);
      expect(rowsIn(held.file)).toBe(3);
      expect(held.hasChanged()).toBe(false);
      held.release();
      expect(contents(dirname(file))).toEqual(before);
    },
  );

  it('notices that somebody wrote meanwhile, whom nothing had kept waiting', () => {
    const { file, connection } = writer('delete');
    const held = holdDatabase(file, false);
    const reader = new DatabaseSync(new URL(`file://${file}?immutable=1`), { readOnly: true });
    const rows = reader.prepare('SELECT x FROM t').iterate();
    rows.next();
    connection.exec('PRAGMA busy_timeout = 0');
    insert(connection, 1);
    expect(held.hasChanged()).toBe(true);
    reader.close();
  });

  it.each(['delete', 'wal'] as const)(
    'reads from a copy that later commits do not reach (journal %s)',
    (journal) => {
      const { file, connection } = writer(journal);
      const held = holdDatabase(file, true);
      insert(connection, 4);
      expect(held.file).not.toBe(file);
      expect(rowsIn(held.file)).toBe(3);
      expect(held.hasChanged()).toBe(false);
      held.release();
      expect(existsSync(held.file)).toBe(false);
    },
  );

  it('finds commits that are only in the log, and leaves log and index as they are', () => {
    const { file } = writer('wal', 5);
    expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(0);
    const before = contents(dirname(file));
    const held = holdDatabase(file, false);
    expect(rowsIn(held.file)).toBe(5);
    held.release();
    expect(contents(dirname(file))).toEqual(before);
  });

  it('finds them also when the server was killed and the index of its log is gone', () => {
    const { file } = writer('wal', 6);
    const left = crashed(file);
    const before = contents(dirname(left));
    const held = holdDatabase(left, false);
    expect(rowsIn(held.file)).toBe(6);
    held.release();
    expect(contents(dirname(left))).toEqual(before);
  });

  it('passes over a commit that was cut off in the log', () => {
    const { file, connection } = writer('wal', 6);
    const whole = readFileSync(`${file}-wal`).length;
    insert(connection, 1);
    const left = crashed(file);
    truncateSync(`${left}-wal`, whole + 50);
    const held = holdDatabase(left, false);
    expect(rowsIn(held.file)).toBe(6);
    held.release();
  });

  it('reads a log that was closed and begun anew', () => {
    const { file, connection } = writer('wal', 2);
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    insert(connection, 2);
    const held = holdDatabase(file, false);
    expect(rowsIn(held.file)).toBe(4);
    held.release();
  });

  it('undoes a transaction that a crash left half-written', () => {
    const { file, connection } = writer('delete', 2000);
    connection.exec(
      'PRAGMA cache_size = 2; BEGIN; UPDATE t SET y = hex(randomblob(40)); DELETE FROM t WHERE x > 10',
    );
    const left = crashed(file);
    expect(readFileSync(`${left}-journal`).length).toBeGreaterThan(0);
    connection.exec('ROLLBACK');
    const before = contents(dirname(left));
    const held = holdDatabase(left, false);
    expect(held.file).not.toBe(left);
    expect(rowsIn(held.file)).toBe(2000);
    held.release();
    expect(contents(dirname(left))).toEqual(before);
  });

  it('copies under a lock what is written to all the time', () => {
    const { file, connection } = writer('delete');
    let copies = 0;
    const onCopied = () => {
      copies += 1;
      insert(connection, 1);
    };
    const held = holdDatabase(file, true, { pauseMs: 0, onCopied });
    expect(copies).toBe(8);
    expect(rowsIn(held.file)).toBe(3 + copies);
    // The lock is gone.
    insert(connection, 1);
    held.release();
  });

  it('throws when there is no such file', () => {
    expect(() => holdDatabase(join(tempFolder(), 'mlflow.db'), false)).toThrow(/ENOENT/);
  });
});
