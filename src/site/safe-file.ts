import { lstatSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/**
 * The absolute path of an artifact, when it is a regular file that really lies below its store, or where that may have
 * artifacts besides: nothing that a link or a crafted path leads to is ever published.
 *
 * @param root of the store, a real path (no links in it).
 * @param beside what may hold artifacts besides the root, real paths as well.
 * @param folder of the artifacts, relative to the root.
 * @param path of the file within that folder.
 */
export function safeFile(
  { root, beside }: { readonly root: string; readonly beside: readonly string[] },
  folder: string,
  path: string,
): string | undefined {
  const inside = resolve(root, folder);
  const wanted = resolve(inside, path);
  if (path.includes('\0') || !wanted.startsWith(inside + sep)) return undefined;
  if (!lstatSync(wanted, { throwIfNoEntry: false })?.isFile()) return undefined;
  const real = realpathSync(wanted);
  return [root, ...beside].some((place) => real.startsWith(place + sep)) ? real : undefined;
}
