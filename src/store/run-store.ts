import type { ArtifactFile } from '../entities/artifact.ts';
import type { StoredMetricSummary } from '../entities/metric.ts';
import type { KeyValue } from '../entities/scalar.ts';
import type { FileCounts } from './file-counts.ts';
import type { Problem } from './problem.ts';

/** A value of a `meta.yaml`: text exactly as found, null for YAML's null, or nested. */
export type MetaValue = string | null | readonly MetaValue[] | { readonly [key: string]: MetaValue };
export type Meta = ReadonlyMap<string, MetaValue>;

/** What every raw record says of where it was found and what was odd there. */
type Found = {
  /** Folder relative to the source's root. */
  readonly folder: string;
  readonly problems: readonly Problem[];
  readonly files: FileCounts;
};

export type RawMetric = {
  readonly summary: StoredMetricSummary;
  /** Encoded line of the history file. */
  readonly line: Uint8Array;
};

export type RawDatasetInput = { readonly datasetId: string; readonly context: string | undefined };

export type RawRun = Found & {
  /** Name of the folder. */
  readonly id: string;
  readonly experimentId: string;
  /** Undefined when missing or unreadable. */
  readonly meta: Meta | undefined;
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly metrics: readonly RawMetric[];
  readonly datasetInputs: readonly RawDatasetInput[];
  readonly modelInputs: readonly { readonly modelId: string }[];
  readonly modelOutputs: readonly { readonly modelId: string; readonly step: string | undefined }[];
  readonly artifactFolder: string;
  readonly artifacts: readonly ArtifactFile[];
};

export type RawDataset = { readonly id: string; readonly meta: Meta };

export type RawLoggedModel = {
  readonly id: string;
  readonly folder: string;
  readonly meta: Meta | undefined;
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly metrics: readonly RawLoggedModelMetric[];
  readonly artifacts: readonly ArtifactFile[];
};

export type RawLoggedModelMetric = {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly timestampMs: number;
  readonly runId: string | undefined;
  readonly dataset: { readonly name: string; readonly digest: string } | undefined;
};

export type RawTrace = { readonly id: string; readonly state: string };

export type RawExperiment = Found & {
  readonly id: string;
  readonly inTrash: boolean;
  readonly meta: Meta | undefined;
  readonly tags: readonly KeyValue[];
  readonly datasets: readonly RawDataset[];
  readonly loggedModels: readonly RawLoggedModel[];
  readonly traces: readonly RawTrace[];
  /** Folders that may be runs, relative to the root. */
  readonly runFolders: readonly string[];
};

export type RawModelVersion = {
  readonly version: string;
  readonly folder: string;
  readonly meta: Meta | undefined;
  readonly tags: readonly KeyValue[];
};

export type RawRegisteredModel = {
  readonly name: string;
  readonly folder: string;
  readonly meta: Meta | undefined;
  readonly tags: readonly KeyValue[];
  readonly aliases: readonly { readonly alias: string; readonly version: string }[];
  readonly versions: readonly RawModelVersion[];
};

export type RawRegistry = Found & { readonly models: readonly RawRegisteredModel[] };

/** The part of a store that is not runs. */
export type RawOutline = Found & {
  readonly experiments: readonly RawExperiment[];
  readonly registry: RawRegistry;
};

/** Tells whether a folder has changed since it was read. */
export type FolderMark = {
  /** Equal when no file was added, removed or rewritten; undefined when a file could not be read. */
  readonly fingerprint: string | undefined;
  /** When the last change of a file was made, by the file system's clock. */
  readonly newestMtimeMs: number;
};

/**
 * A run, or why its folder is none; `unchanged` when its fingerprint equals the given one.
 * `files` and `problems` of what is no run are accounted for all the same.
 */
export type RunReading =
  | { readonly kind: 'run'; readonly run: RawRun; readonly mark: FolderMark }
  | (Found & { readonly kind: 'none'; readonly mark: FolderMark })
  | { readonly kind: 'unchanged' };

/**
 * What every source of runs offers: an outline, then the runs one by one. Whatever holds them, the rest of the
 * program meets the same raw records.
 */
export type RunStore = {
  /** Reads everything but the runs. Never throws for what a store may hold. */
  readOutline(): RawOutline;
  /** Reads the `meta.yaml` of a run folder alone, to tell copies apart; undefined when there is none. */
  readRunMeta(folder: string): Meta | undefined;
  /** Reads one run folder of the outline. */
  readRun(experimentId: string, folder: string, knownFingerprint: string | undefined): RunReading;
};
