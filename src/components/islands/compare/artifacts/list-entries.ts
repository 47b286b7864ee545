import { type ArtifactItem, isSameInAll } from './artifact-items.ts';
import type { ArtifactView } from './artifact-view.ts';

/** A folder of the list, with how many of its paths are listed. */
export type ListedFolder = { readonly path: string; readonly count: number };
export type ListEntries = {
  readonly folders: readonly ListedFolder[];
  readonly items: readonly ArtifactItem[];
  /** Paths beyond what is listed. */
  readonly left: number;
  /** Paths that are left out as all runs have the same. */
  readonly same: number;
};

/** So many paths are listed at once, wherever their folders. */
const MOST_FLAT = 60;
const MOST_LISTED = 200;

/**
 * What the list shows: few paths stand below each other with their folders, many go folder by folder. A search finds
 * paths of all folders.
 *
 * @param all whether paths are listed that all runs have with the same content.
 */
export function listEntries(
  items: readonly ArtifactItem[],
  { find, folder }: Pick<ArtifactView, 'find' | 'folder'>,
  all: boolean,
): ListEntries {
  const differing = all ? items : items.filter((item) => !isSameInAll(item));
  const same = items.length - differing.length;
  const wanted = find.trim().toLowerCase();
  if (wanted !== '') {
    const found = differing.filter(({ path }) => path.toLowerCase().includes(wanted));
    return { folders: [], ...limited(found), same };
  }
  const within = differing.filter(({ path }) => path.startsWith(folder));
  if (within.length <= MOST_FLAT) return { folders: [], ...limited(within), same };
  const counts = new Map<string, number>();
  const files: ArtifactItem[] = [];
  for (const item of within) {
    const slash = item.path.indexOf('/', folder.length);
    if (slash < 0) files.push(item);
    else {
      const path = item.path.slice(0, slash + 1);
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return { folders: [...counts].map(([path, count]) => ({ path, count })), ...limited(files), same };
}

function limited(items: readonly ArtifactItem[]): Pick<ListEntries, 'items' | 'left'> {
  return { items: items.slice(0, MOST_LISTED), left: Math.max(0, items.length - MOST_LISTED) };
}
