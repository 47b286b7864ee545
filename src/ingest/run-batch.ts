import { runSchema } from '../entities/run.ts';
import { writeHistory } from '../snapshot/write-snapshot.ts';
import { openFileStore } from '../store/file-store/file-store.ts';
import type { Problem } from '../store/problem.ts';
import type { FileCounts } from '../store/run-store.ts';
import { buildRun, type RunContext } from './build-run.ts';

/** Some run folders of one experiment, to be read by whoever is free. Plain data: it crosses threads. */
export type RunBatch = {
  readonly root: string;
  /** The snapshot being made; history files are written there. */
  readonly newDir: string;
  readonly experimentId: string;
  readonly context: RunContext;
  readonly folders: readonly { readonly folder: string; readonly fingerprint?: string }[];
  /** Files modified later than this cannot be trusted to look different when they change again. */
  readonly racyAfterMs: number;
  /** Run ids whose key was taken by a run of the same id elsewhere in the source. */
  readonly keySuffix: Readonly<Record<string, string>>;
};

/** What became of one run folder. Plain data: it crosses threads and lies in the cache. */
export type RunResult = {
  readonly folder: string;
  /** Absent when the folder may have changed unseen. */
  readonly fingerprint?: string;
  readonly files: FileCounts;
  readonly problems: readonly Problem[];
  readonly run?: {
    readonly key: string;
    readonly runId: string;
    readonly parentRunId?: string;
    /** JSON of the entity without `parentKey` and `diagnostics`. */
    readonly json: string;
    readonly hasHistory: boolean;
    readonly artifactsJson?: string;
    readonly counts: {
      readonly params: number;
      readonly tags: number;
      readonly metrics: number;
      readonly points: number;
      readonly artifacts: number;
    };
  };
};

export type BatchAnswer = { readonly folder: string; readonly result: RunResult | 'unchanged' };

/** Reads the run folders of a batch, writes their history files and gives everything else back. */
export function readBatch(batch: RunBatch): readonly BatchAnswer[] {
  const store = openFileStore(batch.root);
  return batch.folders.map(({ folder, fingerprint }) => {
    const reading = store.readRun(batch.experimentId, folder, fingerprint);
    if (reading.kind === 'unchanged') return { folder, result: 'unchanged' };
    if (reading.kind === 'none')
      return { folder, result: { folder, files: reading.files, problems: reading.problems } };
    return { folder, result: toResult(batch, folder, reading) };
  });
}

function toResult(
  batch: RunBatch,
  folder: string,
  reading: Extract<ReturnType<ReturnType<typeof openFileStore>['readRun']>, { kind: 'run' }>,
): RunResult {
  const { run: raw, fingerprint, newestMtimeMs } = reading;
  const built = buildRun(raw, batch.context);
  const key = built.run.key + (batch.keySuffix[folder] ?? '');
  const lines = [...raw.metrics]
    .sort((a, b) => (a.summary.key < b.summary.key ? -1 : 1))
    .map(({ line }) => line);
  const history = lines.length > 0 ? writeHistory(batch.newDir, key, lines) : undefined;
  const draft = { ...built.run, key, ...(history ? { history } : {}) };
  const checked = runSchema.safeParse({ ...draft, diagnostics: 0 });
  if (!checked.success)
    throw new Error(`invalid run ${folder}: ${checked.error.message}`, { cause: checked.error });
  return {
    folder,
    ...(newestMtimeMs < batch.racyAfterMs ? { fingerprint } : {}),
    files: raw.files,
    problems: built.problems,
    run: {
      key,
      runId: raw.id,
      ...(draft.parentRunId === undefined ? {} : { parentRunId: draft.parentRunId }),
      json: JSON.stringify(draft),
      hasHistory: history !== undefined,
      ...(raw.artifacts.length > 0
        ? {
            artifactsJson: artifactsJson(
              batch.context.sourceId,
              'run',
              key,
              raw.artifactFolder,
              raw.artifacts,
            ),
          }
        : {}),
      counts: {
        params: draft.params.length,
        tags: draft.tags.length,
        metrics: draft.metrics.length,
        points: draft.metrics.reduce((sum, { points }) => sum + points, 0),
        artifacts: raw.artifacts.length,
      },
    },
  };
}

/** The line of an artifact folder in the collection `artifacts`. */
export function artifactsJson(
  sourceId: string,
  ownerKind: 'run' | 'logged-model',
  ownerKey: string,
  folder: string,
  files: readonly { path: string; size: number }[],
): string {
  return JSON.stringify({ sourceId, ownerKind, ownerKey, folder, files });
}
