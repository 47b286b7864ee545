import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import fastGlob from 'fast-glob';
import type { StoreSource } from '../store-location.ts';
import { inspectDatabase, isSqlite } from './inspect-database.ts';

/** What MLflow and its tutorials call a database. Such a file is named even when it cannot be read. */
const USUAL = /^(mlflow|mlruns)\.(db|sqlite3?)$/i;
const ENDINGS = ['db', 'db3', 'sqlite', 'sqlite3'];

/**
 * The databases of MLflow at or below a folder, in any order. Files below `skipped` folders (file stores, whose
 * hundred thousand files are not worth a walk) are left out, those directly in them are not. Other databases (a cache, a
 * study of Optuna) are passed over.
 *
 * @param start absolute and real.
 */
export function discoverDatabases(start: string, skipped: readonly string[]): readonly StoreSource[] {
  const below = skipped.includes(start)
    ? []
    : fastGlob.sync([`**/*.{${ENDINGS.join(',')}}`], {
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
      .filter((name) => ENDINGS.includes(extname(name).slice(1).toLowerCase()))
      .map((name) => join(root, name)),
  );
  return [...new Set([...below, ...beside])]
    .filter((file) => lstatSync(file, { throwIfNoEntry: false })?.isFile() && isOfMlflow(file))
    .map((file) => ({ root: dirname(file), database: basename(file) }));
}

function isOfMlflow(file: string): boolean {
  const isUsual = USUAL.test(basename(file));
  if (!isUsual && !isSqlite(file)) return false;
  const fault = inspectDatabase(file);
  return fault === undefined || (isUsual && !fault.isForeign);
}
