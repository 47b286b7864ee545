import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReviewSource } from '../../../src/analysis/review/review-source.ts';
import type { Run } from '../../../src/entities/run.ts';
import { orderPoints } from '../../../src/search/history-values.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { artifactLocator } from '../../../src/site/artifact-files.ts';
import { boardRun, boardValues } from '../../../src/site/board-runs.ts';
import { experimentLabel } from '../../../src/site/labels.ts';
import { loadReport } from '../../../src/site/load-report.ts';
import { readLocations } from '../../../src/snapshot/locations.ts';
import { readCollectionLines, readManifest } from '../../../src/snapshot/read-snapshot.ts';
import { histories } from '../histories.ts';

/** A side of a review with the file of each artifact; undefined where the store has moved. */
export type LocatedSource = ReviewSource & {
  readonly fileOf: (run: Pick<Run, 'key'>, path: string) => string | undefined;
};

/** Collections that reviews are made from; others are not read. */
const READ = new Set(['experiments', 'runs', 'artifacts']);

/** Reads a snapshot as a side of a review; histories and artifacts stay in their files until they are asked for. */
export async function reviewSource(snapshotDir: string, settings: Settings): Promise<LocatedSource> {
  const report = await loadReport(readManifest(snapshotDir), settings, (name) =>
    READ.has(name) ? readCollectionLines(snapshotDir, name) : [],
  );
  const measure = boardValues(report, snapshotDir);
  const boardRuns = new Map(report.runs.map((run) => [run.key, boardRun(report, run)]));
  const historyOf = histories(snapshotDir);
  const locate = artifactLocator(readLocations(snapshotDir));
  const fileOf: LocatedSource['fileOf'] = ({ key }, path) => {
    const folder = report.artifactsByOwner.get(key);
    return folder && locate(folder, path);
  };
  return {
    experiments: report.experiments,
    runs: report.runs,
    labelOf: experimentLabel,
    valueOf: ({ key }, metric) => {
      const run = boardRuns.get(key);
      return run && measure(run, metric)?.value;
    },
    historyOf: (run, metric) => {
      const history = historyOf(run, metric);
      return history && orderPoints(history);
    },
    artifactsOf: ({ key }) => report.artifactsByOwner.get(key)?.files ?? [],
    digestOf: (run, path) => {
      const file = fileOf(run, path);
      return file === undefined ? undefined : createHash('sha256').update(readFileSync(file)).digest('hex');
    },
    fileOf,
  };
}
