import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StoredDiagnostic } from '../entities/diagnostic.ts';
import { type Manifest, SNAPSHOT_VERSION, type Source } from '../entities/manifest.ts';
import { writeLocations } from '../snapshot/locations.ts';
import { readManifest } from '../snapshot/read-snapshot.ts';
import { keepHistory, openSnapshotWriter, type SnapshotWriter } from '../snapshot/write-snapshot.ts';
import { openFileStore } from '../store/file-store/file-store.ts';
import { addCounts } from '../store/file-store/reader.ts';
import { scanFolder } from '../store/file-store/scan-folder.ts';
import type { Problem } from '../store/problem.ts';
import type { FileCounts, RawExperiment, RawOutline } from '../store/run-store.ts';
import { buildDatasets, buildExperiment, buildLoggedModel } from './build-experiment.ts';
import { buildRegisteredModel } from './build-registry.ts';
import { diagnosticOf } from './messages.ts';
import { readBatches } from './read-batches.ts';
import { artifactsJson, type RunBatch, type RunResult } from './run-batch.ts';

export type IngestSource = { readonly id: string; readonly label: string; readonly root: string };

export type IngestOptions = {
  readonly sources: readonly IngestSource[];
  readonly snapshotDir: string;
  /** Reads every run again, whatever the cache says. */
  readonly force: boolean;
  readonly onProgress?: (done: number, total: number) => void;
};

export type IngestResult = {
  readonly manifest: Manifest;
  /** Runs taken over unread, and runs read. */
  readonly kept: number;
  readonly read: number;
  readonly diagnostics: readonly StoredDiagnostic[];
};

/** Raised with the format of the cache or with what readers make of the same bytes. */
const CACHE_VERSION = 1;
const RUNS_PER_BATCH = 64;
/** Coarse clocks of file systems: a file changed this soon before the reading may change again unseen. */
const RACY_MS = 2000;

type Entity = { readonly key: string; readonly json: string };

/** What the collections gather from all sources. */
type Gathered = {
  readonly experiments: Entity[];
  readonly runs: (NonNullable<RunResult['run']> & {
    readonly problems: readonly Problem[];
    readonly sourceId: string;
    readonly experimentKey: string;
  })[];
  readonly artifacts: Entity[];
  readonly datasets: Entity[];
  readonly loggedModels: Entity[];
  readonly registeredModels: Entity[];
  readonly traces: Entity[];
  readonly diagnostics: StoredDiagnostic[];
  readonly counts: {
    metrics: number;
    points: number;
    params: number;
    tags: number;
    artifacts: number;
    modelVersions: number;
    models: number;
  };
};

/**
 * Reads all sources and writes the snapshot. What a store holds never makes it throw; a source without any
 * experiment is for the caller to refuse.
 */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  const writer = openSnapshotWriter(options.snapshotDir);
  try {
    return await ingestWith(writer, options);
  } catch (error) {
    writer.abort();
    throw error;
  }
}

async function ingestWith(writer: SnapshotWriter, options: IngestOptions): Promise<IngestResult> {
  const { snapshotDir, sources } = options;
  const startedMs = Date.now();
  const cache = options.force ? new Map<string, RunResult>() : readCache(snapshotDir);
  const gathered: Gathered = {
    experiments: [],
    runs: [],
    artifacts: [],
    datasets: [],
    loggedModels: [],
    registeredModels: [],
    traces: [],
    diagnostics: [],
    counts: { metrics: 0, points: 0, params: 0, tags: 0, artifacts: 0, modelVersions: 0, models: 0 },
  };
  const cacheLines: string[] = [];
  const outlines = sources.map((source) => ({ source, outline: openFileStore(source.root).readOutline() }));
  const total = outlines.reduce((sum, { outline }) => sum + countFolders(outline), 0);
  let done = 0;
  let kept = 0;
  const entries: Source[] = [];

  for (const [index, { source, outline }] of outlines.entries()) {
    const keyPrefix = index === 0 ? '' : `${source.id}.`;
    const files: FileCounts = {};
    const results = new Map<string, RunResult>();
    const batches = makeBatches(source, outline, keyPrefix, writer.dir, cache, startedMs - RACY_MS);
    await readBatches(batches, (answers) => {
      for (const { folder, result } of answers) {
        if (result === 'unchanged') {
          const known = cache.get(cacheKey(source, folder));
          if (!known) throw new Error(`missing cache entry: ${folder}`);
          if (known.run?.hasHistory) keepHistory(snapshotDir, writer.dir, known.run.key);
          results.set(folder, known);
          kept += 1;
        } else {
          results.set(folder, result);
        }
      }
      done += answers.length;
      options.onProgress?.(done, total);
    });
    gatherSource(gathered, source, keyPrefix, outline, results, files);
    for (const result of results.values()) {
      if (result.fingerprint)
        cacheLines.push(JSON.stringify({ source: source.id, root: source.root, ...result }));
    }
    entries.push({
      id: source.id as Source['id'],
      kind: 'mlflow-file-store',
      label: source.label,
      files: sortedCounts(files),
    });
  }

  const manifest = writeCollections(writer, gathered, entries);
  writeLocations(snapshotDir, new Map(sources.map(({ id, root }) => [id, root])));
  writeCache(snapshotDir, manifest.digest, cacheLines);
  return { manifest, kept, read: total - kept, diagnostics: gathered.diagnostics };
}

