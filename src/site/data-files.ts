import { copyFileSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSettings } from '../settings/read-settings.ts';
import { readLocations } from '../snapshot/locations.ts';
import { readCollectionLines, readHistoryText, readManifest } from '../snapshot/read-snapshot.ts';
import { planArtifacts } from './artifact-plan.ts';
import { environment } from './environment.ts';
import { writeExperimentData } from './experiment-data.ts';
import { loadReport } from './load-report.ts';
import type { Report } from './report.ts';
import { paths } from './routes.ts';
import { safeFile } from './safe-file.ts';

/**
 * Writes what stands beside the pages: each run's data, the diagnostics, the manifest and the artifacts. They are
 * files of the snapshot or of the store as they are, so no page has to be rendered for them.
 */
export function dataFiles(): AstroIntegration {
  return {
    name: 'runfolio-data-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const out = fileURLToPath(dir);
        const { snapshotDir, settingsFile } = environment;
        const manifest = readManifest(snapshotDir);
        const report = await loadReport(manifest, readSettings(settingsFile), (name) =>
          name === 'traces' ? [] : readCollectionLines(snapshotDir, name),
        );
        writeRunData(report, snapshotDir, out);
        writeExperimentData(report, readCollectionLines(snapshotDir, 'runs'), (path, text) =>
          write(out, path, text),
        );
        write(out, paths.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
        write(out, paths.diagnosticsData, `${JSON.stringify(report.diagnostics, null, 2)}\n`);
        const missing = copyArtifacts(report, readLocations(snapshotDir), out);
        if (missing > 0)
          logger.warn(`${missing} artifacts could not be copied: their store has moved or changed`);
      },
    },
  };
}

function write(out: string, path: string, text: string): void {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** `run.json` is the run's line of the snapshot and its history lines, as they are. */
function writeRunData(report: Report, snapshotDir: string, out: string): void {
  for (const json of readCollectionLines(snapshotDir, 'runs')) {
    const key = (JSON.parse(json) as { key: string }).key;
    const run = report.runByKey.get(key as never);
    if (!run) continue;
    const history = readHistoryText(snapshotDir, run.key)?.trimEnd().split('\n').join(',\n') ?? '';
    write(out, paths.runData(run.key), `{"run":${json},\n"history":[${history}]}\n`);
  }
}

/** Copies the planned artifacts; gives the number of those that are gone or not what they were. */
function copyArtifacts(report: Report, roots: ReadonlyMap<string, string>, out: string): number {
  const plan = planArtifacts(report.artifacts, report.settings.limits);
  let missing = 0;
  for (const { ownerKey, sourceId, folder } of report.artifacts) {
    const root = roots.get(sourceId);
    const allowed = root && existsSync(root) ? dirname(realpathSync(root)) : undefined;
    for (const { path, sitePath } of plan.get(ownerKey) ?? []) {
      if (sitePath === undefined) continue;
      const from = root && allowed ? safeFile(root, folder, path, allowed) : undefined;
      if (from === undefined) {
        missing += 1;
        continue;
      }
      const to = join(out, sitePath);
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to);
    }
  }
  return missing;
}
