import type { StoredDataset } from '../entities/dataset.ts';
import type { StoredExperiment } from '../entities/experiment.ts';
import type { StoredLoggedModel } from '../entities/logged-model.ts';
import { encodeMetricValue } from '../entities/stored-metric-value.ts';
import { excerpt, type Problem } from '../store/problem.ts';
import type { RawExperiment, RawLoggedModel } from '../store/run-store.ts';
import { byKey, compact, type RunPlace, tagValue } from './build-run.ts';
import { fieldsOf, workspaceOf } from './fields.ts';

/** Turns the raw record of an experiment into the entity's JSON form. The folder's name is the id. */
export function buildExperiment(
  raw: RawExperiment,
  place: { readonly sourceId: string; readonly key: string },
): { experiment: StoredExperiment; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const path = raw.metaPath;
  const fields = fieldsOf(raw.meta, path, problems);
  const id = fields.text('experiment_id');
  if (id !== undefined && id !== raw.id)
    problems.push({ code: 'experiment-id-mismatch', path, key: 'experiment_id', found: excerpt(id) });
  if (raw.meta && id === undefined) problems.push({ code: 'field-missing', path, key: 'experiment_id' });
  if (!raw.meta) problems.push({ code: raw.withoutMeta, path: raw.folder });
  const stage = fields.lifecycle('lifecycle_stage');
  // The place decides: a folder in .trash was deleted, whatever its meta says.
  if (raw.inTrash && stage === 'active' && raw.meta) problems.push({ code: 'trash-active', path });

  const tags = [...raw.tags].sort(byKey);
  const primary = tagValue(tags, 'mlflow.experiment.primaryMetric.name');
  const greater = tagValue(tags, 'mlflow.experiment.primaryMetric.greaterIsBetter')?.toLowerCase();
  const counts = new Map<string, number>();
  for (const { state } of raw.traces) counts.set(state, (counts.get(state) ?? 0) + 1);
  const experiment = {
    key: place.key,
    sourceId: place.sourceId,
    experimentId: raw.id,
    name: fields.text('name') ?? '',
    lifecycleStage: raw.inTrash ? ('deleted' as const) : stage,
    ...compact({
      creationTimeMs: fields.time('creation_time'),
      lastUpdateTimeMs: fields.time('last_update_time'),
      artifactLocation: fields.text('artifact_location'),
      workspace: workspaceOf(fields),
      note: tagValue(tags, 'mlflow.note.content'),
      primaryMetric: primary === undefined ? undefined : primaryMetricOf(primary, greater),
    }),
    tags,
    traces: [...counts].sort().map(([state, count]) => ({ state, count })),
    incomplete: raw.meta === undefined,
  };
  return { experiment, problems };
}

function primaryMetricOf(
  name: string,
  greaterIsBetter: string | undefined,
): NonNullable<StoredExperiment['primaryMetric']> {
  if (greaterIsBetter === 'true') return { name, goal: 'maximize' };
  return greaterIsBetter === 'false' ? { name, goal: 'minimize' } : { name };
}

/** The datasets of an experiment, sorted by name and digest. */
export function buildDatasets(
  raw: RawExperiment,
  sourceId: string,
  experimentKey: string,
): (StoredDataset & { id: string })[] {
  return raw.datasets.map(({ id, meta }) => {
    const fields = fieldsOf(meta, `${raw.folder}/datasets/${id}/meta.yaml`, []);
    return {
      id,
      key: `${experimentKey}/${id}`,
      sourceId,
      experimentKey,
      name: fields.text('name') ?? '',
      digest: fields.text('digest') ?? '',
      ...compact({
        sourceType: fields.text('source_type'),
        source: fields.text('source'),
        schema: fields.text('schema'),
        profile: fields.text('profile'),
      }),
    };
  });
}

const MODEL_STATUSES = { '0': 'UNSPECIFIED', '1': 'PENDING', '2': 'READY', '3': 'FAILED' } as const;

/** Turns the raw record of a logged model into the entity's JSON form, but for the key of its run. */
export function buildLoggedModel(
  raw: RawLoggedModel,
  place: RunPlace & { readonly experimentId: string },
): { model: Omit<StoredLoggedModel, 'sourceRunKey'>; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const fields = fieldsOf(raw.meta, raw.metaPath, problems);
  const model = {
    key: place.key,
    sourceId: place.sourceId,
    experimentKey: place.experimentKey,
    modelId: raw.id,
    experimentId: place.experimentId,
    name: fields.text('name') ?? '',
    status: fields.oneOf('status', MODEL_STATUSES, 'UNSPECIFIED'),
    lifecycleStage: fields.lifecycle('lifecycle_stage'),
    ...compact({
      statusMessage: fields.text('status_message'),
      modelType: fields.text('model_type'),
      creationTimeMs: fields.time('creation_timestamp'),
      lastUpdatedTimeMs: fields.time('last_updated_timestamp'),
      artifactLocation: fields.text('artifact_location'),
      sourceRunId: fields.text('source_run_id'),
    }),
    params: [...raw.params].sort(byKey),
    tags: [...raw.tags].sort(byKey),
    metrics: raw.metrics.map(({ value, runId, dataset, ...rest }) => ({
      ...rest,
      value: encodeMetricValue(value),
      ...compact({ runId, dataset }),
    })),
    incomplete: raw.meta === undefined,
  };
  return { model, problems };
}
