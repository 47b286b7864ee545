import { statSync } from 'node:fs';
import { openDatabase, type TableName } from './database.ts';
import { readHead } from './database-mark.ts';
import { holdDatabase, isAtRest } from './hold-database.ts';

const MAGIC = 'SQLite format 3\0';
const NEEDED: readonly TableName[] = ['experiments', 'runs'];

/** Whether a file begins as SQLite databases do. */
export function isSqlite(file: string): boolean {
  try {
    return readHead(file, MAGIC.length).toString('latin1') === MAGIC;
  } catch {
    // Not readable, or a folder: no database that we could open.
    return false;
  }
}

/**
 * What keeps a file from being read as a database of MLflow, as the end of a sentence that begins with its name;
 * undefined when nothing does. `isForeign` when it is a whole database of something else.
 */
export type DatabaseFault = { readonly text: string; readonly isForeign: boolean };

export function inspectDatabase(file: string): DatabaseFault | undefined {
  try {
    return headFault(file) ?? tableFault(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isRefused = code === 'EACCES' || code === 'EPERM';
    return faultOf(
      isRefused ? `cannot be read (${code}); make it readable for this user` : `cannot be read: ${message}`,
    );
  }
}

function faultOf(text: string, isForeign = false): DatabaseFault {
  return { text, isForeign };
}

function headFault(file: string): DatabaseFault | undefined {
  const head = readHead(file, 100);
  const size = statSync(file).size;
  if (size === 0) return faultOf('is empty: MLflow has not written to it yet, or it was not copied whole');
  if (head.subarray(0, 16).toString('latin1') !== MAGIC) {
    return faultOf(
      'is not an SQLite database, or an encrypted one (SQLCipher), which cannot be read without its key',
    );
  }
  // sqlite.org/fileformat2.html, 1.3: page size (1 for 65536), and pages when the counters at 24 and 92 are equal.
  if (head.length < 100) return faultOf(`is cut off after ${size} bytes`);
  const stated = head.readUInt16BE(16);
  const pageBytes = stated === 1 ? 65_536 : stated;
  const pages = head.readUInt32BE(24) === head.readUInt32BE(92) ? head.readUInt32BE(28) : 0;
  // While a transaction is being written, head and size need not agree.
  if (size >= pages * pageBytes || !isAtRest(file)) return undefined;
  return faultOf(`is cut off: ${size} of ${pages * pageBytes} bytes are there; copy it again`);
}

function tableFault(file: string): DatabaseFault | undefined {
  const missing = missingTables(file);
  if (missing.length === 0) return undefined;
  const names = missing.join(' and no table ');
  return faultOf(`has no table ${names}, so it is not a database of MLflow's tracking server`, true);
}

/** Which of the needed tables a database lacks. It is looked at in place; copied only where that may mislead. */
function missingTables(file: string): readonly TableName[] {
  try {
    const missing = lacking(file);
    // Tables that were just made may be in the log only, which is not read in place.
    if (missing.length === 0 || isAtRest(file)) return missing;
  } catch {
    // What is overwritten while it is being read can look damaged; a copy shows whether it is.
  }
  const held = holdDatabase(file, true);
  try {
    return lacking(held.file);
  } finally {
    held.release();
  }
}

function lacking(file: string): readonly TableName[] {
  const database = openDatabase(file);
  const missing = NEEDED.filter((table) => !database.has(table));
  database.close();
  return missing;
}
