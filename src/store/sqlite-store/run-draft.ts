import type { ArtifactFile } from '../../entities/artifact.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { FileCounts } from '../file-counts.ts';
import type { Problem } from '../problem.ts';
import type { RowCounts } from '../row-counts.ts';
import type { ArtifactRoot, Meta, RunMark } from '../run-store.ts';
import type { LatestRow } from './latest-metrics.ts';

/** A run while its rows are being gathered. */
export type RunDraft = {
  readonly meta: Meta;
  readonly artifactRoot: ArtifactRoot;
  readonly artifacts: readonly ArtifactFile[];
  readonly mark: RunMark;
  readonly problems: Problem[];
  readonly files: FileCounts;
  readonly rows: RowCounts;
  readonly params: KeyValue[];
  readonly tags: KeyValue[];
  readonly datasetInputs: { datasetId: string; tags: KeyValue[] }[];
  readonly modelInputs: { modelId: string }[];
  readonly modelOutputs: { modelId: string; step: string | undefined }[];
  readonly latest: Map<string, LatestRow>;
};

/** Runs being gathered, by id. */
export type RunDrafts = ReadonlyMap<string, RunDraft>;