function countFolders(outline: RawOutline): number {
  return outline.experiments.reduce((sum, { runFolders }) => sum + runFolders.length, 0);
}

function cacheKey(source: IngestSource, folder: string): string {
  return `${source.id}\0${source.root}\0${folder}`;
}

function makeBatches(
  source: IngestSource,
  outline: RawOutline,
  keyPrefix: string,
  newDir: string,
  cache: ReadonlyMap<string, RunResult>,
  racyAfterMs: number,
): RunBatch[] {
  const keySuffix: Record<string, string> = {};
  const taken = new Set<string>();
  const batches: RunBatch[] = [];
  for (const experiment of outline.experiments) {
    const experimentKey = keyPrefix + experiment.id;
    const datasets = new Map(
      buildDatasets(experiment, source.id, experimentKey).map(({ id, key, name, digest }) => [
        id,
        { datasetKey: key, name, digest },
      ]),
    );
    for (const folder of experiment.runFolders) {
      const id = folder.slice(folder.lastIndexOf('/') + 1);
      if (taken.has(id)) keySuffix[folder] = `.${experiment.id}`;
      taken.add(id);
    }
    for (let from = 0; from < experiment.runFolders.length; from += RUNS_PER_BATCH) {
      batches.push({
        root: source.root,
        newDir,
        experimentId: experiment.id,
        context: { sourceId: source.id, experimentKey, datasets, keyPrefix },
        folders: experiment.runFolders.slice(from, from + RUNS_PER_BATCH).map((folder) => {
          const fingerprint = cache.get(cacheKey(source, folder))?.fingerprint;
          return fingerprint === undefined ? { folder } : { folder, fingerprint };
        }),
        racyAfterMs,
        keySuffix,
      });
    }
  }
  return batches;
}

function gatherSource(
  gathered: Gathered,
  source: IngestSource,
  keyPrefix: string,
  outline: RawOutline,
  results: ReadonlyMap<string, RunResult>,
  files: FileCounts,
): void {
  const sourceId = source.id as Source['id'];
  const note = (problems: readonly Problem[], place: object = {}) => {
    for (const problem of problems) gathered.diagnostics.push(diagnosticOf(problem, { sourceId, ...place }));
  };
  addCounts(files, outline.files);
  note(outline.problems);
  addCounts(files, outline.registry.files);
  note(outline.registry.problems);

  const runKeys = new Map<string, string>();
  const experimentOfRun = new Map<string, string>();
  const modelKeys = new Map<string, string>();
  const found: Gathered['runs'] = [];
  for (const experiment of outline.experiments) {
    const experimentKey = keyPrefix + experiment.id;
    let runs = 0;
    for (const folder of experiment.runFolders) {
      const result = results.get(folder);
      if (!result) continue;
      addCounts(files, result.files);
      const run = result.run;
      if (!run) {
        note(result.problems, { experimentKey });
        continue;
      }
      runs += 1;
      const problems = [...result.problems];
      if (runKeys.has(run.runId)) problems.push({ code: 'duplicate-run-id', path: folder, found: run.runId });
      else {
        runKeys.set(run.runId, run.key);
        experimentOfRun.set(run.runId, experimentKey);
      }
      found.push({ ...run, problems, sourceId, experimentKey });
    }
    gatherExperiment(gathered, source, keyPrefix, experiment, runs, files, note, modelKeys);
  }
  resolveParents(found, runKeys, experimentOfRun);
  for (const run of found) {
    note(run.problems, { runKey: run.key, experimentKey: run.experimentKey });
    gathered.runs.push(run);
    if (run.artifactsJson) gathered.artifacts.push({ key: `run ${run.key}`, json: run.artifactsJson });
    for (const name of ['metrics', 'points', 'params', 'tags', 'artifacts'] as const)
      gathered.counts[name] += run.counts[name];
  }
  gatherLoggedModels(gathered, source, keyPrefix, outline, runKeys, note);
  const lookup = {
    runKey: (id: string) => runKeys.get(id),
    loggedModelKey: (id: string) => modelKeys.get(id),
  };
  for (const raw of outline.registry.models) {
    const { model, problems } = buildRegisteredModel(raw, sourceId, keyPrefix, lookup);
    note(problems, { registeredModelKey: model.key });
    gathered.counts.modelVersions += model.versions.filter(({ deleted }) => !deleted).length;
    gathered.registeredModels.push({ key: model.key, json: JSON.stringify(model) });
  }
  gatherSiblingArtifacts(gathered, source, runKeys, keyPrefix);
}

