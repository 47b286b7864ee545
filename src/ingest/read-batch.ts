import { runSchema } from '../entities/run.ts';
import { hasHistory, writeHistory } from '../snapshot/write-snapshot.ts';
import { openFileStore } from '../store/file-store/file-store.ts';
import type { RunReading, RunStore } from '../store/run-store.ts';
import { artifactsJson } from './artifacts-line.ts';
import { buildRun } from './build-run.ts';
import type { RunResult } from './run-result.ts';

/** A run folder to read, unless its fingerprint still holds. */
export type RunTask = {
  readonly folder: string;
  readonly key: string;
  readonly known?: { readonly fingerprint: string; readonly historyBytes: number | undefined };
};

/** Some run folders of one experiment, to be read by whoever is free. Plain data: it crosses threads. */
export type RunBatch = {
  /** Index of the source among those of the ingest. */
  readonly sourceIndex: number;
  readonly sourceId: string;
  readonly root: string;
  /** The present snapshot, whose history files of unchanged runs are taken over. */
  readonly snapshotDir: string;
  /** The snapshot being made; history files are written there. */
  readonly newDir: string;
  readonly experimentId: string;
  readonly experimentKey: string;
  readonly tasks: readonly RunTask[];
  /** Files modified later than this may change again without looking different. */
  readonly racyAfterMs: number;
};

export type BatchAnswer = {
  readonly sourceIndex: number;
  readonly unchanged: readonly string[];
  readonly results: readonly RunResult[];
};

/** Reads the run folders of a batch, writes their history files and gives everything else back. */
export function readBatch(batch: RunBatch): BatchAnswer {
  const store: RunStore = openFileStore(batch.root);
  const unchanged: string[] = [];
  const results: RunResult[] = [];
  for (const task of batch.tasks) {
    let reading = store.readRun(batch.experimentId, task.folder, task.known?.fingerprint);
    if (reading.kind === 'unchanged' && !canKeep(batch, task)) {
      reading = store.readRun(batch.experimentId, task.folder, undefined);
    }
    if (reading.kind === 'unchanged') unchanged.push(task.folder);
    else results.push(toResult(batch, task, reading));
  }
  return { sourceIndex: batch.sourceIndex, unchanged, results };
}

/** Whether the history of an unchanged run can be taken over from the present snapshot, or there is none. */
function canKeep({ snapshotDir }: RunBatch, { key, known }: RunTask): boolean {
  const bytes = known?.historyBytes;
  return bytes === undefined || hasHistory(snapshotDir, key, bytes);
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
    experimentKey: batch.experimentKey,
    ...(fingerprint !== undefined && newestMtimeMs < batch.racyAfterMs ? { fingerprint } : {}),
  };
  if (reading.kind === 'none') return { ...head, files: reading.files, problems: reading.problems };

  const { run: raw } = reading;
  const { run: draft, problems } = buildRun(raw, { ...batch, key: task.key });
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
        ? { artifactsJson: artifactsJson(batch.sourceId, 'run', task.key, raw.artifactFolder, raw.artifacts) }
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
