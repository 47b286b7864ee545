import { Buffer } from 'node:buffer';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CollectionName,
  type Manifest,
  manifestSchema,
  SNAPSHOT_VERSION,
} from '../entities/manifest.ts';
import type { MetricHistory } from '../entities/metric.ts';
import { decodeHistory } from './history-codec.ts';
import { collectionFile, historyFile, MANIFEST_FILE } from './layout.ts';

/** The snapshot cannot be used; the message says why and what to do. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}

/** The folder that holds the snapshot: `dir`, or `dir.old` when a swap was interrupted. */
export function resolveSnapshotDir(dir: string): string {
  if (existsSync(join(dir, MANIFEST_FILE))) return dir;
  const old = `${dir}.old`;
  if (existsSync(join(old, MANIFEST_FILE))) return old;
  throw new SnapshotError(`There is no snapshot in ${dir}. Run \`npm run ingest\` first.`);
}

/** Reads and checks the manifest of a snapshot. */
export function readManifest(dir: string): Manifest {
  const file = join(resolveSnapshotDir(dir), MANIFEST_FILE);
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const version = (stored as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > SNAPSHOT_VERSION) {
    throw new SnapshotError(
      `The snapshot ${file} has format version ${version}, but this Runfolio reads up to ${SNAPSHOT_VERSION}. Update Runfolio, or run \`npm run ingest\` again.`,
    );
  }
  const parsed = manifestSchema.safeParse(stored);
  if (!parsed.success) {
    throw new SnapshotError(
      `${file} is not the manifest of a Runfolio snapshot: ${parsed.error.issues[0]?.message ?? 'unknown problem'}. Run \`npm run ingest\` again.`,
      { cause: parsed.error },
    );
  }
  return parsed.data;
}

const CHUNK_BYTES = 1 << 22;

/** The lines of a collection, as JSON text. The file is never held whole: it may exceed the longest string. */
export function* readCollectionLines(dir: string, name: CollectionName): Generator<string> {
  const file = openSync(join(resolveSnapshotDir(dir), collectionFile(name)), 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let rest: Buffer[] = [];
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0 && end < read; end = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, end));
        yield Buffer.concat(rest).toString('utf8');
        rest = [];
        from = end + 1;
        if (from >= read) break;
      }
      if (from < read) rest.push(Buffer.from(chunk.subarray(from, read)));
    }
    if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
  } finally {
    closeSync(file);
  }
}

/** The raw history file of a run; undefined when the run has no metric. */
export function readHistoryText(dir: string, runKey: string): string | undefined {
  const file = join(resolveSnapshotDir(dir), historyFile(runKey));
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The histories of all metrics of a run, sorted by key. */
export function readHistory(dir: string, runKey: string): readonly MetricHistory[] {
  const text = readHistoryText(dir, runKey);
  return text === undefined ? [] : text.split('\n').filter(Boolean).map(decodeHistory);
}

/** The entities of a collection as they are stored, one after the other. */
export function* readEntities<Entity>(dir: string, name: CollectionName): Generator<Entity> {
  for (const line of readCollectionLines(dir, name)) yield JSON.parse(line) as Entity;
}
