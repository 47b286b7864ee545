import { lstatSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ArtifactFile } from '../entities/artifact.ts';
import { isPlainFolder, listArtifacts } from '../store/artifact-files.ts';
import { join } from '../store/file-store/scan-folder.ts';
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
    if (!isPlainFolder(at)) return undefined;
    const files = listArtifacts(at, folder).artifacts;
    return files.length > 0 ? { root: { location: undefined, folder: `../${folder}` }, files } : undefined;
  };
}