type Note = (problems: readonly Problem[], place?: object) => void;

function gatherExperiment(
  gathered: Gathered,
  source: IngestSource,
  keyPrefix: string,
  raw: RawExperiment,
  runs: number,
  files: FileCounts,
  note: Note,
  modelKeys: Map<string, string>,
): void {
  addCounts(files, raw.files);
  const experimentKey = keyPrefix + raw.id;
  // A folder of artifacts only (as MLflow leaves beside a database) is no experiment.
  if (!raw.meta && runs === 0 && raw.loggedModels.every(({ meta }) => !meta) && raw.traces.length === 0) {
    note(raw.problems);
    note([
      {
        code:
          raw.runFolders.length > 0 || raw.loggedModels.length > 0
            ? 'artifacts-without-records'
            : 'folder-empty',
        path: raw.folder,
      },
    ]);
    return;
  }
  note(raw.problems, { experimentKey });
  const { experiment, problems } = buildExperiment(raw, source.id, keyPrefix);
  note(problems, { experimentKey });
  gathered.experiments.push({ key: experimentKey, json: JSON.stringify(experiment) });
  for (const { id: _id, ...dataset } of buildDatasets(raw, source.id, experimentKey)) {
    gathered.datasets.push({ key: dataset.key, json: JSON.stringify(dataset) });
  }
  for (const { id, state } of raw.traces) {
    gathered.traces.push({
      key: `${experimentKey}/${id}`,
      json: JSON.stringify({ sourceId: source.id, experimentKey, traceId: id, state }),
    });
  }
  for (const { id } of raw.loggedModels) modelKeys.set(id, keyPrefix + id);
}

function gatherLoggedModels(
  gathered: Gathered,
  source: IngestSource,
  keyPrefix: string,
  outline: RawOutline,
  runKeys: ReadonlyMap<string, string>,
  note: Note,
): void {
  const experiments = new Set(gathered.experiments.map(({ key }) => key));
  for (const experiment of outline.experiments) {
    if (!experiments.has(keyPrefix + experiment.id)) continue;
    for (const raw of experiment.loggedModels) {
      const { model, problems } = buildLoggedModel(raw, experiment.id, source.id, keyPrefix);
      note(problems, { experimentKey: model.experimentKey });
      const runKey = model.sourceRunId === undefined ? undefined : runKeys.get(model.sourceRunId);
      gathered.loggedModels.push({
        key: model.key,
        json: JSON.stringify(runKey ? { ...model, sourceRunKey: runKey } : model),
      });
      if (raw.artifacts.length > 0) {
        const json = artifactsJson(
          source.id,
          'logged-model',
          model.key,
          `${raw.folder}/artifacts`,
          raw.artifacts,
        );
        gathered.artifacts.push({ key: `logged-model ${model.key}`, json });
        gathered.counts.artifacts += raw.artifacts.length;
      }
    }
  }
}

function resolveParents(
  runs: Gathered['runs'],
  runKeys: ReadonlyMap<string, string>,
  experimentOfRun: ReadonlyMap<string, string>,
): void {
  for (const run of runs) {
    const parent = run.parentRunId;
    if (parent === undefined) continue;
    const problems = run.problems as Problem[];
    if (!runKeys.has(parent))
      problems.push({
        code: 'parent-missing',
        path: run.key,
        key: 'mlflow.parentRunId',
        found: parent.slice(0, 80),
      });
    else if (experimentOfRun.get(parent) !== run.experimentKey) {
      problems.push({
        code: 'parent-elsewhere',
        path: run.key,
        key: 'mlflow.parentRunId',
        found: parent.slice(0, 80),
      });
    } else {
      Object.assign(run, { parentKey: runKeys.get(parent) });
      continue;
    }
    const key = runKeys.get(parent);
    if (key) Object.assign(run, { parentKey: key });
  }
}

/**
 * `mlflow server` keeps artifacts in `mlartifacts/<experiment>/<run>/artifacts` beside the store. They belong to a
 * run that has no artifact folder of its own.
 */
