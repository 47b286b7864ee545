import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { discoverRoots } from './file-store/discover-roots.ts';
import { discoverDatabases } from './sqlite-store/discover-databases.ts';
import type { StoreSource } from './store-location.ts';

/**
 * The stores at or below a path: file stores and databases, sorted by path. A folder may be both. A database with a
 * folder of artifacts beside it is one store: there is nothing in that folder that would make it a file store.
 *
 * @throws when the path does not exist.
 */
export function discoverStores(path: string): readonly StoreSource[] {
  const real = realpathSync(path);
  if (statSync(real).isFile()) return [{ root: dirname(real), database: basename(real) }];
  const roots = discoverRoots(real);
  const stores: StoreSource[] = [...roots.map((root) => ({ root })), ...discoverDatabases(real, roots)];
  // A folder comes before what is in it, and `mlruns` before `mlruns.db`.
  const pathOf = ({ root, database }: StoreSource) =>
    (database === undefined ? root : `${root}/${database}`).replaceAll(sep, '\0');
  return stores.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}
