import { isAbsolute, relative, sep } from 'node:path';
import type { StoredDiagnostic } from '../entities/diagnostic.ts';
import { COLLECTIONS, type Manifest, type Source } from '../entities/manifest.ts';
import { locationName, writeLocations } from '../snapshot/locations.ts';
import { openSnapshotWriter, type SnapshotParts, type SnapshotWriter } from '../snapshot/write-snapshot.ts';
import type { FileCounts } from '../store/file-counts.ts';
import { type HeldStore, holdStore } from '../store/hold-store.ts';
import { openStore } from '../store/open-store.ts';
import type { RowCounts } from '../store/row-counts.ts';
import { mapName } from '../store/store-location.ts';
import { collectSource } from './collect-source.ts';
import { type Collected, emptyCollections } from './collected.ts';
import { NoStoreError } from './find-sources.ts';
import { compareText } from './link-runs.ts';
import { type IngestSource, planSource, type SourcePlan, type TakenKeys } from './plan-source.ts';
import type { RunBatch, RunTask } from './read-batch.ts';
import { readBatches } from './read-batches.ts';
import { keyPrefixOf, readRunCache, type SourceCache, writeRunCache } from './run-cache.ts';
import type { RunResult } from './run-result.ts';
import { whenFree } from './when-free.ts';

export type IngestOptions = {
  readonly sources: readonly IngestSource[];
  readonly snapshotDir: string;
  /** Reads every run again, whatever the cache says. */
  readonly force: boolean;
  /** What becomes of sources without any experiment: by default they are refused, and the present snapshot stays. */
  readonly whenEmpty?: 'refuse' | 'write';
  /** For so long another process that writes the same snapshot is waited for; by default not at all. */
  readonly patienceMs?: number;
  readonly onProgress?: (done: number, total: number) => void;
};

export type IngestResult = {
  readonly manifest: Manifest;
  /** Run folders taken over unread, and run folders read. */
  readonly kept: number;
  readonly read: number;
  readonly diagnostics: readonly StoredDiagnostic[];
};

/** Coarse clocks of file systems: a file changed this soon before the reading may change again unseen. */
const RACY_MS = 2000;

/**
 * Reads all sources and writes the snapshot. Nothing that a store holds makes it throw. A database that was written to
 * meanwhile is read once more, from a copy.
 *
 * @throws NoStoreError when no source holds an experiment, or the snapshot would be written into a source.
 */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  refuseInside(options);
  const copied = new Set<string>();
  for (;;) {
    const held = options.sources.map((source) => ({ source, ...holdStore(source, copied.has(source.id)) }));
    const writer = await whenFree(() => openSnapshotWriter(options.snapshotDir), options.patienceMs ?? 0);
    try {
      const reading = await readSources(writer, options, held);
      if (!noteChanged(held, copied)) return finish(writer, options, reading);
    } catch (error) {
      // What is overwritten while it is being read can look damaged.
      if (!noteChanged(held, copied)) {
        writer.abort();
        throw error;
      }
    } finally {
      for (const { release } of held) release();
    }
    writer.abort();
  }
}

/** Remembers the sources that were written to while they were read; whether there are any. */
function noteChanged(held: readonly HeldSource[], copied: Set<string>): boolean {
  const changed = held.filter(({ hasChanged }) => hasChanged());
  for (const { source } of changed) copied.add(source.id);
  return changed.length > 0;
}

/** A store is never written to, and a snapshot within it would be read as part of it. */
function refuseInside({ sources, snapshotDir }: IngestOptions): void {
  for (const { root, label, database } of sources) {
    const way = relative(root, snapshotDir);
    const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
    // Of the folder of a database only artifact folders are read.
    if (isOutside || database !== undefined) continue;
    throw new NoStoreError(
      `The snapshot ${snapshotDir} would lie in the store ${label}, which is only ever read. Choose another folder with --out.`,
    );
  }
}

type HeldSource = HeldStore & { readonly source: IngestSource };

/** Everything that was read, source by source. */
type Reading = {
  readonly plans: readonly SourcePlan[];
  readonly results: readonly ReadonlyMap<string, RunResult>[];
  /** Keys of the runs that were taken over unread and have a history file. */
  readonly keptHistories: readonly string[];
  readonly kept: number;
  readonly read: number;
};

async function readSources(
  writer: SnapshotWriter,
  options: IngestOptions,
  held: readonly HeldSource[],
): Promise<Reading> {
  const { snapshotDir, sources } = options;
  const racyAfterMs = Date.now() - RACY_MS;
  const caches = options.force ? new Map<string, SourceCache>() : readRunCache(snapshotDir, sources);
  const cacheOf = (index: number) => caches.get(sources[index]?.id ?? '') ?? new Map<string, RunResult>();
  const taken: TakenKeys = { experiments: new Set(), runs: new Set(), loggedModels: new Set() };
  const plans: SourcePlan[] = [];
  const batches: RunBatch[] = [];
  for (const [index, { source, location }] of held.entries()) {
    const store = openStore(location);
    const plan = planSource(source, keyPrefixOf(sources, index), store, taken);
    plans.push(plan);
    for (const tasks of store.inBatches(tasksOf(plan, cacheOf(index)))) {
      const { sourceId } = plan;
      const newDir = writer.dir;
      batches.push({ sourceIndex: index, sourceId, location, snapshotDir, newDir, tasks, racyAfterMs });
    }
    store.close();
  }

  const results = plans.map(() => new Map<string, RunResult>());
  const total = batches.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const keptHistories: string[] = [];
  let kept = 0;
  let read = 0;
  await readBatches(batches, (answer) => {
    const found = results[answer.sourceIndex];
    const cache = cacheOf(answer.sourceIndex);
    for (const result of answer.results) found?.set(result.folder, result);
    for (const folder of answer.unchanged) {
      const known = cache.get(folder);
      if (!known) throw new Error(`missing cache entry: ${folder}`);
      found?.set(folder, known);
      if (known.run?.historyBytes !== undefined) keptHistories.push(known.key);
    }
    read += answer.results.length;
    kept += answer.unchanged.length;
    options.onProgress?.(read + kept, total);
  });
  return { plans, results, keptHistories, kept, read };
}