function gatherSiblingArtifacts(
  gathered: Gathered,
  source: IngestSource,
  runKeys: ReadonlyMap<string, string>,
  keyPrefix: string,
): void {
  const sibling = join(dirname(source.root), 'mlartifacts');
  if (!existsSync(sibling)) return;
  const owned = new Set(gathered.artifacts.map(({ key }) => key));
  for (const run of gathered.runs) {
    if (run.sourceId !== source.id || owned.has(`run ${run.key}`)) continue;
    const folder = `mlartifacts/${run.experimentKey.slice(keyPrefix.length)}/${run.runId}/artifacts`;
    const { files } = scanFolder(join(dirname(source.root), folder), folder);
    if (files.length === 0 || !runKeys.has(run.runId)) continue;
    const list = files.map(({ path, size }) => ({ path, size }));
    gathered.artifacts.push({
      key: `run ${run.key}`,
      json: artifactsJson(source.id, 'run', run.key, `../${folder}`, list),
    });
    gathered.counts.artifacts += files.length;
    const entity = JSON.parse(run.json) as { artifacts: { files: number; bytes: number } };
    entity.artifacts = { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
    Object.assign(run, { json: JSON.stringify(entity) });
  }
}

function sortedCounts(files: FileCounts): Source['files'] {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, counts]) => ({ class: name, ...counts }));
}

function compareText(a: string | undefined, b: string | undefined): number {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}

function writeCollections(writer: SnapshotWriter, gathered: Gathered, sources: Source[]): Manifest {
  const sortedLines = (entities: readonly Entity[]) =>
    [...entities].sort((a, b) => compareText(a.key, b.key)).map(({ json }) => json);
  gathered.diagnostics.sort(
    (a, b) =>
      compareText(a.sourceId, b.sourceId) ||
      compareText(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.key, b.key),
  );
  const runs = [...gathered.runs].sort((a, b) => compareText(a.key, b.key));
  writer.writeCollection('experiments', sortedLines(gathered.experiments));
  writer.writeCollection('runs', runLines(runs));
  writer.writeCollection('artifacts', sortedLines(gathered.artifacts));
  writer.writeCollection('datasets', sortedLines(gathered.datasets));
  writer.writeCollection('logged-models', sortedLines(gathered.loggedModels));
  writer.writeCollection('registered-models', sortedLines(gathered.registeredModels));
  writer.writeCollection('traces', sortedLines(gathered.traces));
  writer.writeCollection(
    'diagnostics',
    gathered.diagnostics.map((diagnostic) => JSON.stringify(diagnostic)),
  );
  const { models: _models, ...counts } = gathered.counts;
  const severity = (name: string) =>
    gathered.diagnostics.filter((diagnostic) => diagnostic.severity === name).length;
  return writer.commit({
    sources,
    counts: {
      experiments: gathered.experiments.length,
      runs: runs.length,
      ...counts,
      datasets: gathered.datasets.length,
      loggedModels: gathered.loggedModels.length,
      registeredModels: gathered.registeredModels.length,
      traces: gathered.traces.length,
      errors: severity('error'),
      warnings: severity('warning'),
      infos: severity('info'),
    },
  });
}

/** Completes each run's line with what only the whole store tells: its parent's key and its diagnostics. */
function* runLines(runs: readonly (Gathered['runs'][number] & { parentKey?: string })[]): Generator<string> {
  for (const { json, parentKey, problems } of runs) {
    const parent = parentKey === undefined ? '' : `,"parentKey":${JSON.stringify(parentKey)}`;
    yield `${json.slice(0, -1)}${parent},"diagnostics":${problems.length}}`;
  }
}

function cacheFile(snapshotDir: string): string {
  return join(dirname(snapshotDir), 'cache', 'runs.ndjson');
}

/** The results of the previous ingest, when its snapshot is still the present one. */
function readCache(snapshotDir: string): Map<string, RunResult> {
  const cache = new Map<string, RunResult>();
  const file = cacheFile(snapshotDir);
  if (!existsSync(file) || !existsSync(join(snapshotDir, 'manifest.json'))) return cache;
  const [head, ...lines] = readFileSync(file, 'utf8').split('\n');
  const { version, format, digest } = JSON.parse(head || '{}') as Record<string, unknown>;
  if (version !== CACHE_VERSION || format !== SNAPSHOT_VERSION || digest !== readManifest(snapshotDir).digest)
    return cache;
  for (const line of lines) {
    if (line === '') continue;
    const { source, root, ...result } = JSON.parse(line) as RunResult & { source: string; root: string };
    cache.set(`${source}\0${root}\0${result.folder}`, result);
  }
  return cache;
}

function writeCache(snapshotDir: string, digest: string, lines: readonly string[]): void {
  const file = cacheFile(snapshotDir);
  mkdirSync(dirname(file), { recursive: true });
  const head = JSON.stringify({ version: CACHE_VERSION, format: SNAPSHOT_VERSION, digest });
  writeFileSync(`${file}.new`, `${[head, ...lines].join('\n')}\n`);
  renameSync(`${file}.new`, file);
}
