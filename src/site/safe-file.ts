import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/**
 * The absolute path of an artifact, when it is a regular file that really lies below the store (or `mlartifacts`
 * beside it): nothing that a link or a crafted path leads to is ever published.
 */
export function safeFile(root: string, folder: string, path: string, allowed: string): string | undefined {
  const wanted = resolve(root, folder, path);
  const inside = resolve(root, folder);
  if (!wanted.startsWith(inside + sep) || !existsSync(wanted) || !lstatSync(wanted).isFile())
    return undefined;
  const real = realpathSync(wanted);
  const store = realpathSync(root);
  const sibling = join(allowed, 'mlartifacts');
  return real.startsWith(store + sep) || real.startsWith(sibling + sep) ? real : undefined;
}
