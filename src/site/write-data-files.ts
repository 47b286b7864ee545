import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingPlaces } from '../settings/read-settings.ts';
import { readLocations } from '../snapshot/locations.ts';
import {
  readCollectionLines,
  readHistory,
  readHistoryText,
  readManifest,
} from '../snapshot/read-snapshot.ts';
import { artifactDigests } from './artifact-digests.ts';
import { artifactLocator } from './artifact-files.ts';
import { type ArtifactPlan, planArtifacts } from './artifact-plan.ts';
import { boardValues } from './board-runs.ts';
import { buildSettings } from './build-settings.ts';
import { compareData } from './compare-data.ts';
import { copyArtifacts } from './copy-artifacts.ts';
import { environment } from './environment.ts';
import { writeExperimentData } from './experiment-data.ts';
import { countOf } from './format.ts';
import { writeLeaderboards } from './leaderboard-files.ts';
import { listedArtifacts } from './listed-artifacts.ts';
import { loadReport } from './load-report.ts';
import { experimentSummary } from './page-data/experiment.ts';
import { publicLines } from './public-lines.ts';
import type { Report } from './report.ts';
import { copyReview } from './review/copy-review.ts';
import { paths } from './routes.ts';
import { lookOf } from './run-looks.ts';
import { reportFeed } from './site-files/report-feed.ts';
import { robotsText } from './site-files/robots-text.ts';
import type { SiteAddress } from './site-files/site-address.ts';
import { writeCards } from './social-card/write-cards.ts';
import { diagnosticPlace } from './sources.ts';

/**
 * Writes what stands beside the pages into `out`: each run's data, the experiments' tables and leaderboards, the diagnostics, the
 * manifest and the artifacts. They are files of the snapshot or of the store as they are, but for credentials in
 * addresses.
 *
 * @returns what whoever builds should know, one sentence each.
 */
export async function writeDataFiles(out: string, address: SiteAddress): Promise<readonly string[]> {
  const { snapshotDir, settingsFile } = environment;
  const manifest = readManifest(snapshotDir);
  const report = await loadReport(
    manifest,
    buildSettings(settingsFile),
    (name) => (name === 'traces' ? [] : readCollectionLines(snapshotDir, name)),
    settingPlaces(settingsFile),
  );
  const locate = artifactLocator(readLocations(snapshotDir));
  const plan = planArtifacts(report.artifacts, report.settings, locate);
  const historyOf = (run: { readonly key: string; readonly history?: unknown }) =>
    run.history ? readHistory(snapshotDir, run.key) : [];
  writeRunData(report, plan, artifactDigests(report.artifacts, plan, locate), snapshotDir, out);
  writeExperimentData(report, publicLines(snapshotDir, 'runs'), historyOf, (path, text) =>
    write(out, path, text),
  );
  const measure = boardValues(report, snapshotDir);
  const feed = reportFeed(report, measure, address);
  if (feed !== undefined) write(out, paths.feed, feed);
  writeLeaderboards(report, measure, (path, text) => write(out, path, text));
  await writeCards(report, { measure, historyOf }, address, (path, png) => write(out, path, png));
  write(out, paths.compareData, `${JSON.stringify(compareData(report), null, 1)}\n`);
  write(out, paths.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
  write(out, paths.diagnosticsData, `${JSON.stringify(report.diagnostics, null, 2)}\n`);
  write(out, 'robots.txt', robotsText(report.settings, address));
  if (environment.reviewDir !== undefined) copyReview(environment.reviewDir, report.settings, out);
  const missing = copyArtifacts(report, plan, locate, out);
  return [
    ...(missing > 0
      ? [`${countOf(missing, 'artifact')} could not be copied: their store has moved or changed.`]
      : []),
    ...report.settingProblems.map(
      (diagnostic) => `${diagnosticPlace([], diagnostic)}: ${diagnostic.what} ${diagnostic.fix}`,
    ),
  ];
}

function write(out: string, path: string, content: string | Uint8Array): void {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/**
 * `run.json` holds the run's line of the snapshot and its history lines, as they are, the run's look, and its artifacts
 * with the places of their copies.
 */
function writeRunData(
  report: Report,
  plan: ArtifactPlan,
  digests: ReadonlyMap<string, string>,
  snapshotDir: string,
  out: string,
): void {
  for (const json of publicLines(snapshotDir, 'runs')) {
    const key = (JSON.parse(json) as { key: string }).key;
    const run = report.runByKey.get(key as never);
    if (!run) continue;
    const history = readHistoryText(snapshotDir, run.key)?.trimEnd().split('\n').join(',\n') ?? '';
    const files = JSON.stringify(listedArtifacts(run.key, report, plan, digests));
    const experiment = report.experimentByKey.get(run.experimentKey);
    if (!experiment) throw new Error(`unknown experiment: ${run.experimentKey}`);
    const look = JSON.stringify(lookOf(experimentSummary(report, experiment), run));
    const text = `{"run":${json},\n"look":${look},\n"history":[${history}],\n"artifacts":${files}}\n`;
    write(out, paths.runData(run.key), text);
  }
}
