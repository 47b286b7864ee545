import { lstatSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/**
 * The absolute path of an artifact, when it is a regular file that really lies below the store (or `mlartifacts`
 * beside it): nothing that a link or a crafted path leads to is ever published.
 *
 * @param root of the store, a real path (no links in it).
 * @param folder of the artifacts, relative to the root.
 * @param path of the file within that folder.
 */
export function safeFile(root: string, folder: string, path: string): string | undefined {
  const inside = resolve(root, folder);
  const wanted = resolve(inside, path);
  if (path.includes('\0') || !wanted.startsWith(inside + sep)) return undefined;
  if (!lstatSync(wanted, { throwIfNoEntry: false })?.isFile()) return undefined;
  const real = realpathSync(wanted);
  const sibling = join(root, '..', 'mlartifacts');
  return real.startsWith(root + sep) || real.startsWith(sibling + sep) ? real : undefined;
}
