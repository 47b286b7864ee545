import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import type { ArtifactFile } from '../../entities/artifact.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import { countFiles, type FileCounts } from '../file-counts.ts';
import { markFolder } from '../file-store/folder-mark.ts';
import { join, scanFolder, statFile } from '../file-store/scan-folder.ts';
import { addProblems, excerpt, type Problem } from '../problem.ts';
import { countRows, type RowCounts } from '../row-counts.ts';
import type { ArtifactRoot, RawMetric, RawRun, RunMark, RunReading, RunRequest } from '../run-store.ts';
import type { ArtifactFolders } from './artifact-folders.ts';
import { type Cell, type Database, type Row, type Rows, type TableName, textOf } from './database.ts';
import type { DatabaseMark } from './database-mark.ts';
import { NO_EXPERIMENT } from './experiment-tables.ts';
import { readInputs } from './input-tables.ts';
import { checkLatest } from './latest-metrics.ts';
import { metaOfRow } from './meta-of-row.ts';
import { type MetricCollector, metricCollector } from './metric-rows.ts';
import type { RunDraft, RunDrafts } from './run-draft.ts';

export type RunTables = {
  readonly database: Database;
  readonly mark: DatabaseMark;
  readonly folders: ArtifactFolders;
  /** Absolute path of the folder that a name in the snapshot stands for. */
  folderAt(location: string | undefined): string;
};

const META = {
  run_id: 'run_uuid',
  run_name: 'name',
  experiment_id: 'experiment_id',
  user_id: 'user_id',
  status: 'status',
  start_time: 'start_time',
  end_time: 'end_time',
  deleted_time: 'deleted_time',
  lifecycle_stage: 'lifecycle_stage',
  artifact_uri: 'artifact_uri',
  source_name: 'source_name',
  source_version: 'source_version',
};

/** The id of the run that a path of the outline names. */
export function runIdOf(folder: string): string {
  return folder.slice('runs/'.length);
}

/**
 * Reads runs whose ids stand side by side: one range of each table, so that all batches together read each table once,
 * by the index on run ids. The table `metrics` comes last, and each run is given away when its points are complete.
 */
export function* readRuns<Request extends RunRequest>(
  tables: RunTables,
  batch: readonly Request[],
): Iterable<readonly [Request, RunReading]> {
  const requests = new Map(batch.map((request) => [runIdOf(request.folder), request]));
  const ids = [...requests.keys()].sort(compareBytes);
  const range = [ids[0] ?? '', ids.at(-1) ?? ''];
  const drafts = new Map<string, RunDraft>();
  const done = new Set<Request>();
  const { database } = tables;
  for (const row of database.rows('runs', Object.values(META), between('run_uuid', range))) {
    const request = requests.get(textOf(row['run_uuid']) ?? '');
    // Nothing but a primary key forbids a second row of one id; the outline has told of it.
    if (!request || done.has(request)) continue;
    done.add(request);
    const draft = startDraft(tables, request, row);
    if (draft.mark.fingerprint !== undefined && draft.mark.fingerprint === request.knownFingerprint)
      yield [request, { kind: 'unchanged' }];
    else drafts.set(runIdOf(request.folder), draft);
  }
  if (drafts.size > 0) {
    readPairs(database, 'params', range, drafts, ({ params }) => params);
    readPairs(database, 'tags', range, drafts, ({ tags }) => tags);
    readInputs(database, range, drafts);
    readLatest(database, range, drafts);
    noteDamage(database, 0, drafts);
    const known = database.problems.length;
    yield* readMetrics(database, range, drafts, requests);
    // Runs without points are left, and those that a damaged table did not come to.
    noteDamage(database, known, drafts);
  }
  for (const [id, draft] of drafts) {
    const request = requests.get(id);
    if (request) yield [request, finish(request, draft, [])];
  }
  for (const request of requests.values()) if (!done.has(request)) yield [request, lost(tables, request)];
}

