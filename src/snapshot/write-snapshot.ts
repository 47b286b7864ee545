import { Buffer } from 'node:buffer';
import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { COLLECTIONS, type CollectionName, type Manifest, SNAPSHOT_VERSION } from '../entities/manifest.ts';
import { collectionFile, historyFile, MANIFEST_FILE } from './layout.ts';
import { SnapshotError } from './read-snapshot.ts';

const NEWLINE = Buffer.from('\n');
const FLUSH_CHARACTERS = 1 << 20;

const madeFolders = new Set<string>();

function makeFolder(folder: string): void {
  if (madeFolders.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  madeFolders.add(folder);
}

/**
 * Writes the history file of one run into a snapshot that is being made.
 *
 * @param lines one encoded line a metric, sorted by key, without newlines.
 */
export function writeHistory(
  newDir: string,
  runKey: string,
  lines: readonly Uint8Array[],
): { bytes: number; sha256: string } {
  const file = join(newDir, historyFile(runKey));
  makeFolder(dirname(file));
  const bytes = Buffer.concat(lines.flatMap((line) => [line, NEWLINE]));
  writeFileSync(file, bytes);
  return { bytes: bytes.length, sha256: hash('sha256', bytes, 'hex').slice(0, 32) };
}

/** Whether a snapshot holds the history file of a run in the size that it was written in. */
export function hasHistory(dir: string, runKey: string, bytes: number): boolean {
  return sizeOf(join(dir, historyFile(runKey))) === bytes;
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** Takes over the history file of a run from another snapshot: a hard link where the file system has them, else a copy. */
export function takeOverHistory(fromDir: string, newDir: string, runKey: string): void {
  const name = historyFile(runKey);
  const target = join(newDir, name);
  makeFolder(dirname(target));
  try {
    linkSync(join(fromDir, name), target);
  } catch {
    // Hard links are refused across devices and by some file systems; a copy that fails throws for good.
    copyFileSync(join(fromDir, name), target);
  }
}

type CollectionEntry = Manifest['collections'][number];

export type SnapshotParts = Pick<Manifest, 'sources' | 'counts'> & {
  /** Keys of the runs whose history files are taken over from the present snapshot. */
  readonly kept: readonly string[];
  /** How many runs were read anew. */
  readonly read: number;
};

export type SnapshotWriter = {
  /** The folder being filled; becomes the snapshot on commit. */
  readonly dir: string;
  writeCollection(name: CollectionName, lines: Iterable<string>): void;
  /**
   * Writes the manifest and puts the new snapshot in the place of the present one. Where no run was read anew and the
   * manifest is the same, the present one stays: it is the new one already.
   */
  commit(parts: SnapshotParts): { readonly manifest: Manifest; readonly isNew: boolean };
  /** Removes what was written; the present snapshot stays as it was. */
  abort(): void;
};

/** Another process is writing the same snapshot. */
export class SnapshotBusyError extends SnapshotError {
  override name = 'SnapshotBusyError';
}

/**
 * Opens a writer beside the snapshot `dir`. Everything goes to `dir.new`, the manifest last; then two renames swap
 * it in. A crash before them leaves the present snapshot; between them, readers find it as `dir.old`.
 *
 * @throws SnapshotBusyError when another ingest is writing the same snapshot.
 * @throws SnapshotError when `dir` holds anything else: it would be deleted.
 */
export function openSnapshotWriter(dir: string): SnapshotWriter {
  const newDir = `${dir}.new`;
  const oldDir = `${dir}.old`;
  for (const replaced of [dir, newDir, oldDir]) refuseForeign(replaced);
  mkdirSync(dirname(dir), { recursive: true });
  const unlock = lock(`${dir}.lock`);
  // Finish what an interrupted swap began, so that `dir` is the present snapshot.
  if (!existsSync(join(dir, MANIFEST_FILE)) && existsSync(join(oldDir, MANIFEST_FILE))) {
    rmSync(dir, { recursive: true, force: true });
    renameSync(oldDir, dir);
  }
  rmSync(newDir, { recursive: true, force: true });
  rmSync(oldDir, { recursive: true, force: true });
  madeFolders.clear();
  mkdirSync(newDir, { recursive: true });
  const entries = new Map<CollectionName, CollectionEntry>();

  return {
    dir: newDir,
    writeCollection(name, lines) {
      entries.set(name, writeLines(newDir, name, lines));
    },
    commit({ sources, counts, kept, read }) {
      const collections = COLLECTIONS.map((name) => entries.get(name) ?? writeLines(newDir, name, []));
      const digest = hash('sha256', collections.map(({ name, sha256 }) => `${name} ${sha256}\n`).join(''));
      const manifest: Manifest = {
        format: 'runfolio-snapshot',
        version: SNAPSHOT_VERSION,
        digest,
        sources,
        counts,
        collections,
      };
      const text = `${JSON.stringify(manifest, null, 2)}\n`;
      if (read === 0 && isIntact(dir, manifest, text)) {
        rmSync(newDir, { recursive: true });
        unlock();
        return { manifest, isNew: false };
      }
      for (const key of kept) takeOverHistory(dir, newDir, key);
      writeFileSync(join(newDir, MANIFEST_FILE), text);
      if (existsSync(dir)) renameSync(dir, oldDir);
      renameSync(newDir, dir);
      rmSync(oldDir, { recursive: true, force: true });
      unlock();
      return { manifest, isNew: true };
    },
    abort() {
      rmSync(newDir, { recursive: true, force: true });
      unlock();
    },
  };
}

/** Whether a snapshot has this manifest and the collections that it names, in their sizes. */
function isIntact(dir: string, { collections }: Manifest, manifestText: string): boolean {
  const file = join(dir, MANIFEST_FILE);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== manifestText) return false;
  return collections.every(({ path, bytes }) => sizeOf(join(dir, path)) === bytes);
}

/** What a snapshot consists of, also one that was not finished. */
const PARTS: ReadonlySet<string> = new Set([MANIFEST_FILE, 'history', ...COLLECTIONS.map(collectionFile)]);

function refuseForeign(dir: string): void {
  if (!existsSync(dir)) return;
  const isFolder = statSync(dir).isDirectory();
  const foreign = isFolder ? readdirSync(dir).find((name) => !PARTS.has(name)) : basename(dir);
  if (foreign === undefined) return;
  throw new SnapshotError(
    `${dir} holds something that is no part of a snapshot (${foreign}) and would be replaced by one. Choose another folder with --out, or delete this one.`,
  );
}

function writeLines(newDir: string, name: CollectionName, lines: Iterable<string>): CollectionEntry {
  const path = collectionFile(name);
  const file = openSync(join(newDir, path), 'w');
  const digest = createHash('sha256');
  let bytes = 0;
  let count = 0;
  let pending = '';
  const flush = () => {
    const chunk = Buffer.from(pending, 'utf8');
    writeSync(file, chunk);
    digest.update(chunk);
    bytes += chunk.length;
    pending = '';
  };
  for (const line of lines) {
    pending += `${line}\n`;
    count += 1;
    if (pending.length > FLUSH_CHARACTERS) flush();
  }
  flush();
  closeSync(file);
  return { name, path, lines: count, bytes, sha256: digest.digest('hex') };
}

/** Lock files of this process: in a container, one that was left behind often has our own process id. */
const held = new Set<string>();

/** Takes a lock file with our process id; one left by a process that is gone is taken over. */
function lock(file: string): () => void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      held.add(file);
      return () => {
        rmSync(file, { force: true });
        held.delete(file);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (held.has(file) || isAlive(readFileSync(file, 'utf8'))) break;
      rmSync(file, { force: true });
    }
  }
  throw new SnapshotBusyError(
    `Another ingest is writing this snapshot (${file}). Wait until it has finished; if none is running, delete that file.`,
  );
}

function isAlive(pidText: string): boolean {
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
