import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { discoverStores } from '../../../src/store/discover-stores.ts';
import { UsageError } from '../command.ts';

/**
 * The stores that settings shall name: those of the command line, else all below the working directory but for what
 * Runfolio keeps there itself.
 *
 * @returns paths as the shell has them.
 * @throws UsageError when there is none.
 */
export function wantedStores(named: readonly string[], cwd: string): readonly string[] {
  if (named.length > 0) return named;
  const root = realpathSync(cwd);
  const found = discoverStores(root)
    .map(({ root: store, database }) => (database === undefined ? store : join(store, database)))
    .map((path) => relative(root, path) || '.')
    .filter((path) => !path.split(sep).includes('.runfolio'));
  if (found.length > 0) return found;
  throw new UsageError(
    'There is no MLflow run store in this folder or below. Name one, such as: runfolio init ~/project/mlruns',
  );
}

/** A path as settings in a folder name it: with slashes, and whatever links lead to the folder. */
export function fromSettings(path: string, folder: string, cwd: string): string {
  const at = resolve(cwd, path);
  const real = existsSync(folder) ? realpathSync(folder) : folder;
  const way = [relative(folder, at), relative(real, existsSync(at) ? realpathSync(at) : at)].sort(
    (a, b) => a.split(sep).length - b.split(sep).length,
  )[0];
  return (way || '.').split(sep).join('/');
}
