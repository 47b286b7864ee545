import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { discoverRoots, isStoreRoot } from '../store/file-store/discover-roots.ts';
import type { IngestSource } from './plan-source.ts';

export type WantedSource = {
  readonly path: string;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
};

/** A path that cannot be read as a store; the message says what was looked for. */
export class NoStoreError extends Error {
  override name = 'NoStoreError';
}

function idOf(label: string): string {
  const id = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return id || 'store';
}

/**
 * Finds the stores at or below the wanted paths. Each gets an id for URLs, unique among them, and a label that is
 * never an absolute path.
 *
 * @throws NoStoreError when a path does not exist or holds no store.
 */
export function findSources(wanted: readonly WantedSource[], baseDir: string): readonly IngestSource[] {
  const sources: IngestSource[] = [];
  const taken = new Set<string>();
  const seen = new Set<string>();
  for (const { path, id, label } of wanted) {
    const at = resolve(baseDir, path);
    checkReadable(path, at);
    const roots = discoverRoots(at);
    if (roots.length === 0) throw noStore(path, at);
    for (const root of roots) {
      if (seen.has(root)) continue;
      seen.add(root);
      const below = relative(realpathSync(at), root);
      const shown =
        isAbsolute(path) || path.startsWith('..')
          ? shortName(at)
          : path.replace(/^\.\//, '').replace(/\/+$/, '');
      const name = (below === '' ? (label ?? shown) : join(label ?? shown, below)) || '.';
      const wish = (below === '' ? id : id && idOf(`${id}-${below}`)) ?? idOf(name);
      let unique = wish;
      for (let n = 2; taken.has(unique); n++) unique = `${wish}-${n}`;
      taken.add(unique);
      sources.push({ id: unique, label: name, root });
    }
  }
  return sources;
}

function checkReadable(path: string, at: string): void {
  if (!existsSync(at))
    throw new NoStoreError(`There is no folder ${path}. Give the path of an MLflow run store with --store.`);
  try {
    readdirSync(at);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOTDIR'
        ? 'is a file, but a store is a folder, usually called mlruns; a store in a database (mlflow.db) is not read by this release'
        : `cannot be listed (${code ?? 'unknown error'}); make it readable for this user`;
    throw new NoStoreError(`${path} ${reason}.`, { cause: error });
  }
}

function noStore(path: string, at: string): NoStoreError {
  if (isStoreRoot(dirname(realpathSync(at)))) {
    return new NoStoreError(
      `${path} is one folder of an MLflow file store. Give the store itself: ${dirname(path)}.`,
    );
  }
  return new NoStoreError(
    `${path} holds no MLflow file store: looked for <experiment>/meta.yaml and <experiment>/<run>/meta.yaml in it and in all folders below. A store is usually called mlruns; one in a database (mlflow.db) is not read by this release.`,
  );
}

/** The last two parts of a path: enough to know it again, too little to tell of the machine. */
function shortName(at: string): string {
  const name = basename(at);
  return name === 'mlruns' ? join(basename(dirname(at)), name) : name;
}
