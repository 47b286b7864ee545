/** One run as grouping sees it. */
export type ReplicateRun = {
  readonly id: string;
  readonly status: string;
  readonly params: readonly { readonly key: string; readonly value: string }[];
  /** The id of the run that it is nested in. */
  readonly parentId?: string | undefined;
  readonly endTimeMs?: number | undefined;
  /** Of the metric; undefined when it was not logged. May be NaN or ±Infinity. */
  readonly value?: number | undefined;
  readonly commit?: string | undefined;
  /** Of the dataset that the metric was measured on, when it was logged. */
  readonly datasetDigest?: string | undefined;
  /** Why it does not count, where that was decided before. */
  readonly excluded?: string | undefined;
};

/** What the settings say instead of the names of params. */
export type GroupingSettings = {
  /** Exactly these params tell repeats apart. */
  readonly repeat?: readonly string[] | undefined;
  /** Exactly these params make a configuration; the others do not count. */
  readonly groupBy?: readonly string[] | undefined;
  /** These params do not count at all. */
  readonly ignore?: readonly string[] | undefined;
  /** Runs with these statuses count; `FINISHED` when absent. */
  readonly statuses?: readonly string[] | undefined;
};

/** A run that no configuration counts, and why. */
export type LeftOutRun = { readonly id: string; readonly reason: string };

/** One repeat: a seed (averaged over its folds), a fold (averaged over its inner folds), or a run. */
export type ConfigurationUnit = {
  /** What tells it from the others, for pairing; undefined where nothing does. */
  readonly repeat: string | undefined;
  /** NaN when one of its runs has a value that is not finite and several were averaged. */
  readonly value: number;
  readonly runIds: readonly string[];
};

/** Runs that are equal but for what tells repeats apart. */
export type Configuration = {
  /** Canonical: the same for the same params, in whatever form and order they were logged. */
  readonly key: string;
  /** The params that differ between configurations, by key; undefined where it was not logged. */
  readonly params: readonly { readonly key: string; readonly value: string | undefined }[];
  readonly datasetDigest: string | undefined;
  /** What a unit is; `single` when fewer than two remain. */
  readonly kind: 'seed' | 'fold' | 'repeat' | 'single';
  readonly units: readonly ConfigurationUnit[];
  readonly nonFinite: number;
  /** Different commits of its runs: more than one is worth a warning. */
  readonly commits: readonly string[];
};

export type Configurations = {
  /** Params that tell repeats apart, by key. */
  readonly seedParams: readonly string[];
  readonly foldParams: readonly string[];
  /** Params that differ between configurations. */
  readonly configParams: readonly string[];
  /** How many params were the same in all runs. */
  readonly constantParams: number;
  readonly configurations: readonly Configuration[];
  /** By id. */
  readonly leftOut: readonly LeftOutRun[];
  readonly warnings: readonly string[];
  /** How runs were grouped, in a sentence. */
  readonly text: string;
};
