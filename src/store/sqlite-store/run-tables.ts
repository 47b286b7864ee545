import { Buffer } from 'node:buffer';
import type { KeyValue } from '../../entities/scalar.ts';
import type { FileCounts } from '../file-counts.ts';
import { excerpt, type Problem } from '../problem.ts';
import { countRows, type RowCounts } from '../row-counts.ts';
import type { RawMetric, RawRun, RunReading, RunRequest } from '../run-store.ts';
import type { ArtifactFolders } from './artifact-folders.ts';
import { type Database, type Row, type Rows, type TableName, textOf } from './database.ts';
import { NO_EXPERIMENT } from './experiment-tables.ts';
import { readInputs } from './input-tables.ts';
import { checkLatest } from './latest-metrics.ts';
import { metaOfRow, pairOf } from './meta-of-row.ts';
import { noteDamage, readMetrics } from './metric-tables.ts';
import type { RunDraft, RunDrafts } from './run-draft.ts';
import { type ArtifactPlaces, scanArtifacts } from './scan-artifacts.ts';

export type RunTables = ArtifactPlaces & {
  readonly database: Database;
  readonly folders: ArtifactFolders;
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
    noteDamage(database.problems, drafts);
    for (const [id, draft, metrics] of readMetrics(database, range, drafts)) {
      const request = requests.get(id);
      drafts.delete(id);
      if (request) yield [request, finish(request, draft, metrics)];
    }
  }
  // Runs without points are left.
  for (const [id, draft] of drafts) {
    const request = requests.get(id);
    if (request) yield [request, finish(request, draft, [])];
  }
  for (const request of requests.values()) if (!done.has(request)) yield [request, lost(tables, request)];
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
    const pair = pairOf(row);
    const { key } = pair;
    const keys = known.get(draft) ?? new Set();
    known.set(draft, keys);
    if (keys.has(key)) {
      noteAgain(draft, table, row, key);
      continue;
    }
    keys.add(key);
    listOf(draft).push(pair);
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

function finish(request: RunRequest, draft: RunDraft, points: readonly RawMetric[]): RunReading {
  const { folder, experimentId } = request;
  const { latest, mark, ...parts } = draft;
  const metrics = checkLatest(points, latest, folder, draft.problems, draft.rows);
  const run: RawRun = { ...parts, id: runIdOf(folder), experimentId, folder, metaPath: folder, metrics };
  return { kind: 'run', run, mark };
}
