import { datasetSchema } from '../entities/dataset.ts';
import { diagnosticSchema } from '../entities/diagnostic.ts';
import { experimentSchema } from '../entities/experiment.ts';
import { loggedModelSchema } from '../entities/logged-model.ts';
import type { CollectionName } from '../entities/manifest.ts';
import { registeredModelSchema } from '../entities/registered-model.ts';
import { runSchema } from '../entities/run.ts';
import { neutralForm } from '../ingest/neutral-form.ts';
import { readCollectionLines, readHistory, readManifest } from '../snapshot/read-snapshot.ts';

type Entity = Record<string, unknown>;
type Neutral = Record<'experiments' | 'runs' | 'registeredModels' | 'loggedModels' | 'traces', Entity[]>;

/** Drops what says nothing: null, empty text, empty list, empty map, false. */
function short(entity: Entity): Entity {
  const isTelling = (value: unknown) => {
    if (value === null || value === undefined || value === '' || value === false) return false;
    return typeof value !== 'object' || Object.keys(value).length > 0;
  };
  return Object.fromEntries(Object.entries(entity).filter(([, value]) => isTelling(value)));
}

/**
 * What a snapshot says, for reading by people: the neutral form that MLflow's answers are compared with, and beside
 * it what Runfolio alone makes of a store (`runfolio` of each entity, datasets, diagnostics, the account of files).
 */
export function describeSnapshot(dir: string): object {
  const lines = (name: CollectionName) =>
    [...readCollectionLines(dir, name)].map((line) => JSON.parse(line) as Entity);
  // Through JSON, so that the maps are plain; the points themselves tell more than their hash.
  const neutral = JSON.parse(
    JSON.stringify(neutralForm(dir), (key, value) => (key === 'historyHash' ? undefined : value)),
  ) as Neutral;
  const merge = (name: keyof Neutral, own: readonly Entity[]) =>
    neutral[name].map((entity, index) => short({ ...short(entity), runfolio: short(own[index] ?? {}) }));

  const experiments = lines('experiments').map((line) => {
    const { key, experimentId, workspace, note, primaryMetric, traces, incomplete } =
      experimentSchema.parse(line);
    return { key: key === experimentId ? '' : key, workspace, note, primaryMetric, traces, incomplete };
  });
  const runs = lines('runs').map((line) => {
    const run = runSchema.parse(line);
    const { key, runId, user, note, codeSource, parentKey, modelInputs, incomplete, deletedTimeMs } = run;
    const histories = readHistory(dir, key).map(({ key: metric, steps, timestampsMs, values }) => [
      metric,
      [...values].map((value, index) => `${timestampsMs[index]} ${value} ${steps[index]}`),
    ]);
    return {
      key: key === runId ? '' : key,
      ...{ user, note, codeSource, parentKey, modelInputs, incomplete, deletedTimeMs },
      metricDatasets: Object.fromEntries(
        run.metrics.flatMap(({ key: metric, dataset }) => (dataset ? [[metric, dataset]] : [])),
      ),
      histories: Object.fromEntries(histories),
      datasetTags: Object.fromEntries(
        run.datasets.flatMap(({ name, digest, tags }) => (tags ? [[`${name} ${digest}`, tags]] : [])),
      ),
    };
  });
  const loggedModels = lines('logged-models').map((line) => {
    const { key, modelId, lifecycleStage, sourceRunKey, statusMessage, incomplete } =
      loggedModelSchema.parse(line);
    return { key: key === modelId ? '' : key, lifecycleStage, sourceRunKey, statusMessage, incomplete };
  });
  const registeredModels = lines('registered-models').map((line) => {
    const { kind, workspace, description, tags, versions, incomplete } = registeredModelSchema.parse(line);
    const told = versions.map(
      ({ version, description: text, deleted, runKey, loggedModelKey, tags: own }) => [
        version,
        short({ description: text, deleted, runKey, loggedModelKey, tags: own }),
      ],
    );
    return { kind, workspace, description, tags, incomplete, versions: Object.fromEntries(told) };
  });
  const { files, rows } = readManifest(dir).sources[0] ?? { files: [], rows: [] };
  return short({
    experiments: merge('experiments', experiments),
    runs: merge('runs', runs),
    loggedModels: merge('loggedModels', loggedModels),
    registeredModels: merge('registeredModels', registeredModels),
    traces: neutral.traces,
    datasets: lines('datasets').map((line) => {
      const { sourceId: _source, ...dataset } = datasetSchema.parse(line);
      return dataset;
    }),
    diagnostics: lines('diagnostics').map((line) => {
      const { severity, code, path, line: at, key, what } = diagnosticSchema.parse(line);
      return `${severity} ${code} ${path ?? ''}${at ? `:${at}` : ''}${key ? ` [${key}]` : ''} ${what}`;
    }),
    files: Object.fromEntries(files.map((entry) => [entry.class, entry.files])),
    rows: Object.fromEntries(
      rows.map(({ table, used, reported }) => [
        table,
        reported > 0 ? `${used} used, ${reported} reported` : used,
      ]),
    ),
  });
}
