import { getCollection } from 'astro:content';
import type { RunKey } from '../entities/ids.ts';
import { settingPlaces } from '../settings/read-settings.ts';
import { readLocations } from '../snapshot/locations.ts';
import { readCollectionLines, readManifest } from '../snapshot/read-snapshot.ts';
import { artifactLocator } from './artifact-files.ts';
import { type ArtifactPlan, planArtifacts } from './artifact-plan.ts';
import { buildSettings } from './build-settings.ts';
import { environment } from './environment.ts';
import { type LineSource, loadReport } from './load-report.ts';
import type { Report } from './report.ts';
import { wholeRunPages } from './whole-run-pages.ts';

let report: Promise<Report> | undefined;
let plan: Promise<ArtifactPlan> | undefined;

/** The report that this build publishes; made once, whoever asks first. */
export function getReport(): Promise<Report> {
  report ??= load();
  return report;
}

function load(): Promise<Report> {
  const manifest = readManifest(environment.snapshotDir);
  const { settingsFile } = environment;
  const linesOf: LineSource = async (name) => {
    // Astro warns of collections that are empty, as most stores have some.
    const isEmpty = manifest.collections.find((collection) => collection.name === name)?.lines === 0;
    if (name === 'traces' || isEmpty) return [];
    const lines = [...readCollectionLines(environment.snapshotDir, name)];
    const entries = await getCollection(name);
    return entries.map(({ data: { line } }) => {
      const json = lines[line];
      if (json === undefined)
        throw new Error(`${name}.ndjson has no line ${line}: it changed during the build`);
      return json;
    });
  };
  return loadReport(manifest, buildSettings(settingsFile), linesOf, settingPlaces(settingsFile));
}

/** Where the artifacts of this build go. */
export function getArtifactPlan(): Promise<ArtifactPlan> {
  plan ??= getReport().then(({ artifacts, settings }) =>
    planArtifacts(artifacts, settings, artifactLocator(readLocations(environment.snapshotDir))),
  );
  return plan;
}

/** The runs of this build that have a whole page; undefined where all have. */
export async function getWholeRunPages(): Promise<ReadonlySet<RunKey> | undefined> {
  const { snapshotDir } = environment;
  const report = await getReport();
  return wholeRunPages(report, snapshotDir, 'publish.runPages');
}
