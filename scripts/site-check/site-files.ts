import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SiteFiles } from './resolve-url.ts';

/** The files of a built site, sorted, and their sizes. */
export type SiteListing = SiteFiles & { readonly sorted: readonly string[]; readonly bytes: number };

/** Lists a built site. `base` is the URL path it will be served below. */
export function listSite(folder: string, base: string): SiteListing {
  const sorted = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return {
    base: base.endsWith('/') ? base : `${base}/`,
    files: new Set(sorted),
    byLowerCase: new Map(sorted.map((file) => [file.toLowerCase(), file])),
    sorted,
    bytes: sorted.reduce((total, file) => total + statSync(join(folder, file)).size, 0),
  };
}
