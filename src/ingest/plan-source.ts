import type { ExperimentKey, RunKey, SourceId } from '../entities/ids.ts';
import { metaText } from '../store/file-store/meta-file.ts';
import type { Problem } from '../store/problem.ts';
import type { RawExperiment, RawLoggedModel, RawOutline, RunStore } from '../store/run-store.ts';
import type { StoreSource } from '../store/store-location.ts';
import { claimKey, wishOf } from './claim-key.ts';

/** A store to read; `label` is what pages call it. */
export type IngestSource = StoreSource & { readonly id: string; readonly label: string };

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
  store: RunStore,
  taken: TakenKeys,
): SourcePlan {
  const outline = store.readOutline();
  const runKeys = claimRunKeys(outline.experiments, keyPrefix, store, taken.runs);
  const experiments = outline.experiments.map((raw) => planExperiment(raw, keyPrefix, runKeys, store, taken));
  return { source, sourceId: source.id as SourceId, keyPrefix, outline, experiments };
}

function planExperiment(
  raw: RawExperiment,
  keyPrefix: string,
  runKeys: ReadonlyMap<string, RunKey>,
  store: RunStore,
  taken: TakenKeys,
): PlannedExperiment {
  const problems: Problem[] = [];
  const wish = wishOf(keyPrefix, raw.id);
  const key = claimKey(taken.experiments, wish, raw.inTrash ? 'trash' : 'copy');
  if (key !== wish) problems.push({ code: 'duplicate-experiment-id', path: raw.folder, found: raw.id });
  const runs = raw.runFolders.map((folder): PlannedRun => {
    const runKey = runKeys.get(folder);
    if (runKey === undefined) throw new Error(`run folder without a key: ${folder}`);
    return { folder, runId: store.runIdOf(folder), key: runKey };
  });
  const loggedModels = raw.loggedModels.map((model) => {
    const modelWish = wishOf(keyPrefix, model.id);
    const modelKey = claimKey(taken.loggedModels, modelWish, raw.id);
    if (modelKey !== modelWish)
      problems.push({ code: 'duplicate-logged-model-id', path: model.folder, found: model.id });
    return { raw: model, key: modelKey };
  });
  return { raw, key: key as ExperimentKey, runs, loggedModels, problems };
}

type RunFolder = { readonly folder: string; readonly runId: string; readonly experiment: RawExperiment };

/**
 * The key of each run folder. Of folders with one run id, the plain key goes to the run where it belongs: a copy in
 * another experiment, or a folder with nothing but its artifacts, must not take the run's address.
 */
function claimRunKeys(
  experiments: readonly RawExperiment[],
  keyPrefix: string,
  store: RunStore,
  taken: Set<string>,
): ReadonlyMap<string, RunKey> {
  const byId = new Map<string, RunFolder[]>();
  for (const experiment of experiments) {
    for (const folder of experiment.runFolders) {
      const runId = store.runIdOf(folder);
      const found = { folder, runId, experiment };
      const others = byId.get(runId);
      if (others) others.push(found);
      else byId.set(runId, [found]);
    }
  }
  const keys = new Map<string, RunKey>();
  for (const folders of byId.values()) {
    for (const { folder, runId, experiment } of folders.length > 1 ? bestFirst(folders, store) : folders) {
      keys.set(folder, claimKey(taken, wishOf(keyPrefix, runId), experiment.id) as RunKey);
    }
  }
  return keys;
}

/** Sorts run folders of one id: recorded in this experiment, recorded at all, the rest; else in reading order. */
function bestFirst(folders: readonly RunFolder[], store: RunStore): readonly RunFolder[] {
  const rank = ({ folder, experiment }: RunFolder) => {
    const meta = store.readRunMeta(folder);
    if (!meta) return 2;
    return metaText(meta, 'experiment_id') === experiment.id ? 0 : 1;
  };
  const ranked = folders.map((folder) => ({ folder, rank: rank(folder) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ folder }) => folder);
}
