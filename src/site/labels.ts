import type { Experiment } from '../entities/experiment.ts';
import type { RegisteredModel } from '../entities/registered-model.ts';
import type { Run } from '../entities/run.ts';

/** How a run is called: its name, else the beginning of its id. */
export function runLabel(run: Pick<Run, 'name' | 'runId'>): string {
  return run.name.trim() || `run ${run.runId.slice(0, 8)}`;
}

/** How an experiment is called: its name, else its id; with its workspace, as a name is unique within one. */
export function experimentLabel(experiment: Pick<Experiment, 'name' | 'experimentId' | 'workspace'>): string {
  const name = experiment.name.trim() || `experiment ${experiment.experimentId}`;
  return inWorkspace(name, experiment.workspace);
}

/** How a registered model is called; with its workspace, as above. */
export function modelLabel(model: Pick<RegisteredModel, 'name' | 'workspace'>): string {
  return inWorkspace(model.name.trim() || 'unnamed', model.workspace);
}

function inWorkspace(name: string, workspace: string | undefined): string {
  return workspace === undefined ? name : `${name} (${workspace})`;
}

/** How a dataset is called: its name, else its digest. */
export function datasetLabel(dataset: { readonly name: string; readonly digest: string }): string {
  return dataset.name.trim() || dataset.digest.trim() || 'unnamed';
}

/** A pair of tags or params as `key=value` for one line. */
export function pair(key: string, value: string): string {
  return `${key}=${value}`;
}

const HIDDEN_TAG = /^_?mlflow\./;

/** MLflow's own tags, and those of its UI, are interpreted or hidden, never shown as the user's. */
export function isReservedTag(key: string): boolean {
  return HIDDEN_TAG.test(key) || key.startsWith('_mlflow_');
}
