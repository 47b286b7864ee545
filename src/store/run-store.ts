import type { ArtifactFile } from '../entities/artifact.ts';
import type { StoredMetricSummary } from '../entities/metric.ts';
import type { KeyValue } from '../entities/scalar.ts';
import type { FileCounts } from './file-counts.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { RowCounts } from './row-counts.ts';

/** A value of a `meta.yaml`: text exactly as found, null for YAML's null, or nested. */
export type MetaValue = string | null | readonly MetaValue[] | { readonly [key: string]: MetaValue };
/** The fields of a `meta.yaml`, or the columns of a database's row under the same names. */
export type Meta = ReadonlyMap<string, MetaValue>;

/** The head of a record. */
type WithMeta = {
  /** Undefined when missing or unreadable. */
  readonly meta: Meta | undefined;
  /** Where its fields stand, as diagnostics name it: a file, or table and key of a row. */
  readonly metaPath: string;
};

/** What every raw record says of where it was found and what was odd there. */
type Found = {
  /** Folder relative to the source's root; in a database, table and key (`runs/<run id>`). */
  readonly folder: string;
  readonly problems: readonly Problem[];
  readonly files: FileCounts;
};

export type RawMetric = {
  readonly summary: StoredMetricSummary;
  /** Encoded line of the history file. */
  readonly line: Uint8Array;
};

export type RawDatasetInput = { readonly datasetId: string; readonly tags: readonly KeyValue[] };

/** Where artifacts lie. */
export type ArtifactRoot = {
  /** Name of a folder besides the source's root (see `StoreLocation`); undefined for the root itself. */
  readonly location: string | undefined;
  /** Relative to that folder; may begin with `../mlartifacts/`. */
  readonly folder: string;
};

export type RawRun = Found &
  WithMeta & {
    /** Name of the folder, or `run_uuid` of the row. */
    readonly id: string;
    readonly experimentId: string;
    readonly params: readonly KeyValue[];
    readonly tags: readonly KeyValue[];
    readonly metrics: readonly RawMetric[];
    readonly datasetInputs: readonly RawDatasetInput[];
    readonly modelInputs: readonly { readonly modelId: string }[];
    readonly modelOutputs: readonly { readonly modelId: string; readonly step: string | undefined }[];
    readonly artifactRoot: ArtifactRoot;
    readonly artifacts: readonly ArtifactFile[];
    readonly rows: RowCounts;
  };

export type RawDataset = { readonly id: string; readonly meta: Meta };

export type RawLoggedModel = WithMeta & {
  readonly id: string;
  readonly folder: string;
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly metrics: readonly RawLoggedModelMetric[];
  readonly artifactRoot: ArtifactRoot;
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

export type RawExperiment = Found &
  WithMeta & {
    readonly id: string;
    readonly inTrash: boolean;
    /** What to say of an experiment without meta. */
    readonly withoutMeta: ProblemCode;
    readonly tags: readonly KeyValue[];
    readonly datasets: readonly RawDataset[];
    readonly loggedModels: readonly RawLoggedModel[];
    readonly traces: readonly RawTrace[];
    /** Folders that may be runs, relative to the root; in a database, runs. */
    readonly runFolders: readonly string[];
  };

export type RawModelVersion = WithMeta & {
  readonly version: string;
  readonly folder: string;
  readonly tags: readonly KeyValue[];
};

export type RawRegisteredModel = WithMeta & {
  readonly name: string;
  readonly folder: string;
  readonly tags: readonly KeyValue[];
  readonly aliases: readonly { readonly alias: string; readonly version: string }[];
  readonly versions: readonly RawModelVersion[];
};

export type RawRegistry = Found & { readonly models: readonly RawRegisteredModel[] };

/** The part of a store that is not runs. */
export type RawOutline = Found & {
  readonly experiments: readonly RawExperiment[];
  readonly registry: RawRegistry;
  /** Rows of the tables that hold all this, and rows of runs that belong to none. */
  readonly rows: RowCounts;
};

/** Tells whether a run has changed since it was read. */
export type RunMark = {
  /** Equal when nothing was added, removed or rewritten; undefined when a file could not be read. */
  readonly fingerprint: string | undefined;
  /** When the last change of a file was made, by the file system's clock. */
  readonly newestMtimeMs: number;
};

/** A run to read, unless it is still what it was. */
export type RunRequest = {
  /** One of the outline's `runFolders`. */
  readonly folder: string;
  readonly experimentId: string;
  readonly knownFingerprint: string | undefined;
};

/**
 * A run, or why its folder is none; `unchanged` when its fingerprint equals the known one.
 * `files` and `problems` of what is no run are accounted for all the same.
 */
export type RunReading =
  | { readonly kind: 'run'; readonly run: RawRun; readonly mark: RunMark }
  | (Found & { readonly kind: 'none'; readonly rows: RowCounts; readonly mark: RunMark })
  | { readonly kind: 'unchanged' };

/**
 * What every source of runs offers: an outline, then the runs in batches. Whatever holds them, the rest of the
 * program meets the same raw records. Nothing throws for what a store may hold.
 */
export type RunStore = {
  /** Reads everything but the runs. */
  readOutline(): RawOutline;
  /** The id that one of the outline's `runFolders` stands for. */
  runIdOf(folder: string): string;
  /** Reads the meta of a run alone, to tell copies apart; undefined when there is none. */
  readRunMeta(folder: string): Meta | undefined;
  /** Divides runs into what is best read in one go. */
  inBatches<Run extends { readonly folder: string }>(runs: readonly Run[]): readonly (readonly Run[])[];
  /** Reads the runs of a batch, each once, in any order; the next one only when it is asked for. */
  readRuns<Request extends RunRequest>(batch: readonly Request[]): Iterable<readonly [Request, RunReading]>;
  close(): void;
};
