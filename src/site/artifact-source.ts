import type { ArtifactFolder } from '../entities/artifact.ts';
import type { ArtifactSource } from '../previews/preview.ts';
import { readLocations } from '../snapshot/locations.ts';
import { artifactLocator, type LocateArtifact, readRange } from './artifact-files.ts';
import { environment } from './environment.ts';

let locator: LocateArtifact | undefined;

function artifactFile(folder: ArtifactFolder, path: string): string | undefined {
  locator ??= artifactLocator(readLocations(environment.snapshotDir));
  return locator(folder, path);
}

/** Reads from the file of an artifact; nothing when it is not there. */
export function artifactSource(folder: ArtifactFolder, path: string, size: number): ArtifactSource {
  const file = artifactFile(folder, path);
  return {
    path,
    size,
    read: (start, end) =>
      file === undefined ? new Uint8Array() : readRange(file, start, Math.min(end, size)),
  };
}
