import type { ArtifactFolder } from '../entities/artifact.ts';
import type { ArtifactSource } from '../previews/preview.ts';
import { readLocations } from '../snapshot/locations.ts';
import { artifactLocator, type LocateArtifact, readRange } from './artifact-files.ts';
import { buildSettings } from './build-settings.ts';
import { environment } from './environment.ts';

let locator: LocateArtifact | undefined;

/** Where artifacts are only listed, no page shows anything of their content. */
function makeLocator(): LocateArtifact {
  const { publish } = buildSettings(environment.settingsFile);
  return publish.artifacts === 'linked'
    ? () => undefined
    : artifactLocator(readLocations(environment.snapshotDir));
}

function artifactFile(folder: ArtifactFolder, path: string): string | undefined {
  locator ??= makeLocator();
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