/** A table that cannot be read to its end is a loss for each run that may have had rows there. */
function noteDamage(database: Database, from: number, drafts: RunDrafts): void {
  for (const { path: table, found } of database.problems.slice(from)) {
    for (const [id, { problems }] of drafts)
      problems.push({ code: 'table-damaged', path: `runs/${id}`, key: table, found });
  }
}

/** A run of the outline whose row is not found by its id. */
function lost({ mark }: RunTables, { folder }: RunRequest): RunReading {
  const rows: RowCounts = {};
  countRows(rows, 'runs', 0, 1);
  return {
    kind: 'none',
    folder,
    problems: [{ code: 'run-unreadable', path: folder }],
    files: {},
    rows,
    mark,
  };
}

/** Orders ids as SQLite does: by their UTF-8 bytes. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function between(column: string, range: readonly string[]): Rows {
  return { tail: `WHERE ${column} BETWEEN ? AND ?`, values: range };
}

function startDraft(tables: RunTables, { folder }: RunRequest, row: Row): RunDraft {
  const meta = metaOfRow(row, META);
  const problems: Problem[] = [];
  const files: FileCounts = {};
  const rows: RowCounts = {};
  countRows(rows, 'runs', 1);
  const experimentId = textOf(row['experiment_id']) ?? NO_EXPERIMENT;
  const found = tables.folders.find(textOf(row['artifact_uri']), [experimentId, runIdOf(folder)]);
  const artifactRoot = found ?? { location: undefined, folder: '' };
  const { artifacts, mark } = scanArtifacts(tables, found, problems, files);
  return {
    meta,
    artifactRoot,
    artifacts,
    mark,
    problems,
    files,
    rows,
    params: [],
    tags: [],
    datasetInputs: [],
    modelInputs: [],
    modelOutputs: [],
    latest: new Map(),
  };
}

/** Lists the files of an artifact folder; the mark is that of the database and of these files together. */
export function scanArtifacts(
  { mark, folderAt }: Pick<RunTables, 'mark' | 'folderAt'>,
  root: ArtifactRoot | undefined,
  problems: Problem[],
  files: FileCounts,
): { readonly artifacts: readonly ArtifactFile[]; readonly mark: RunMark } {
  if (!root) return { artifacts: [], mark };
  const at = resolve(folderAt(root.location), root.folder);
  const scan = scanFolder(at, root.folder);
  addProblems(problems, scan.problems);
  const artifacts = scan.files.flatMap((file): ArtifactFile[] => {
    file.stats = statFile(resolve(at, file.path));
    if (!file.stats) {
      problems.push({ code: 'file-vanished', path: join(root.folder, file.path) });
      return [];
    }
    const { size } = file.stats;
    countFiles(files, 'artifact', 1, size);
    return [{ path: file.path, size }];
  });
  const { fingerprint, newestMtimeMs } = markFolder(scan.files, problems);
  return {
    artifacts,
    mark: {
      fingerprint: fingerprint && hash('sha1', `${mark.fingerprint}\n${fingerprint}`, 'base64'),
      newestMtimeMs: Math.max(mark.newestMtimeMs, newestMtimeMs),
    },
  };
}

function readPairs(
  database: Database,
  table: 'params' | 'tags',
  range: readonly string[],
  drafts: RunDrafts,
  listOf: (draft: RunDraft) => KeyValue[],
): void {
  const known = new Map<RunDraft, Set<string>>();
  for (const row of database.rows(table, ['run_uuid', 'key', 'value'], between('run_uuid', range))) {
    const draft = drafts.get(textOf(row['run_uuid']) ?? '');
    if (!draft) continue;
    const key = textOf(row['key']) ?? '';
    const keys = known.get(draft) ?? new Set();
    known.set(draft, keys);
    if (keys.has(key)) {
      noteAgain(draft, table, row, key);
      continue;
    }
    keys.add(key);
    listOf(draft).push({ key, value: textOf(row['value']) ?? '' });
    countRows(draft.rows, table, 1);
  }
}

