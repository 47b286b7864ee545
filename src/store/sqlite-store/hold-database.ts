import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DatabaseMark, markDatabase, readHead } from './database-mark.ts';

export type HeldDatabase = {
  /** The file to read; nobody writes to it in a way that would go unnoticed. */
  readonly file: string;
  /** Of the database itself. */
  readonly mark: DatabaseMark;
  /** Whether the database was written to since. */
  hasChanged(): boolean;
  release(): void;
};

const JOURNAL_MAGIC = 'd9d505f920a163d7';
const COMPANIONS = ['', '-wal', '-journal'] as const;
const ATTEMPTS = 8;

/** How attempts to copy a busy database go; tests hurry them, and write in between. */
type Copying = { readonly pauseMs: number; onCopied(): void };
const COPYING: Copying = { pauseMs: 40, onCopied: () => undefined };

/**
 * Makes a database ready for reading without any lock: a lock for the seconds that reading takes could make a training
 * run fail in its `log_metric` ("database is locked"), as MLflow's databases have a rollback journal by default. A
 * database at rest is read in place, and looked at again afterwards; one with commits outside of its file, or that
 * proved to be busy, is copied first.
 *
 * @throws when the file cannot be read or copied.
 */
export function holdDatabase(file: string, asCopy: boolean, copying = COPYING): HeldDatabase {
  const mark = markDatabase(file);
  if (!asCopy && isAtRest(file)) {
    const hasChanged = () => !existsSync(file) || markDatabase(file).fingerprint !== mark.fingerprint;
    return { file, mark, hasChanged, release: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-database-'));
  const release = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, basename(file));
    const copiedMark = copyDatabase(file, copy, copying);
    settle(copy);
    return { file: copy, mark: copiedMark, hasChanged: () => false, release };
  } catch (error) {
    release();
    throw error;
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Whether all that was committed is in the file itself, and nothing else. */
export function isAtRest(file: string): boolean {
  if (readHead(`${file}-wal`, 1).length > 0) return false;
  // Some journal modes leave the file behind, with its head blanked.
  return readHead(`${file}-journal`, 8).toString('hex') !== JOURNAL_MAGIC;
}

/** Copies a database with its companions as they are at one moment; gives the mark of that moment. */
function copyDatabase(file: string, copy: string, { pauseMs, onCopied }: Copying): DatabaseMark {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = markDatabase(file);
    const log = logSalts(file);
    copyFiles(file, copy);
    onCopied();
    const isSame =
      log === undefined
        ? markDatabase(file).fingerprint === before.fingerprint
        : // The log was copied last and holds every change since it was begun, so it also mends a page that was moved
          // to the database during the copying.
          logSalts(file) === log;
    if (isSame) return before;
    sleep(pauseMs * (attempt + 1));
  }
  return copyUnderLock(file, copy);
}

/** The log of a database in WAL mode is known by its salts, which change when it is begun anew. */
function logSalts(file: string): string | undefined {
  const head = readHead(`${file}-wal`, 32);
  return head.length < 32 ? undefined : head.subarray(16, 24).toString('hex');
}

function copyFiles(file: string, copy: string): void {
  for (const suffix of COMPANIONS) {
    rmSync(`${copy}${suffix}`, { force: true });
    if (suffix !== '' && !existsSync(`${file}${suffix}`)) continue;
    try {
      copyFileSync(`${file}${suffix}`, `${copy}${suffix}`, constants.COPYFILE_FICLONE);
    } catch (error) {
      // A journal lives as long as a transaction. That the copy lacks it shows in the mark.
      if (suffix === '' || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** Copies a database that is written to all the time: for as long as that takes, and no longer, writers wait. */
function copyUnderLock(file: string, copy: string): DatabaseMark {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    const mark = markDatabase(file);
    copyFiles(file, copy);
    return mark;
  } finally {
    database.close();
  }
}

/** Brings the commits of the log into a copy, and undoes what was not committed. */
function settle(copy: string): void {
  const database = new DatabaseSync(copy);
  try {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
}
