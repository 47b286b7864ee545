import type { Diagnostic, StoredDiagnostic } from '../entities/diagnostic.ts';
import type { StoredTrace } from '../entities/experiment.ts';
import type { ExperimentKey, RegisteredModelKey, RunKey } from '../entities/ids.ts';
import type { CollectionName, Manifest } from '../entities/manifest.ts';
import { addCounts, type FileCounts } from '../store/file-counts.ts';
import { foldUnclaimed } from '../store/file-store/fold-unclaimed.ts';
import type { Problem } from '../store/problem.ts';
import { artifactsJson } from './artifacts-line.ts';
import { buildDatasets, buildExperiment, buildLoggedModel } from './build-experiment.ts';
import { buildRegisteredModel } from './build-registry.ts';
import { claimKey } from './claim-key.ts';
import { type DatasetName, type FoundRun, indexRuns, linkRun } from './link-runs.ts';
import { diagnosticOf } from './messages.ts';
import type { PlannedExperiment, SourcePlan } from './plan-source.ts';
import type { RunResult } from './run-result.ts';
import { type SiblingArtifacts, siblingArtifacts } from './sibling-artifacts.ts';

type Line = { readonly key: string; readonly json: string };

/** Lines of every collection but the diagnostics, gathered over all sources; not sorted. */
export type Collected = {
  readonly lines: Readonly<Record<Exclude<CollectionName, 'diagnostics'>, Line[]>>;
  readonly diagnostics: StoredDiagnostic[];
  readonly counts: Pick<
    { -readonly [Name in keyof Manifest['counts']]: number },
    'metrics' | 'points' | 'params' | 'tags' | 'artifacts' | 'modelVersions'
  >;
  readonly registeredModelKeys: Set<string>;
};

/** Nothing collected yet. */
export function emptyCollections(): Collected {
  return {
    lines: {
      experiments: [],
      runs: [],
      artifacts: [],
      datasets: [],
      'logged-models': [],
      'registered-models': [],
      traces: [],
    },
    diagnostics: [],
    counts: { metrics: 0, points: 0, params: 0, tags: 0, artifacts: 0, modelVersions: 0 },
    registeredModelKeys: new Set(),
  };
}

type Place = Pick<Diagnostic, 'experimentKey' | 'runKey' | 'registeredModelKey'>;

type Results = ReadonlyMap<string, RunResult>;

/** What the steps of collecting one source share. */
type Source = {
  readonly plan: SourcePlan;
  readonly collected: Collected;
  readonly files: FileCounts;
  readonly siblings: SiblingArtifacts | undefined;
  note(problems: readonly Problem[], place?: Place): void;
};

/**
 * Connects everything that was read of one source and adds it to the collections.
 *
 * @param results by folder, one for each run folder of the plan.
 * @returns the account of the source's files by class.
 */
export function collectSource(plan: SourcePlan, results: Results, collected: Collected): FileCounts {
  const source: Source = {
    plan,
    collected,
    files: {},
    siblings: siblingArtifacts(plan.source.root),
    note(problems, place = {}) {
      for (const problem of problems) {
        collected.diagnostics.push(diagnosticOf(problem, { sourceId: plan.sourceId, ...place }));
      }
    },
  };
  for (const found of [plan.outline, plan.outline.registry]) {
    addCounts(source.files, found.files);
    source.note(found.problems);
  }
  const runs: FoundRun[] = [];
  const datasets = new Map<ExperimentKey, ReadonlyMap<string, DatasetName>>();
  for (const experiment of plan.experiments) {
    const found = foundRuns(source, experiment, results);
    for (const run of found) runs.push(run);
    if (isExperiment(experiment, found.length))
      datasets.set(experiment.key, collectExperiment(source, experiment));
    else noteFolder(source, experiment, results);
  }
  noteSharedNames(source, datasets);
  const byId = indexRuns(runs, plan.keyPrefix);
  const runKeyOf = (id: string) => byId.get(id)?.key;
  for (const run of runs) {
    const links = linkRun(run, byId, (key) => datasets.get(key));
    collectRun(source, run, links);
  }
  const modelKeys = collectLoggedModels(source, (key) => datasets.has(key), runKeyOf);
  collectRegistry(source, { runKey: runKeyOf, loggedModelKey: (id) => modelKeys.get(id) });
  return source.files;
}

/** The runs of an experiment; what is no run is accounted for here. */
function foundRuns(source: Source, experiment: PlannedExperiment, results: Results): FoundRun[] {
  return experiment.runs.flatMap(({ folder, key }) => {
    const result = results.get(folder);
    if (!result) throw new Error(`unread run folder: ${folder}`);
    addCounts(source.files, result.files);
    const { run: record, problems } = result;
    const { key: experimentKey, raw } = experiment;
    if (record) return [{ key, folder, experimentKey, experimentId: raw.id, record, problems }];
    source.note(problems, { experimentKey: experiment.key });
    return [];
  });
}

/** Classes of files that only an experiment has. */
const RECORDS = ['experiment-meta', 'experiment-tag', 'dataset', 'logged-model-meta', 'trace'];

