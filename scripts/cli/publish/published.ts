import { settingPlaces } from '../../../src/settings/read-settings.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { artifactLocator, type LocateArtifact } from '../../../src/site/artifact-files.ts';
import { loadReport } from '../../../src/site/load-report.ts';
import type { Report } from '../../../src/site/report.ts';
import { readLocations } from '../../../src/snapshot/locations.ts';
import { readCollectionLines, readManifest } from '../../../src/snapshot/read-snapshot.ts';

/** What a build would make a site of. */
export type Published = {
  readonly report: Report;
  readonly locate: LocateArtifact;
  readonly snapshotDir: string;
};

/** Reads what a build of a snapshot publishes. */
export async function readPublished(
  snapshotDir: string,
  settings: Settings,
  config: string | undefined,
): Promise<Published> {
  const report = await loadReport(
    readManifest(snapshotDir),
    settings,
    (name) => (name === 'traces' ? [] : readCollectionLines(snapshotDir, name)),
    settingPlaces(config),
  );
  return { report, locate: artifactLocator(readLocations(snapshotDir)), snapshotDir };
}
