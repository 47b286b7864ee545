import { compareRuns } from '../analysis/rank-runs.ts';
import type { StoredExperiment } from '../entities/experiment.ts';
import type { RunKey } from '../entities/ids.ts';
import type { Run, StoredRun } from '../entities/run.ts';
import { runFilter } from '../publish/choose-runs.ts';
import { readEntities, readHistory } from '../snapshot/read-snapshot.ts';
import type { Report } from './report.ts';

type ReportPart = Pick<
  Report,
  'settings' | 'experiments' | 'runs' | 'runsByExperiment' | 'versionsByRun' | 'primaryMetricByExperiment'
>;

/**
 * The runs that have a whole page, as `publish.runPages` says; undefined where all have. The best of an experiment are
 * those of its table: by the metric that ranks it, else the newest.
 *
 * @param snapshotDir the snapshot that the report was made of, read only where a filter chooses.
 * @param place where the setting stands, for messages.
 * @throws SettingsError when the filter cannot be read.
 */
export function wholeRunPages(
  report: ReportPart,
  snapshotDir: string,
  place: string,
): ReadonlySet<RunKey> | undefined {
  const { runPages } = report.settings.publish;
  if (runPages === 'all') return undefined;
  if (runPages === 'registered')
    return new Set(report.runs.map(({ key }) => key).filter((key) => report.versionsByRun.has(key)));
  if (runPages.startsWith('top:')) return bestRuns(report, Number(runPages.slice('top:'.length)));
  const text = runPages.slice('filter:'.length);
  const matches = runFilter(text, {
    settings: report.settings,
    experiments: [...readEntities<StoredExperiment>(snapshotDir, 'experiments')],
    historiesOf: (key) => readHistory(snapshotDir, key),
    place,
  });
  const found = new Set<string>();
  for (const run of readEntities<StoredRun>(snapshotDir, 'runs')) if (matches(run)) found.add(run.key);
  return new Set(report.runs.map(({ key }) => key).filter((key) => found.has(key)));
}

function bestRuns(
  { experiments, runsByExperiment, primaryMetricByExperiment }: ReportPart,
  most: number,
): ReadonlySet<RunKey> {
  const best = experiments.flatMap(({ key }): readonly Run[] =>
    (runsByExperiment.get(key) ?? [])
      .toSorted(compareRuns(primaryMetricByExperiment.get(key)))
      .slice(0, most),
  );
  return new Set(best.map(({ key }) => key));
}
