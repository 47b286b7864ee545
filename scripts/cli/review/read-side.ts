import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { SNAPSHOT_VERSION } from '../../../src/entities/manifest.ts';
import { findSources, NoStoreError, type WantedSource } from '../../../src/ingest/find-sources.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { MANIFEST_FILE } from '../../../src/snapshot/layout.ts';
import { UsageError } from '../command.ts';
import { findCommit, writeTree } from './git-tree.ts';

const MOST_KEPT = 8;

/** One side of a review, read: where its snapshot lies, and what it was made from. */
export type ReadSide = {
  readonly label: string;
  readonly kind: 'git' | 'store' | 'snapshot';
  readonly commit?: string;
  readonly snapshotDir: string;
  /** First 32 hexadecimal digits of the SHA-256 of the manifest. */
  readonly snapshot: string;
};

export type SideOptions = {
  /** Where stores are in a commit, relative to the working directory; names and ids as in the settings. */
  readonly stores: readonly WantedSource[];
  /** Where snapshots of commits are kept, as a commit never changes. */
  readonly cache: string;
  /** A folder of this reading alone, removed by whoever made it. */
  readonly scratch: string;
};

/**
 * Reads a side as it was asked for: the folder of a snapshot, the path of a store, or else a git ref. `git:` or `path:`
 * before it says which is meant, where a branch is called like a folder.
 *
 * @throws UsageError when it is none of them.
 */
export async function readSide(asked: string, options: SideOptions): Promise<ReadSide> {
  const [, prefix, text = ''] = /^(?:(git|path):)?(.*)$/s.exec(asked) ?? [];
  if (prefix !== 'git' && existsSync(text)) return readPath(text, options);
  if (prefix === 'path') throw new UsageError(`There is no ${text}.`);
  return readCommit(text, options);
}

/** Reads the stores as they are in the working directory. */
export async function readStoreSide({ stores, scratch }: SideOptions): Promise<ReadSide> {
  const snapshotDir = join(mkdtempSync(join(scratch, 'store-')), 'snapshot');
  await readStores(stores, process.cwd(), snapshotDir);
  return { label: 'working directory', kind: 'store', ...placed(snapshotDir) };
}

async function readPath(path: string, { scratch }: SideOptions): Promise<ReadSide> {
  const label = shownPath(path);
  if (existsSync(join(path, MANIFEST_FILE))) return { label, kind: 'snapshot', ...placed(resolve(path)) };
  const snapshotDir = join(mkdtempSync(join(scratch, 'store-')), 'snapshot');
  await readStores([{ path, label }], process.cwd(), snapshotDir);
  return { label, kind: 'store', ...placed(snapshotDir) };
}

async function readCommit(ref: string, { stores, cache }: SideOptions): Promise<ReadSide> {
  const found = findCommit(ref, process.cwd());
  if (!found)
    throw new UsageError(
      `${ref} is neither a path nor a commit that this repository has. In a shallow clone, fetch it first: git fetch origin ${ref}`,
    );
  const { commit } = found;
  const kept = join(resolve(cache), `${commit.slice(0, 16)}-${cacheKey(stores)}`);
  const snapshotDir = join(kept, 'snapshot');
  if (!existsSync(join(snapshotDir, MANIFEST_FILE))) {
    const trees = keepTrees(commit, stores, kept);
    await readStores(trees, kept, snapshotDir);
    removeOldest(resolve(cache));
  }
  return { label: ref, kind: 'git', commit, ...placed(snapshotDir) };
}

/**
 * Writes the stores of the commit below `kept`, each at a path of the same name: artifacts are shown from there. They
 * come there whole or not at all, as another reading of the same commit may be doing the same.
 */
function keepTrees(commit: string, stores: readonly WantedSource[], kept: string): readonly WantedSource[] {
  mkdirSync(kept, { recursive: true });
  const made = mkdtempSync(join(kept, 'new-'));
  const within = (index: number, path: string) => join(String(index), basename(resolve(path)));
  try {
    const found = stores.flatMap((store, index) => {
      if (!writeTree(commit, store.path, process.cwd(), join(made, within(index, store.path)))) return [];
      const label = store.label ?? shownPath(store.path);
      return [{ ...store, label, path: join(kept, 'tree', within(index, store.path)) }];
    });
    if (found.length === 0) throw notInCommit(commit, stores);
    if (!existsSync(join(kept, 'tree'))) renameSync(made, join(kept, 'tree'));
    return found;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function notInCommit(commit: string, stores: readonly WantedSource[]): UsageError {
  const paths = stores.map(({ path }) => path).join(', ');
  return new UsageError(
    `${commit.slice(0, 10)} does not have ${paths}. Name with --store where run stores are in the repository.`,
  );
}

/** Commits are many: the cache keeps those that were read last. */
function removeOldest(cache: string): void {
  const entries = readdirSync(cache, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ folder: join(cache, name), ms: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.ms - a.ms);
  for (const { folder } of entries.slice(MOST_KEPT)) rmSync(folder, { recursive: true, force: true });
}

async function readStores(
  stores: readonly WantedSource[],
  baseDir: string,
  snapshotDir: string,
): Promise<void> {
  mkdirSync(resolve(snapshotDir, '..'), { recursive: true });
  try {
    await ingest({ sources: findSources(stores, baseDir), snapshotDir, force: true });
  } catch (error) {
    if (error instanceof NoStoreError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function placed(snapshotDir: string): Pick<ReadSide, 'snapshotDir' | 'snapshot'> {
  const manifest = readFileSync(join(snapshotDir, MANIFEST_FILE));
  return { snapshotDir, snapshot: createHash('sha256').update(manifest).digest('hex').slice(0, 32) };
}

function cacheKey(stores: readonly WantedSource[]): string {
  const text = JSON.stringify([SNAPSHOT_VERSION, stores.map(({ path, id, label }) => [path, id, label])]);
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Of a path that leads elsewhere only its end: reviews are published. */
function shownPath(path: string): string {
  const below = relative(process.cwd(), resolve(path)).split(sep).join(posix.sep);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? basename(resolve(path)) : below;
}
