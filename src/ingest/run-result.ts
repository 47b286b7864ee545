import type { StoredRun } from '../entities/run.ts';
import type { FileCounts } from '../store/file-counts.ts';
import type { Problem } from '../store/problem.ts';
import type { RowCounts } from '../store/row-counts.ts';
import type { RawDatasetInput } from '../store/run-store.ts';

/**
 * What became of one run folder. Plain data: it crosses threads and lies in the cache. It depends on nothing outside
 * the folder but `key` and `experimentKey`, so that it holds as long as the folder's files and those two do.
 */
export type RunResult = {
  readonly folder: string;
  /** Absent when the folder may have changed unseen, or could not be read whole. */
  readonly fingerprint?: string;
  readonly key: string;
  readonly experimentKey: string;
  readonly files: FileCounts;
  readonly rows: RowCounts;
  readonly problems: readonly Problem[];
  /** Absent when the folder is no run. */
  readonly run?: RunRecord;
};

export type RunRecord = {
  readonly runId: string;
  readonly parentRunId?: string;
  /** JSON of the entity, without what only the whole store tells: see `RunLinks`. */
  readonly json: string;
  readonly datasetInputs: readonly RawDatasetInput[];
  readonly historyBytes?: number;
  /** Number and size of the files in the run's own artifact folder. */
  readonly artifacts: StoredRun['artifacts'];
  /** The run's line of the collection `artifacts`. */
  readonly artifactsJson?: string;
  readonly counts: RunCounts;
};

export type RunCounts = {
  readonly params: number;
  readonly tags: number;
  readonly metrics: number;
  readonly points: number;
};
