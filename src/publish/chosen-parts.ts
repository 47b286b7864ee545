import type { StoredArtifactFolder } from '../entities/artifact.ts';
import type { StoredDataset } from '../entities/dataset.ts';
import type { StoredExperiment } from '../entities/experiment.ts';
import type { StoredLoggedModel } from '../entities/logged-model.ts';
import type { StoredRegisteredModel } from '../entities/registered-model.ts';
import type { StoredRun } from '../entities/run.ts';
import type { PublishSettings } from '../settings/publish-setting.ts';
import { choosesSingleRuns, type RunChoice } from './choose-runs.ts';
import { isChosen, isOneOf } from './names.ts';

/** What is published, by key, and how what is published may refer to what is not. */
export type Chosen = Pick<RunChoice, 'experiments' | 'runs'> & {
  readonly publish: PublishSettings;
  readonly loggedModels: ReadonlySet<string>;
  /** Whether a source has a run, or logged model, of this id that is left out, and none that is published. */
  readonly isOutside: (sourceId: string, id: string | undefined) => boolean;
};

const PARENT = 'mlflow.parentRunId';

/** A run without the names of what is left out: its parent, models that other runs logged, and tags of MLflow's. */
export function chosenRun(run: StoredRun, { runs, isOutside }: Chosen): StoredRun {
  const isOut = (id: string | undefined) => isOutside(run.sourceId, id);
  const { parentKey, parentRunId, ...rest } = run;
  const keepsParent = parentKey === undefined ? !isOut(parentRunId) : runs.has(parentKey);
  return {
    ...rest,
    ...(keepsParent && parentRunId !== undefined ? { parentRunId } : {}),
    ...(keepsParent && parentKey !== undefined ? { parentKey } : {}),
    tags: run.tags.filter(({ key, value }) =>
      key === PARENT ? keepsParent : !(key.startsWith('mlflow.') && isOut(value)),
    ),
    modelInputs: run.modelInputs.filter(({ modelId }) => !isOut(modelId)),
    modelOutputs: run.modelOutputs.filter(({ modelId }) => !isOut(modelId)),
  };
}

/** An experiment; of its traces nobody knows to which runs they belong, so where runs are chosen there are none. */
export function chosenExperiment(experiment: StoredExperiment, { publish }: Chosen): StoredExperiment {
  return choosesSingleRuns(publish) ? { ...experiment, traces: [] } : experiment;
}

/** Whether a logged model is published: with its run, or without one where whole experiments are chosen. */
export function isChosenLoggedModel(
  { experimentKey, sourceRunId, sourceRunKey, sourceId }: StoredLoggedModel,
  { experiments, runs, publish, isOutside }: Omit<Chosen, 'loggedModels'>,
): boolean {
  if (!experiments.has(experimentKey)) return false;
  if (sourceRunKey !== undefined) return runs.has(sourceRunKey);
  return !choosesSingleRuns(publish) && !isOutside(sourceId, sourceRunId);
}

/** A logged model without the values that runs measured which are left out. */
export function chosenLoggedModel(model: StoredLoggedModel, { isOutside }: Chosen): StoredLoggedModel {
  const metrics = model.metrics.filter(({ runId }) => !isOutside(model.sourceId, runId));
  return { ...model, metrics };
}

/**
 * A registered model with the versions that published runs and logged models made; undefined when none is left.
 * Versions that name no run, and prompts, stay where the settings include the model by name.
 */
export function chosenRegisteredModel(
  model: StoredRegisteredModel,
  { publish: { models }, runs, loggedModels, isOutside }: Chosen,
): StoredRegisteredModel | undefined {
  if (!isChosen(models, [model.name])) return undefined;
  const isIncluded = isOneOf(models.include, [model.name]);
  const versions = model.versions.filter(({ runKey, loggedModelKey, runId, modelId }) => {
    if (runKey !== undefined && !runs.has(runKey)) return false;
    if (loggedModelKey !== undefined && !loggedModels.has(loggedModelKey)) return false;
    if (isOutside(model.sourceId, runId) || isOutside(model.sourceId, modelId)) return false;
    return isIncluded || runKey !== undefined || loggedModelKey !== undefined;
  });
  if (versions.length === 0 && !isIncluded) return undefined;
  const left = new Set(versions.map(({ version }) => version));
  return { ...model, versions, aliases: model.aliases.filter(({ version }) => left.has(version)) };
}

/** The keys of the datasets that runs used. */
export function datasetsOf(runs: Iterable<StoredRun>): ReadonlySet<StoredDataset['key']> {
  const keys = new Set<string>();
  for (const { datasets } of runs) for (const { datasetKey } of datasets) keys.add(datasetKey);
  return keys;
}

export function isChosenFolder({ ownerKind, ownerKey }: StoredArtifactFolder, chosen: Chosen): boolean {
  return (ownerKind === 'run' ? chosen.runs : chosen.loggedModels).has(ownerKey);
}
