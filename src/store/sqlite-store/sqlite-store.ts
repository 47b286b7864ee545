import { join } from 'node:path';
import { artifactKeeper } from '../../entities/artifact-uri.ts';
import { countFiles, type FileCounts } from '../file-counts.ts';
import { statFile } from '../file-store/scan-folder.ts';
import { addProblems, type Problem } from '../problem.ts';
import type { RowCounts } from '../row-counts.ts';
import type { RawExperiment, RawLoggedModel, RawOutline, RunStore } from '../run-store.ts';
import { type BrokenDatabase, type DatabaseLocation, mapName } from '../store-location.ts';
import { artifactFolders } from './artifact-folders.ts';
import { openDatabase } from './database.ts';
import { type ExperimentRows, noRows, readExperiments } from './experiment-tables.ts';
import { findStrayInputs } from './input-tables.ts';
import { type LoggedModelRows, readLoggedModels } from './logged-model-tables.ts';
import { findOrphans } from './orphans.ts';
import { readRegistry } from './registry-tables.ts';
import { rowFaults } from './row-faults.ts';
import { compareBytes, type RunTables, readRuns, runIdOf } from './run-tables.ts';
import { scanArtifacts } from './scan-artifacts.ts';

const RUNS_PER_BATCH = 512;

/**
 * Opens the SQLite database of a tracking server, of any release since 2019. A run is named `runs/<run id>`, as if the
 * tables were folders.
 */
export function openSqliteStore(location: DatabaseLocation): RunStore {
  const { root, artifactMaps, mark } = location;
  const database = openDatabase(location.file);
  const places = new Map(artifactMaps.map(({ to }, index) => [mapName(index), to]));
  const tables: RunTables = {
    database,
    mark,
    folders: artifactFolders(root, artifactMaps),
    folderAt: (name) => (name === undefined ? root : (places.get(name) ?? root)),
  };
  return {
    readOutline: () => readOutline(tables, location),
    runIdOf,
    readRunMeta: () => undefined,
    inBatches(runs) {
      // Without an index each batch would look at every row; such databases are from before 2022 and small.
      const isIndexed = database.isIndexedBy('metrics', 'run_uuid');
      const size = isIndexed ? RUNS_PER_BATCH : Math.max(1, runs.length);
      const sorted = [...runs].sort((a, b) => compareBytes(a.folder, b.folder));
      return Array.from({ length: Math.ceil(sorted.length / size) }, (_, index) =>
        sorted.slice(index * size, (index + 1) * size),
      );
    },
    readRuns: (batch) => readRuns(tables, batch),
    close: database.close,
  };
}

/** Stands for a database that cannot be read: nothing but a problem that says why. */
export function brokenStore({ root, database, fault }: BrokenDatabase): RunStore {
  const files: FileCounts = {};
  countFiles(files, 'database', 1, statFile(join(root, database))?.size ?? 0);
  const registry = { folder: '', models: [], problems: [], files: {} };
  const problems: readonly Problem[] = [{ code: 'database-unreadable', path: '', found: fault }];
  return {
    readOutline: () => ({ folder: '', experiments: [], registry, problems, files, rows: {} }),
    runIdOf,
    readRunMeta: () => undefined,
    inBatches: () => [],
    readRuns: () => [],
    close: () => undefined,
  };
}

function readOutline(tables: RunTables, { root, database: name }: DatabaseLocation): RawOutline {
  const { database } = tables;
  const rows: RowCounts = {};
  const files: FileCounts = {};
  const faults = rowFaults(rows);
  countFiles(files, 'database', 1, statFile(join(root, name))?.size ?? 0);
  const experiments = readExperiments(database, rows, faults);
  const modelsOf = Map.groupBy(readLoggedModels(database, rows, faults), ({ experimentId }) => experimentId);
  // Logged models of an experiment that is gone are shown as its runs are.
  for (const id of modelsOf.keys()) {
    if (!experiments.has(id)) experiments.set(id, noRows(undefined));
  }
  const raw = [...experiments].map(([id, found]) => toExperiment(tables, id, found, modelsOf.get(id) ?? []));
  const registry = readRegistry(database, rows);
  findOrphans(database, faults);
  findStrayInputs(database, faults);
  const problems = [...faults.problems()];
  addProblems(problems, database.problems);
  return { folder: '', experiments: raw, registry, problems, files, rows };
}

function toExperiment(
  tables: RunTables,
  id: string,
  { meta, tags, datasets, traces, runIds }: ExperimentRows,
  models: readonly LoggedModelRows[],
): RawExperiment {
  const folder = `experiments/${id}`;
  const problems: Problem[] = [];
  const files: FileCounts = {};
  const location = meta?.get('artifact_location');
  // Of a bucket, the pages of its runs say so.
  const isMissing =
    typeof location === 'string' &&
    artifactKeeper(location) !== 'remote' &&
    !tables.folders.knows(location, id);
  if (runIds.length > 0 && isMissing)
    problems.push({ code: 'artifacts-elsewhere', path: folder, key: 'artifact_location', found: location });
  return {
    id,
    folder,
    inTrash: false,
    meta,
    metaPath: folder,
    withoutMeta: 'experiment-without-row',
    tags,
    datasets,
    traces,
    loggedModels: models.map((model) => toLoggedModel(tables, model, problems, files)),
    runFolders: runIds.map((runId) => `runs/${runId}`),
    problems,
    files,
  };
}

function toLoggedModel(
  tables: RunTables,
  { id, experimentId, meta, params, tags, metrics }: LoggedModelRows,
  problems: Problem[],
  files: FileCounts,
): RawLoggedModel {
  const uri = meta.get('artifact_location');
  const found = tables.folders.find(typeof uri === 'string' ? uri : undefined, [experimentId, 'models', id]);
  const folder = `logged_models/${id}`;
  return {
    id,
    folder,
    metaPath: folder,
    meta,
    params,
    tags,
    metrics: metrics.all(),
    artifactRoot: found ?? { location: undefined, folder: '' },
    artifacts: scanArtifacts(tables, found, problems, files).artifacts,
  };
}
