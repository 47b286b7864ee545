import { Buffer } from 'node:buffer';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Tells whether a database was written to since it was looked at. */
export type DatabaseMark = {
  readonly fingerprint: string;
  /** When the last change was made, by the file system's clock. */
  readonly newestMtimeMs: number;
};

/**
 * Looks at a database and its companions without opening it as one. In `-wal` are commits that are not in the database
 * yet, in `-journal` the pages that an unfinished one has overwritten (sqlite.org/fileformat2.html).
 *
 * @throws when the file cannot be read.
 */
export function markDatabase(file: string): DatabaseMark {
  const parts: string[] = [];
  let newestMtimeMs = 0;
  for (const suffix of ['', '-wal', '-journal']) {
    const stats = statSync(`${file}${suffix}`, { bigint: true, throwIfNoEntry: suffix === '' });
    if (!stats || (suffix !== '' && stats.size === 0n)) continue;
    // Bytes 24 to 27 of the database count its changes; those of a log are its salts, new with each use of the file.
    const counter = readHead(`${file}${suffix}`, 32).subarray(16).toString('hex');
    parts.push(`${suffix} ${stats.size} ${stats.mtimeNs} ${counter}`);
    newestMtimeMs = Math.max(newestMtimeMs, Number(stats.mtimeNs / 1_000_000n));
  }
  return { fingerprint: parts.join('\n'), newestMtimeMs };
}

/** The first bytes of a file; fewer when it is shorter, none when it is gone. */
export function readHead(file: string, length: number): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
  } finally {
    closeSync(descriptor);
  }
}
