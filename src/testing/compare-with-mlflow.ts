import { experimentSchema } from '../entities/experiment.ts';
import type { CollectionName } from '../entities/manifest.ts';
import { registeredModelSchema } from '../entities/registered-model.ts';
import { runSchema } from '../entities/run.ts';
import { neutralForm } from '../ingest/neutral-form.ts';
import { readCollectionLines, readHistory } from '../snapshot/read-snapshot.ts';

/** A field that MLflow and a snapshot do not say the same of; each as JSON, undefined for what says nothing. */
export type Difference = {
  /** Such as `run 0…1 metrics.loss.step`. */
  readonly field: string;
  readonly mlflow: string | undefined;
  readonly runfolio: string | undefined;
};

type Entity = { readonly [field: string]: unknown };
type Answer = Readonly<
  Record<'experiments' | 'runs' | 'loggedModels' | 'registeredModels' | 'traces', readonly Entity[]>
>;

/**
 * Compares what a snapshot says with what MLflow read from the same store (`mlflow.json` of a fixture), field by
 * field. Only fields that MLflow's answer has are compared; entities, keys and points of either side are.
 */
export function compareWithMlflow(snapshotDir: string, answer: Answer): readonly Difference[] {
  const mlflow = fieldsOf(answer);
  const runfolio = fieldsOf(answerOf(snapshotDir));
  return [...new Set([...mlflow.keys(), ...runfolio.keys()])].sort().flatMap((field) => {
    const difference = { field, mlflow: mlflow.get(field), runfolio: runfolio.get(field) };
    return difference.mlflow === difference.runfolio ? [] : [difference];
  });
}

/** What a snapshot says, in the shape of MLflow's answer. */
function answerOf(dir: string): Answer {
  const lines = (name: CollectionName) => [...readCollectionLines(dir, name)].map((line) => JSON.parse(line));
  // The points themselves tell more than their hash.
  const neutral = JSON.parse(
    JSON.stringify(neutralForm(dir), (key, value) => (key === 'historyHash' ? undefined : value)),
  ) as Answer;
  const zip = (entities: readonly Entity[], name: CollectionName, more: (line: unknown) => Entity) => {
    const own = lines(name).map(more);
    return entities.map((entity, index) => ({ ...entity, ...own[index] }));
  };
  return {
    experiments: zip(neutral.experiments, 'experiments', (line) => ({
      workspace: experimentSchema.parse(line).workspace,
    })),
    runs: zip(neutral.runs, 'runs', (line) => {
      const { key, modelInputs } = runSchema.parse(line);
      const histories = readHistory(dir, key).map(({ key: metric, steps, timestampsMs, values }) => [
        metric,
        [...values].map((value, index) => [timestampsMs[index], value, steps[index]]),
      ]);
      return {
        ...{
          histories: Object.fromEntries(histories),
          modelInputs: modelInputs.map(({ modelId }) => modelId),
        },
        ...{ parentRunId: undefined, artifacts: undefined },
      };
    }),
    loggedModels: neutral.loggedModels.map((model) => ({ ...model, artifacts: undefined })),
    registeredModels: zip(neutral.registeredModels, 'registered-models', (line) => {
      const model = registeredModelSchema.parse(line);
      const { workspace, kind, description } = model;
      const versions = model.versions.map((version) => ({
        ...{ version: version.version, stage: version.stage, description: version.description },
        ...{ runId: version.runId, source: version.source, status: version.status },
        ...{ aliases: version.aliases, modelId: version.modelId, tags: byKey(version.tags) },
      }));
      return { workspace, kind, description, tags: byKey(model.tags), versions };
    }),
    traces: neutral.traces,
  };
}

function byKey(tags: readonly { readonly key: string; readonly value: string }[]): Entity {
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

/** Every leaf of an answer by a name that tells entity and field. */
function fieldsOf(answer: Answer): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const add = (kind: string, id: string, entity: Entity) => {
    const name = typeof entity['workspace'] === 'string' ? `${id} of ${entity['workspace']}` : id;
    addLeaves(fields, `${kind} ${name}`, ' ', entity);
  };
  for (const experiment of answer.experiments) add('experiment', String(experiment['id']), experiment);
  for (const { workspace: _ofExperiment, ...run } of answer.runs) {
    add('run', String(run['runId']), {
      ...run,
      datasets: inOrder(run['datasets'], ['name', 'digest']),
      modelInputs: (run['modelInputs'] as string[]).toSorted().join(),
      modelOutputs: inOrder(run['modelOutputs'], ['modelId']),
    });
  }
  for (const model of answer.loggedModels)
    add('logged model', String(model['modelId']), { ...model, metrics: latestOf(model['metrics']) });
  for (const { versions, ...model } of answer.registeredModels)
    add('registered model', String(model['name']), {
      ...model,
      versions: Object.fromEntries(
        (versions as Entity[]).map((version) => [String(version['version']), version]),
      ),
    });
  for (const trace of answer.traces) add('trace', String(trace['traceId']), trace);
  return fields;
}

function inOrder(list: unknown, by: readonly string[]): readonly Entity[] {
  const keyOf = (entity: Entity) => JSON.stringify(by.map((field) => entity[field]));
  return (list as Entity[]).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** MLflow gives every value of a logged model's metrics, a snapshot the latest on each dataset. */
function latestOf(metrics: unknown): Entity {
  const rank = ({ step, timestamp, value }: Entity) => [Number(step), Number(timestamp), Number(value)];
  const latest = new Map<string, Entity>();
  for (const metric of metrics as Entity[]) {
    const name = `${metric['key']} on ${metric['datasetName']} ${metric['datasetDigest']}`;
    const known = latest.get(name);
    if (!known || compareRanks(rank(metric), rank(known)) > 0) latest.set(name, metric);
  }
  return Object.fromEntries(latest);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function addLeaves(fields: Map<string, string>, path: string, separator: string, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') {
    fields.set(path, JSON.stringify(plain(path, value)));
    return;
  }
  for (const [key, inner] of Object.entries(value))
    addLeaves(fields, `${path}${separator}${key}`, '.', inner);
}

/** Metric values are text on one side and numbers on the other; MLflow's client leaves infinities encoded. */
function plain(path: string, value: unknown): unknown {
  if (!/( metrics\..*value$| histories\.)/.test(path)) return value;
  const number = Number(value);
  if (Math.abs(number) === Number.MAX_VALUE) return String(number * 2);
  return String(number);
}
