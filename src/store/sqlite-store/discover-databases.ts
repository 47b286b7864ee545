import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import fastGlob from 'fast-glob';
import { inspectDatabase, isSqlite } from './inspect-database.ts';

export type FoundDatabase = {
  /** The folder it lies in, absolute and real. */
  readonly root: string;
  /** Name of the file. */
  readonly database: string;
};

/** What MLflow and its tutorials call a database. Such a file is named even when it cannot be read. */
const USUAL = /^(mlflow|mlruns)\.(db|sqlite3?)$/i;
const ENDINGS = 'db,db3,sqlite,sqlite3';

/**
 * The databases of MLflow at or below a folder, sorted by path. Files below `skipped` folders (file stores, whose
 * hundred thousand files are not worth a walk) are left out, those directly in them are not. Other databases (a cache, a
 * study of Optuna) are passed over.
 */
export function discoverDatabases(path: string, skipped: readonly string[]): readonly FoundDatabase[] {
  const start = realpathSync(resolve(path));
  const below = skipped.includes(start)
    ? []
    : fastGlob.sync([`**/*.{${ENDINGS}}`], {
        cwd: start,
        absolute: true,
        dot: true,
        followSymbolicLinks: false,
        suppressErrors: true,
        caseSensitiveMatch: false,
        ignore: [
          '**/node_modules/**',
          '**/.git/**',
          '**/artifacts/**',
          ...skipped.map((root) => `${fastGlob.escapePath(root)}/**`),
        ],
      });
  const beside = skipped.flatMap((root) =>
    readdirSync(root)
      .filter((name) => /\.(db3?|sqlite3?)$/i.test(name))
      .map((name) => join(root, name)),
  );
  return [...new Set([...below, ...beside])]
    .filter((file) => lstatSync(file, { throwIfNoEntry: false })?.isFile() && isOfMlflow(file))
    .sort()
    .map((file) => ({ root: dirname(file), database: basename(file) }));
}

function isOfMlflow(file: string): boolean {
  const isUsual = USUAL.test(basename(file));
  if (!isUsual && !isSqlite(file)) return false;
  const fault = inspectDatabase(file);
  return fault === undefined || (isUsual && !fault.isForeign);
}
