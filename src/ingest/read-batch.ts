import { runSchema } from '../entities/run.ts';
import { hasHistory, writeHistory } from '../snapshot/write-snapshot.ts';
import { openStore } from '../store/open-store.ts';
import type { RunReading, RunRequest } from '../store/run-store.ts';
import type { StoreLocation } from '../store/store-location.ts';
import { artifactsJson } from './artifacts-line.ts';
import { buildRun } from './build-run.ts';
import type { RunResult } from './run-result.ts';

/** A run to read, unless its fingerprint still holds. */
export type RunTask = RunRequest & {
  readonly key: string;
  readonly experimentKey: string;
  /** Size of its history file in the present snapshot; undefined when it has none. */
  readonly historyBytes: number | undefined;
};

/** Some runs of one source, to be read by whoever is free. Plain data: it crosses threads. */
export type RunBatch = {
  /** Index of the source among those of the ingest. */
  readonly sourceIndex: number;
  readonly sourceId: string;
  readonly location: StoreLocation;
  /** The present snapshot, whose history files of unchanged runs are taken over. */
  readonly snapshotDir: string;
  /** The snapshot being made; history files are written there. */
  readonly newDir: string;
  readonly tasks: readonly RunTask[];
  /** What was modified later than this may change again without looking different. */
  readonly racyAfterMs: number;
};

export type BatchAnswer = {
  readonly sourceIndex: number;
  readonly unchanged: readonly string[];
  readonly results: readonly RunResult[];
};

/** Reads the runs of a batch, writes their history files and gives everything else back. */
export function readBatch(batch: RunBatch): BatchAnswer {
  const store = openStore(batch.location);
  const unchanged: string[] = [];
  const results: RunResult[] = [];
  const lost: RunTask[] = [];
  for (const [task, reading] of store.readRuns(batch.tasks)) {
    if (reading.kind !== 'unchanged') results.push(toResult(batch, task, reading));
    else if (canKeep(batch, task)) unchanged.push(task.folder);
    else lost.push({ ...task, knownFingerprint: undefined });
  }
  for (const [task, reading] of lost.length > 0 ? store.readRuns(lost) : []) {
    if (reading.kind !== 'unchanged') results.push(toResult(batch, task, reading));
  }
  store.close();
  return { sourceIndex: batch.sourceIndex, unchanged, results };
}

/** Whether the history of an unchanged run can be taken over from the present snapshot, or there is none. */
function canKeep({ snapshotDir }: RunBatch, { key, historyBytes }: RunTask): boolean {
  return historyBytes === undefined || hasHistory(snapshotDir, key, historyBytes);
}

/** What collecting adds to a run. */
const NOT_YET_KNOWN = { artifacts: { files: 0, bytes: 0 }, datasets: [], diagnostics: 0 };

function toResult(
  batch: RunBatch,
  task: RunTask,
  reading: Exclude<RunReading, { kind: 'unchanged' }>,
): RunResult {
  const { fingerprint, newestMtimeMs } = reading.mark;
  const head = {
    folder: task.folder,
    key: task.key,
    experimentKey: task.experimentKey,
    ...(fingerprint !== undefined && newestMtimeMs < batch.racyAfterMs ? { fingerprint } : {}),
  };
  if (reading.kind === 'none')
    return { ...head, files: reading.files, rows: reading.rows, problems: reading.problems };

  const { run: raw } = reading;
  const { run: draft, problems } = buildRun(raw, {
    sourceId: batch.sourceId,
    experimentKey: task.experimentKey,
    key: task.key,
  });
  const metrics = [...raw.metrics].sort((a, b) => (a.summary.key < b.summary.key ? -1 : 1));
  const lines = metrics.map(({ line }) => line);
  const history = lines.length > 0 ? writeHistory(batch.newDir, task.key, lines) : undefined;
  const run = history ? { ...draft, history } : draft;
  const checked = runSchema.safeParse({ ...run, ...NOT_YET_KNOWN });
  if (!checked.success)
    throw new Error(`invalid run ${task.folder}: ${checked.error.message}`, { cause: checked.error });
  return {
    ...head,
    files: raw.files,
    rows: raw.rows,
    problems,
    run: {
      runId: raw.id,
      ...(draft.parentRunId === undefined ? {} : { parentRunId: draft.parentRunId }),
      json: JSON.stringify(run),
      datasetInputs: raw.datasetInputs,
      ...(history ? { historyBytes: history.bytes } : {}),
      artifacts: {
        files: raw.artifacts.length,
        bytes: raw.artifacts.reduce((sum, { size }) => sum + size, 0),
      },
      ...(raw.artifacts.length > 0
        ? { artifactsJson: artifactsJson(batch.sourceId, 'run', task.key, raw.artifactRoot, raw.artifacts) }
        : {}),
      counts: {
        params: draft.params.length,
        tags: draft.tags.length,
        metrics: draft.metrics.length,
        points: draft.metrics.reduce((sum, { points }) => sum + points, 0),
      },
    },
  };
}