function readLatest(database: Database, range: readonly string[], drafts: RunDrafts): void {
  const columns = ['run_uuid', 'key', 'value', 'timestamp', 'step', 'is_nan'];
  for (const row of database.rows('latest_metrics', columns, between('run_uuid', range))) {
    const draft = drafts.get(textOf(row['run_uuid']) ?? '');
    if (!draft) continue;
    const key = textOf(row['key']) ?? '';
    if (!draft.latest.has(key)) {
      draft.latest.set(key, row);
      continue;
    }
    noteAgain(draft, 'latest_metrics', row, key);
  }
}

/** Keys that are no text may look alike, and nothing but a primary key forbids a second row of one key. */
function noteAgain(draft: RunDraft, table: TableName, row: Row, key: string): void {
  const path = `runs/${textOf(row['run_uuid'])}/${table}/${key}`;
  draft.problems.push({ code: 'rows-invalid', path, key: 'key', found: excerpt(`${key} again`), count: 1 });
  countRows(draft.rows, table, 0, 1);
}

function* readMetrics<Request extends RunRequest>(
  database: Database,
  range: readonly string[],
  drafts: Map<string, RunDraft>,
  requests: ReadonlyMap<string, Request>,
): Iterable<readonly [Request, RunReading]> {
  const collector = metricCollector();
  let runId: Cell | undefined;
  let draft: RunDraft | undefined;
  const complete = function* (): Iterable<readonly [Request, RunReading]> {
    const request = requests.get(String(runId));
    if (!draft || !request) return;
    drafts.delete(String(runId));
    yield [request, finish(request, draft, takeMetrics(collector, draft, request.folder))];
  };
  for (const row of metricTuples(database, range)) {
    if (row[0] !== runId) {
      yield* complete();
      runId = row[0];
      draft = drafts.get(String(runId));
    }
    if (draft) collector.add(row[1], row[2], row[3], row[4]);
  }
  yield* complete();
}

/** Integers that a double does not hold would end the reading: they come as text, and are refused with a problem. */
function exact(column: string): string {
  return `CASE WHEN ${column} BETWEEN -4503599627370495 AND 4503599627370495 THEN ${column} ELSE CAST(${column} AS TEXT) END`;
}

/** `run_uuid`, `key`, `timestamp`, `step` and `value` of each point, run by run. */
function metricTuples(database: Database, range: readonly string[]): Iterable<readonly Cell[]> {
  const step = database.hasColumn('metrics', 'step') ? exact('step') : '0';
  const value = database.hasColumn('metrics', 'is_nan')
    ? "CASE WHEN is_nan THEN 'NaN' ELSE value END"
    : 'value';
  return database.tuples('metrics', ['run_uuid', 'key', exact('timestamp'), step, value], {
    tail: 'WHERE run_uuid BETWEEN ? AND ? ORDER BY run_uuid',
    values: range,
  });
}

/** The metrics of a run from its points and its latest values, and what is wrong with them. */
function takeMetrics(collector: MetricCollector, draft: RunDraft, folder: string): readonly RawMetric[] {
  const { metrics, rows, faults } = collector.finish();
  let reported = 0;
  for (const [key, fault] of faults) {
    const path = `${folder}/metrics/${key}`;
    const { rows: count, first } = fault;
    draft.problems.push({ code: 'metric-rows-invalid', path, key, found: excerpt(first), count });
    reported += count;
  }
  if (rows > 0) countRows(draft.rows, 'metrics', rows - reported, reported);
  return metrics;
}

function finish(request: RunRequest, draft: RunDraft, points: readonly RawMetric[]): RunReading {
  const { folder, experimentId } = request;
  const { latest, mark, ...parts } = draft;
  const metrics = checkLatest(points, latest, folder, draft.problems, draft.rows);
  const run: RawRun = { ...parts, id: runIdOf(folder), experimentId, folder, metaPath: folder, metrics };
  return { kind: 'run', run, mark };
}
