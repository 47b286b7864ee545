import { lstatSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ArtifactFile } from '../entities/artifact.ts';
import { join, scanFolder, statFile } from '../store/file-store/scan-folder.ts';
import type { ArtifactRoot } from '../store/run-store.ts';

const SIBLING = 'mlartifacts';

/**
 * Gives the artifacts that `mlflow server` keeps in `mlartifacts/<experiment>/<run>/artifacts` (or
 * `…/models/<model>/artifacts`) beside the store; undefined when there is no such folder at all.
 */
export type SiblingArtifacts = (
  experimentId: string,
  owner: string,
) => { readonly root: ArtifactRoot; readonly files: readonly ArtifactFile[] } | undefined;

/** Looks for `mlartifacts` beside the store in `root`. */
export function siblingArtifacts(root: string): SiblingArtifacts | undefined {
  const beside = dirname(root);
  // A link may lead anywhere; what it leads to would be published.
  if (!lstatSync(resolve(beside, SIBLING), { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return (experimentId, owner) => {
    const folder = join(SIBLING, experimentId, owner, 'artifacts');
    const at = resolve(beside, folder);
    if (!isPlainPath(at)) return undefined;
    const files = scanFolder(at, folder).files.flatMap(({ path }) => {
      const size = statFile(resolve(at, path))?.size;
      return size === undefined ? [] : [{ path, size }];
    });
    return files.length > 0 ? { root: { location: undefined, folder: `../${folder}` }, files } : undefined;
  };
}

/** Whether a path exists and leads through no symbolic link. */
function isPlainPath(at: string): boolean {
  try {
    return realpathSync(at) === at;
  } catch {
    // Most runs have no such folder.
    return false;
  }
}
