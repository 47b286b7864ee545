import { resolve } from 'node:path';
import type { ArtifactFile } from '../entities/artifact.ts';
import { isPlainFolder, listArtifacts } from '../store/artifact-files.ts';
import { join } from '../store/file-store/scan-folder.ts';
import type { Problem } from '../store/problem.ts';
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

/** Looks for `mlartifacts` beside the store in `root`; what is odd in a folder that is asked for goes to `note`. */
export function siblingArtifacts(
  root: string,
  note: (problems: readonly Problem[]) => void,
): SiblingArtifacts | undefined {
  if (!isPlainFolder(resolve(root, '..', SIBLING))) return undefined;
  return (experimentId, owner) => {
    const folder = join('..', SIBLING, experimentId, owner, 'artifacts');
    const at = resolve(root, folder);
    if (!isPlainFolder(at)) return undefined;
    const { artifacts: files, problems } = listArtifacts(at, folder);
    note(problems);
    return files.length > 0 ? { root: { location: undefined, folder }, files } : undefined;
  };
}
