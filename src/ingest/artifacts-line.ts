import type { ArtifactFile, StoredArtifactFolder } from '../entities/artifact.ts';
import type { ArtifactRoot } from '../store/run-store.ts';

/** The line of an artifact folder in the collection `artifacts`; `files` are sorted by path. */
export function artifactsJson(
  sourceId: string,
  ownerKind: StoredArtifactFolder['ownerKind'],
  ownerKey: string,
  { location, folder }: ArtifactRoot,
  files: readonly ArtifactFile[],
): string {
  const line: StoredArtifactFolder = {
    sourceId,
    ownerKind,
    ownerKey,
    ...(location === undefined ? {} : { location }),
    folder,
    files: [...files],
  };
  return JSON.stringify(line);
}