/** A folder of artifacts only, as MLflow leaves beside a database, is no experiment. */
function isExperiment({ raw }: PlannedExperiment, runs: number): boolean {
  return runs > 0 || RECORDS.some((name) => raw.files[name] !== undefined);
}

/** Accounts for a folder that is no experiment, and says what it is. */
function noteFolder(source: Source, planned: PlannedExperiment, results: Results): void {
  const { folder, files, problems } = planned.raw;
  addCounts(source.files, files);
  const classes = new Set(Object.keys(files));
  for (const run of planned.runs)
    for (const name of Object.keys(results.get(run.folder)?.files ?? {})) classes.add(name);
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
function collectExperiment(source: Source, planned: PlannedExperiment): ReadonlyMap<string, DatasetName> {
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
function noteSharedNames(source: Source, shown: ReadonlyMap<ExperimentKey, unknown>): void {
  const first = new Map<string, string>();
  for (const { raw, key } of source.plan.experiments) {
    const name = raw.meta?.get('name');
    if (typeof name !== 'string' || name === '' || raw.inTrash || !shown.has(key)) continue;
    const other = first.get(name);
    if (other === undefined) first.set(name, raw.folder);
    else
      source.note([{ code: 'experiment-name-shared', path: raw.folder, key: name, found: other }], {
        experimentKey: key,
      });
  }
}

function collectRun(source: Source, run: FoundRun, links: ReturnType<typeof linkRun>): void {
  const { key, experimentKey, record } = run;
  const { lines, counts } = source.collected;
  const problems = [...run.problems, ...links.problems];
  source.note(problems, { runKey: key, experimentKey });
  const sibling = record.artifactsJson ? undefined : source.siblings?.(run.experimentId, record.runId);
  const late = {
    ...(links.parentKey === undefined ? {} : { parentKey: links.parentKey }),
    artifacts: sibling ? sizeOf(sibling.files) : record.artifacts,
    datasets: links.datasets,
    diagnostics: problems.length,
  };
  // Both are JSON objects that are not empty.
  lines.runs.push({ key, json: `${record.json.slice(0, -1)},${JSON.stringify(late).slice(1)}` });
  const artifacts = sibling
    ? artifactsJson(source.plan.sourceId, 'run', key, sibling.folder, sibling.files)
    : record.artifactsJson;
  if (artifacts !== undefined) lines.artifacts.push({ key: `run ${key}`, json: artifacts });
  for (const name of ['metrics', 'points', 'params', 'tags'] as const) counts[name] += record.counts[name];
  counts.artifacts += late.artifacts.files;
}

function sizeOf(files: readonly { readonly size: number }[]): { files: number; bytes: number } {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

/** Adds the logged models of the experiments that are shown; gives their keys by id. */
function collectLoggedModels(
  source: Source,
  isShown: (experiment: ExperimentKey) => boolean,
  runKeyOf: (id: string) => RunKey | undefined,
): ReadonlyMap<string, string> {
  const { sourceId, experiments } = source.plan;
  const keys = new Map<string, string>();
  for (const experiment of experiments) {
    if (!isShown(experiment.key)) continue;
    for (const { raw, key } of experiment.loggedModels) {
      const place = { sourceId, experimentKey: experiment.key, experimentId: experiment.raw.id, key };
      const { model, problems } = buildLoggedModel(raw, place);
      source.note(problems, { experimentKey: experiment.key });
      const sourceRunKey = model.sourceRunId === undefined ? undefined : runKeyOf(model.sourceRunId);
      const line = JSON.stringify(sourceRunKey === undefined ? model : { ...model, sourceRunKey });
      source.collected.lines['logged-models'].push({ key, json: line });
      if (!keys.has(raw.id)) keys.set(raw.id, key);
      const own =
        raw.artifacts.length > 0 ? { folder: `${raw.folder}/artifacts`, files: raw.artifacts } : undefined;
      const artifacts = own ?? source.siblings?.(experiment.raw.id, `models/${raw.id}`);
      if (!artifacts) continue;
      const json = artifactsJson(sourceId, 'logged-model', key, artifacts.folder, artifacts.files);
      source.collected.lines.artifacts.push({ key: `logged-model ${key}`, json });
      source.collected.counts.artifacts += artifacts.files.length;
    }
  }
  return keys;
}

function collectRegistry(source: Source, lookup: Parameters<typeof buildRegisteredModel>[2]): void {
  const { sourceId, keyPrefix, outline } = source.plan;
  for (const raw of outline.registry.models) {
    const key = claimKey(
      source.collected.registeredModelKeys,
      keyPrefix + raw.name,
      sourceId,
    ) as RegisteredModelKey;
    const { model, problems } = buildRegisteredModel(raw, { sourceId, key }, lookup);
    source.note(problems, { registeredModelKey: key });
    source.collected.counts.modelVersions += model.versions.filter(({ deleted }) => !deleted).length;
    source.collected.lines['registered-models'].push({ key, json: JSON.stringify(model) });
  }
}
