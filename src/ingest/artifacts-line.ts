import type { ArtifactFile, StoredArtifactFolder } from '../entities/artifact.ts';

/** The line of an artifact folder in the collection `artifacts`; `files` are sorted by path. */
export function artifactsJson(
  sourceId: string,
  ownerKind: StoredArtifactFolder['ownerKind'],
  ownerKey: string,
  folder: string,
  files: readonly ArtifactFile[],
): string {
  const line: StoredArtifactFolder = { sourceId, ownerKind, ownerKey, folder, files: [...files] };
  return JSON.stringify(line);
}
