import { createHash } from 'node:crypto';

/** Where ingest writes and the build reads, relative to the project. */
export const SNAPSHOT_DIR = '.runfolio/snapshot';

export const MANIFEST_FILE = 'manifest.json';

/** The file of a collection within a snapshot. */
export function collectionFile(name: string): string {
  return `${name}.ndjson`;
}

/**
 * The history file of a run within a snapshot. Keys that are not plainly safe as a file name, on any system, are
 * replaced by their SHA-256; the first two characters make a folder, so that none holds ten thousand files.
 */
export function historyFile(runKey: string): string {
  const name = /^[a-z0-9][a-z0-9_-]{3,100}$/.test(runKey)
    ? runKey
    : createHash('sha256').update(runKey).digest('hex').slice(0, 40);
  return `history/${name.slice(0, 2)}/${name}.ndjson`;
}