/** The runs to read of one source, with what is known of them. */
function tasksOf(plan: SourcePlan, cache: SourceCache): readonly RunTask[] {
  return plan.experiments.flatMap(({ raw, key: experimentKey, runs }) =>
    runs.map(({ folder, key }): RunTask => {
      const known = cache.get(folder);
      const holds = known?.key === key && known.experimentKey === experimentKey;
      return {
        folder,
        experimentId: raw.id,
        experimentKey,
        key,
        knownFingerprint: holds ? known.fingerprint : undefined,
        historyBytes: known?.run?.historyBytes,
      };
    }),
  );
}

/** Connects what was read, and puts the new snapshot in the place of the present one. */
function finish(writer: SnapshotWriter, options: IngestOptions, reading: Reading): IngestResult {
  const { snapshotDir, sources } = options;
  const { plans, results, keptHistories, kept, read } = reading;
  const collected = emptyCollections();
  const entries = plans.map((plan, index): Source => {
    const { files, rows } = collectSource(plan, results[index] ?? new Map(), collected);
    const { sourceId: id, source } = plan;
    const kind = source.database === undefined ? 'mlflow-file-store' : 'mlflow-sqlite';
    return { id, kind, label: source.label, files: sortedCounts(files), rows: sortedRows(rows) };
  });
  if (collected.lines.experiments.length === 0 && options.whenEmpty !== 'write')
    throw emptyError(sources, collected.diagnostics);
  const parts = { sources: entries, kept: keptHistories, read };
  const { manifest, isNew } = writeCollections(writer, collected, parts);
  writeLocations(snapshotDir, new Map(sources.flatMap(foldersOf)));
  if (isNew)
    writeRunCache(snapshotDir, sources, (source) => results[sources.indexOf(source)]?.values() ?? []);
  return { manifest, kept, read, diagnostics: collected.diagnostics };
}

/** The folders that artifacts of a source may lie in, by the names that the snapshot has for them. */
function foldersOf({ id, root, artifactMaps = [] }: IngestSource): (readonly [string, string])[] {
  return [
    [id, root],
    ...artifactMaps.map(({ to }, index) => [locationName(id, mapName(index)), to] as const),
  ];
}

function emptyError(
  sources: readonly IngestSource[],
  diagnostics: readonly StoredDiagnostic[],
): NoStoreError {
  const labels = sources.map(({ label }) => label).join(', ');
  const broken = diagnostics
    .filter(({ code }) => code === 'database-unreadable')
    .map(({ what }) => ` ${what}`);
  return new NoStoreError(
    `There is no experiment in ${labels}: looked for <experiment>/meta.yaml, for runs in <experiment>/<run>/ with meta.yaml, params, metrics or tags, and in databases for rows of experiments and runs.${broken.join('')} Nothing was written.`,
  );
}

function sortedCounts(files: FileCounts): Source['files'] {
  return Object.entries(files)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, counts]) => ({ class: name, ...counts }));
}

function sortedRows(rows: RowCounts): Source['rows'] {
  return Object.entries(rows)
    .sort(([a], [b]) => compareText(a, b))
    .map(([table, { used, reported }]) => ({ table, rows: used + reported, used, reported }));
}

function writeCollections(
  writer: SnapshotWriter,
  collected: Collected,
  parts: Omit<SnapshotParts, 'counts'>,
): ReturnType<SnapshotWriter['commit']> {
  const { lines, diagnostics, counts } = collected;
  diagnostics.sort(
    (a, b) =>
      compareText(a.sourceId, b.sourceId) ||
      compareText(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.key, b.key) ||
      compareText(a.what, b.what),
  );
  for (const name of COLLECTIONS) {
    if (name === 'diagnostics') {
      writer.writeCollection(
        name,
        diagnostics.map((diagnostic) => JSON.stringify(diagnostic)),
      );
    } else {
      lines[name].sort((a, b) => compareText(a.key, b.key));
      writer.writeCollection(
        name,
        lines[name].map(({ json }) => json),
      );
    }
  }
  const severity = (name: StoredDiagnostic['severity']) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === name).length;
  return writer.commit({
    ...parts,
    counts: {
      ...counts,
      experiments: lines.experiments.length,
      runs: lines.runs.length,
      datasets: lines.datasets.length,
      loggedModels: lines['logged-models'].length,
      registeredModels: lines['registered-models'].length,
      traces: lines.traces.length,
      errors: severity('error'),
      warnings: severity('warning'),
      infos: severity('info'),
    },
  });
}
