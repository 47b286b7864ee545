import { isAbsolute, relative, sep } from 'node:path';
import type { StoredDiagnostic } from '../entities/diagnostic.ts';
import { COLLECTIONS, type Manifest, type Source } from '../entities/manifest.ts';
import { writeLocations } from '../snapshot/locations.ts';
import { openSnapshotWriter, type SnapshotParts, type SnapshotWriter } from '../snapshot/write-snapshot.ts';
import type { FileCounts } from '../store/file-counts.ts';
import { openFileStore } from '../store/file-store/file-store.ts';
import { type Collected, collectSource, emptyCollections } from './collect-source.ts';
import { NoStoreError } from './find-sources.ts';
import { compareText } from './link-runs.ts';
import { type IngestSource, planSource, type SourcePlan, type TakenKeys } from './plan-source.ts';
import type { RunBatch, RunTask } from './read-batch.ts';
import { readBatches } from './read-batches.ts';
import { keyPrefixOf, readRunCache, type SourceCache, writeRunCache } from './run-cache.ts';
import type { RunResult } from './run-result.ts';

export type IngestOptions = {
  readonly sources: readonly IngestSource[];
  readonly snapshotDir: string;
  /** Reads every run again, whatever the cache says. */
  readonly force: boolean;
  /** What becomes of sources without any experiment: by default they are refused, and the present snapshot stays. */
  readonly whenEmpty?: 'refuse' | 'write';
  readonly onProgress?: (done: number, total: number) => void;
};

export type IngestResult = {
  readonly manifest: Manifest;
  /** Run folders taken over unread, and run folders read. */
  readonly kept: number;
  readonly read: number;
  readonly diagnostics: readonly StoredDiagnostic[];
};

const RUNS_PER_BATCH = 64;
/** Coarse clocks of file systems: a file changed this soon before the reading may change again unseen. */
const RACY_MS = 2000;

/**
 * Reads all sources and writes the snapshot. Nothing that a store holds makes it throw.
 *
 * @throws NoStoreError when no source holds an experiment, or the snapshot would be written into a source.
 */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  refuseInside(options);
  const writer = openSnapshotWriter(options.snapshotDir);
  try {
    return await ingestWith(writer, options);
  } catch (error) {
    writer.abort();
    throw error;
  }
}

/** A store is never written to, and a snapshot within it would be read as part of it. */
function refuseInside({ sources, snapshotDir }: IngestOptions): void {
  for (const { root, label } of sources) {
    const way = relative(root, snapshotDir);
    const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
    if (isOutside) continue;
    throw new NoStoreError(
      `The snapshot ${snapshotDir} would lie in the store ${label}, which is only ever read. Choose another folder with --out.`,
    );
  }
}

async function ingestWith(writer: SnapshotWriter, options: IngestOptions): Promise<IngestResult> {
  const { snapshotDir, sources } = options;
  const racyAfterMs = Date.now() - RACY_MS;
  const caches = options.force ? new Map<string, SourceCache>() : readRunCache(snapshotDir, sources);
  const taken: TakenKeys = { experiments: new Set(), runs: new Set(), loggedModels: new Set() };
  const plans = sources.map((source, index) => {
    return planSource(source, keyPrefixOf(sources, index), openFileStore(source.root), taken);
  });

  const results = plans.map(() => new Map<string, RunResult>());
  const cacheOf = (index: number) => caches.get(sources[index]?.id ?? '') ?? new Map<string, RunResult>();
  const batches = plans.flatMap((plan, index) =>
    batchesOf(plan, index, cacheOf(index)).map((batch) => ({
      ...batch,
      snapshotDir,
      newDir: writer.dir,
      racyAfterMs,
    })),
  );
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

  const collected = emptyCollections();
  const entries = plans.map((plan, index): Source => {
    const files = collectSource(plan, results[index] ?? new Map(), collected);
    const { sourceId: id, source } = plan;
    return { id, kind: 'mlflow-file-store', label: source.label, files: sortedCounts(files) };
  });
  if (collected.lines.experiments.length === 0 && options.whenEmpty !== 'write') throw emptyError(sources);
  const { manifest, isNew } = writeCollections(writer, collected, {
    sources: entries,
    kept: keptHistories,
    read,
  });
  writeLocations(snapshotDir, new Map(sources.map(({ id, root }) => [id, root])));
  if (isNew)
    writeRunCache(snapshotDir, sources, (source) => results[sources.indexOf(source)]?.values() ?? []);
  return { manifest, kept, read, diagnostics: collected.diagnostics };
}

function emptyError(sources: readonly IngestSource[]): NoStoreError {
  const labels = sources.map(({ label }) => label).join(', ');
  return new NoStoreError(
    `There is no experiment in ${labels}: looked for <experiment>/meta.yaml, and for runs in <experiment>/<run>/ with meta.yaml, params, metrics or tags. Nothing was written.`,
  );
}

function batchesOf(
  plan: SourcePlan,
  sourceIndex: number,
  cache: SourceCache,
): Omit<RunBatch, 'snapshotDir' | 'newDir' | 'racyAfterMs'>[] {
  return plan.experiments.flatMap(({ raw, key, runs }) => {
    const tasks = runs.map(({ folder, key: runKey }): RunTask => {
      const known = cache.get(folder);
      const fingerprint = known?.fingerprint;
      if (!fingerprint || known.key !== runKey || known.experimentKey !== key) return { folder, key: runKey };
      return {
        folder,
        key: runKey,
        known: { fingerprint, historyBytes: known.run?.historyBytes },
      };
    });
    const shared = {
      sourceIndex,
      sourceId: plan.sourceId,
      root: plan.source.root,
      experimentId: raw.id,
      experimentKey: key,
    };
    return Array.from({ length: Math.ceil(tasks.length / RUNS_PER_BATCH) }, (_, index) => ({
      ...shared,
      tasks: tasks.slice(index * RUNS_PER_BATCH, (index + 1) * RUNS_PER_BATCH),
    }));
  });
}

function sortedCounts(files: FileCounts): Source['files'] {
  return Object.entries(files)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, counts]) => ({ class: name, ...counts }));
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
