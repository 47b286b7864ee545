import type { ExperimentKey, RunKey, SourceId } from '../entities/ids.ts';
import type { Problem } from '../store/problem.ts';
import type { RawExperiment, RawLoggedModel, RawOutline } from '../store/run-store.ts';
import { claimKey } from './claim-key.ts';

/** A store to read: `root` is an absolute real path, `label` what pages call it. */
export type IngestSource = { readonly id: string; readonly label: string; readonly root: string };

/** A folder that may be a run, with the key it gets if it is one. */
export type PlannedRun = { readonly folder: string; readonly runId: string; readonly key: RunKey };

export type PlannedExperiment = {
  readonly raw: RawExperiment;
  readonly key: ExperimentKey;
  readonly runs: readonly PlannedRun[];
  readonly loggedModels: readonly { readonly raw: RawLoggedModel; readonly key: string }[];
  readonly problems: readonly Problem[];
};

/** What is to be read of one source, before any run is. */
export type SourcePlan = {
  readonly source: IngestSource;
  readonly sourceId: SourceId;
  /** Prefix of keys: empty for the first source. */
  readonly keyPrefix: string;
  readonly outline: RawOutline;
  readonly experiments: readonly PlannedExperiment[];
};

/** Keys given so far, by kind, over all sources. */
export type TakenKeys = {
  readonly experiments: Set<string>;
  readonly runs: Set<string>;
  readonly loggedModels: Set<string>;
};

/** Gives every experiment, run folder and logged model of a source its key. */
export function planSource(
  source: IngestSource,
  keyPrefix: string,
  outline: RawOutline,
  taken: TakenKeys,
): SourcePlan {
  const experiments = outline.experiments.map((raw) => planExperiment(raw, keyPrefix, taken));
  return { source, sourceId: source.id as SourceId, keyPrefix, outline, experiments };
}

function planExperiment(raw: RawExperiment, keyPrefix: string, taken: TakenKeys): PlannedExperiment {
  const problems: Problem[] = [];
  const wish = keyPrefix + raw.id;
  const key = claimKey(taken.experiments, wish, raw.inTrash ? 'trash' : 'copy');
  if (key !== wish) problems.push({ code: 'duplicate-experiment-id', path: raw.folder, found: raw.id });
  const runs = raw.runFolders.map((folder) => {
    const runId = folder.slice(folder.lastIndexOf('/') + 1);
    return { folder, runId, key: claimKey(taken.runs, keyPrefix + runId, raw.id) as RunKey };
  });
  const loggedModels = raw.loggedModels.map((model) => {
    const modelWish = keyPrefix + model.id;
    const modelKey = claimKey(taken.loggedModels, modelWish, raw.id);
    if (modelKey !== modelWish)
      problems.push({ code: 'duplicate-logged-model-id', path: model.folder, found: model.id });
    return { raw: model, key: modelKey };
  });
  return { raw, key: key as ExperimentKey, runs, loggedModels, problems };
}
