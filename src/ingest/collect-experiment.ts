import type { StoredTrace } from '../entities/experiment.ts';
import type { ExperimentKey } from '../entities/ids.ts';
import { addCounts } from '../store/file-counts.ts';
import { foldUnclaimed } from '../store/file-store/fold-unclaimed.ts';
import { metaText } from '../store/file-store/meta-file.ts';
import { buildDatasets, buildExperiment } from './build-experiment.ts';
import type { DatasetName } from './link-runs.ts';
import type { PlannedExperiment } from './plan-source.ts';
import type { SourceDraft } from './source-draft.ts';

/** Classes of files that only an experiment has. */
const RECORDS = ['experiment-meta', 'experiment-tag', 'dataset', 'logged-model-meta', 'trace'];

/** A folder of artifacts only, as MLflow leaves beside a database, is no experiment. */
export function isExperiment({ raw }: PlannedExperiment, runs: number): boolean {
  return raw.meta !== undefined || runs > 0 || RECORDS.some((name) => raw.files[name] !== undefined);
}

/** Accounts for a folder that is no experiment, and says what it is. */
export function noteFolder(source: SourceDraft, planned: PlannedExperiment): void {
  const { folder, files, problems } = planned.raw;
  addCounts(source.files, files);
  const classes = new Set(Object.keys(files));
  for (const run of planned.runs)
    for (const name of Object.keys(source.results.get(run.folder)?.files ?? {})) classes.add(name);
  if (classes.has('artifact') || classes.has('logged-model-artifact')) {
    source.note([{ code: 'artifacts-without-records', path: folder }]);
    // Said once for the whole folder.
    source.note(problems.filter(({ code }) => code !== 'logged-model-without-meta'));
    return;
  }
  if (classes.size === 0) source.note([{ code: 'folder-empty', path: folder }]);
  source.note(foldUnclaimed(problems, folder));
}

/** Adds an experiment with its datasets and traces; gives the datasets by id. */
export function collectExperiment(
  source: SourceDraft,
  planned: PlannedExperiment,
): ReadonlyMap<string, DatasetName> {
  const { raw, key } = planned;
  const { sourceId } = source.plan;
  const { lines } = source.collected;
  addCounts(source.files, raw.files);
  const { experiment, problems } = buildExperiment(raw, { sourceId, key });
  source.note([...raw.problems, ...planned.problems, ...problems], { experimentKey: key });
  lines.experiments.push({ key, json: JSON.stringify(experiment) });
  const datasets = buildDatasets(raw, sourceId, key);
  for (const { id: _, ...dataset } of datasets) {
    lines.datasets.push({ key: dataset.key, json: JSON.stringify(dataset) });
  }
  for (const { id, state } of raw.traces) {
    const trace: StoredTrace = { sourceId, experimentKey: key, traceId: id, state };
    lines.traces.push({ key: `${key}/${id}`, json: JSON.stringify(trace) });
  }
  return new Map(
    datasets.map(({ id, key: datasetKey, name, digest }) => [
      id,
      { datasetKey: datasetKey as DatasetName['datasetKey'], name, digest },
    ]),
  );
}

/** MLflow forbids two active experiments of one name, yet copied stores have them. */
export function noteSharedNames(source: SourceDraft, shown: ReadonlyMap<ExperimentKey, unknown>): void {
  const first = new Map<string, string>();
  for (const { raw, key } of source.plan.experiments) {
    const name = metaText(raw.meta, 'name');
    if (!name || raw.inTrash || !shown.has(key)) continue;
    // Each workspace has names of its own.
    const id = JSON.stringify([metaText(raw.meta, 'workspace') ?? '', name]);
    const other = first.get(id);
    if (other === undefined) first.set(id, raw.folder);
    else
      source.note([{ code: 'experiment-name-shared', path: raw.folder, key: name, found: other }], {
        experimentKey: key,
      });
  }
}
