import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { discoverStores } from '../store/discover-stores.ts';
import { isStoreRoot } from '../store/file-store/discover-roots.ts';
import { inspectDatabase } from '../store/sqlite-store/inspect-database.ts';
import type { ArtifactMap } from '../store/store-location.ts';
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
export function findSources(
  wanted: readonly WantedSource[],
  baseDir: string,
  artifactMaps: readonly ArtifactMap[] = [],
): readonly IngestSource[] {
  const sources: IngestSource[] = [];
  const taken = new Set<string>();
  const seen = new Set<string>();
  for (const { path, id, label } of wanted) {
    const at = resolve(baseDir, path);
    checkReadable(path, at);
    const stores = discoverStores(at);
    if (stores.length === 0) throw noStore(path, at);
    for (const store of stores) {
      const place = store.database === undefined ? store.root : join(store.root, store.database);
      if (seen.has(place)) continue;
      seen.add(place);
      const below = relative(realpathSync(at), place);
      const shown =
        isAbsolute(path) || path.startsWith('..')
          ? shortName(at)
          : path.replace(/^\.\//, '').replace(/\/+$/, '');
      const name = (below === '' ? (label ?? shown) : join(label ?? shown, below)) || '.';
      const wish = (below === '' ? id : id && idOf(`${id}-${below}`)) ?? idOf(name);
      let unique = wish;
      for (let n = 2; taken.has(unique); n++) unique = `${wish}-${n}`;
      taken.add(unique);
      const maps = store.database === undefined ? {} : { artifactMaps };
      sources.push({ id: unique, label: name, ...store, ...maps });
    }
  }
  return sources;
}

/**
 * Reads `FROM=TO`: artifacts whose URI begins with FROM lie in the folder TO.
 *
 * @throws NoStoreError when it has another form, or there is no such folder.
 */
export function parseArtifactMap(text: string, baseDir: string): ArtifactMap {
  // A URI may hold "=", so the last one divides.
  const at = text.lastIndexOf('=');
  const from = text.slice(0, at);
  const to = text.slice(at + 1);
  if (at <= 0 || to === '')
    throw new NoStoreError(
      `--artifact-map takes FROM=TO, for example file:///home/ada/project/mlruns=./mlruns, not "${text}".`,
    );
  const folder = resolve(baseDir, to);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new NoStoreError(`There is no folder ${to}, which --artifact-map names for ${from}.`);
  return { from, to: realpathSync(folder) };
}

function checkReadable(path: string, at: string): void {
  if (!existsSync(at))
    throw new NoStoreError(
      `There is no file or folder ${path}. Give the path of an MLflow run store: a folder, or a database such as mlflow.db.`,
    );
  if (statSync(at).isDirectory()) {
    try {
      readdirSync(at);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const reason = `cannot be listed (${code ?? 'unknown error'}); make it readable for this user`;
      throw new NoStoreError(`${path} ${reason}.`, { cause: error });
    }
  }
  const fault = inspectDatabase(at);
  if (fault) throw new NoStoreError(`${path} ${fault.text}.`);
}

function noStore(path: string, at: string): NoStoreError {
  if (isStoreRoot(dirname(realpathSync(at)))) {
    return new NoStoreError(
      `${path} is one folder of an MLflow file store. Give the store itself: ${dirname(path)}.`,
    );
  }
  return new NoStoreError(
    `${path} holds no MLflow run store: looked for <experiment>/meta.yaml and <experiment>/<run>/meta.yaml in it and in all folders below, and for databases such as mlflow.db. A file store is usually called mlruns.`,
  );
}

/** The last two parts of a path: enough to know it again, too little to tell of the machine. */
function shortName(at: string): string {
  const name = basename(at);
  return /^(mlruns|mlflow\.db)$/.test(name) ? join(basename(dirname(at)), name) : name;
}
