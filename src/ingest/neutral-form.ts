import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { artifactFolderSchema } from '../entities/artifact.ts';
import { experimentSchema } from '../entities/experiment.ts';
import { loggedModelSchema } from '../entities/logged-model.ts';
import type { CollectionName } from '../entities/manifest.ts';
import { registeredModelSchema } from '../entities/registered-model.ts';
import { type Run, runSchema } from '../entities/run.ts';
import { readCollectionLines, readHistory, readManifest } from '../snapshot/read-snapshot.ts';

function linesOf(snapshot: string, name: CollectionName): unknown[] {
  return [...readCollectionLines(snapshot, name)].map((line) => JSON.parse(line));
}

/** Python-side maps; a null prototype keeps keys such as `__proto__`. */
function pairs(items: readonly { key: string; value: string }[]): Record<string, string> {
  return Object.assign(Object.create(null), Object.fromEntries(items.map(({ key, value }) => [key, value])));
}

function number(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function artifactsOf(owners: ReadonlyMap<string, unknown>, kind: string, key: string) {
  return owners.get(`${kind} ${key}`) ?? [];
}

/**
 * Everything that a snapshot says of one store, in the shape in which readers of MLflow stores are compared: ids,
 * names and texts as found, metric values as text, histories as a hash. Reader, validation and history codec are all
 * behind it.
 */
export function neutralForm(snapshot: string): object {
  const lines = (name: CollectionName) => linesOf(snapshot, name);
  const isDatabase = readManifest(snapshot).sources.some(({ kind }) => kind === 'mlflow-sqlite');
  const artifacts = new Map(
    lines('artifacts')
      .map((line) => artifactFolderSchema.parse(line))
      .filter((owner) => !owner.folder.startsWith('../'))
      .map((owner) => [
        `${owner.ownerKind} ${owner.ownerKey}`,
        owner.files.map(({ path, size }) => [path, size]),
      ]),
  );
  return {
    experiments: lines('experiments').map((line) => {
      const experiment = experimentSchema.parse(line);
      return {
        id: experiment.experimentId,
        name: experiment.name,
        lifecycleStage: experiment.lifecycleStage,
        tags: pairs(experiment.tags),
      };
    }),
    runs: lines('runs').map((line) => runOf(snapshot, runSchema.parse(line), artifacts)),
    registeredModels: lines('registered-models').map((line) => {
      const model = registeredModelSchema.parse(line);
      return {
        name: model.name,
        aliases: Object.fromEntries(model.aliases.map(({ alias, version }) => [alias, version])),
        versions: model.versions.map(({ version, stage, runId, aliases, source, modelId, status }) => ({
          version,
          stage,
          runId: runId ?? null,
          aliases,
          source,
          // A database has no column for it: MLflow then says nothing, and we what the source tells.
          ...(isDatabase ? {} : { modelId: modelId ?? null }),
          status: status ?? null,
        })),
      };
    }),
    loggedModels: lines('logged-models').map((line) => {
      const model = loggedModelSchema.parse(line);
      return {
        modelId: model.modelId,
        name: model.name,
        experimentId: model.experimentId,
        sourceRunId: model.sourceRunId ?? null,
        status: model.status,
        params: pairs(model.params),
        tags: pairs(model.tags),
        artifacts: artifactsOf(artifacts, 'logged-model', model.key),
        metrics: model.metrics.map(({ key, value, step, timestampMs, dataset }) => ({
          key,
          value: number(value),
          step,
          timestamp: timestampMs,
          datasetName: dataset?.name ?? null,
          datasetDigest: dataset?.digest ?? null,
        })),
      };
    }),
    traces: lines('traces').map((line) => {
      const { traceId, state } = line as { traceId: string; state: string };
      return { traceId, state };
    }),
  };
}

function runOf(snapshot: string, run: Run, artifacts: ReadonlyMap<string, unknown>): object {
  const hashes = new Map(readHistory(snapshot, run.key).map((history) => [history.key, hashOf(history)]));
  return {
    runId: run.runId,
    experimentId: run.experimentId,
    name: run.name,
    status: run.status,
    lifecycleStage: run.lifecycleStage,
    startTime: run.startTimeMs ?? null,
    endTime: run.endTimeMs ?? null,
    parentRunId: run.parentRunId ?? null,
    userId: run.userId ?? null,
    artifactUri: run.artifactUri ?? null,
    params: pairs(run.params),
    tags: pairs(run.tags),
    metrics: Object.fromEntries(
      run.metrics.map(({ key, value, step, timestampMs, points }) => [
        key,
        { value: number(value), step, timestamp: timestampMs, points, historyHash: hashes.get(key) },
      ]),
    ),
    datasets: run.datasets.map(({ name, digest, context }) => ({ name, digest, context: context ?? null })),
    modelOutputs: run.modelOutputs.map(({ modelId, step }) => ({ modelId, step: step ?? null })),
    artifacts: artifactsOf(artifacts, 'run', run.key),
  };
}

/** SHA-1 over the points in log order, each as int64 step, int64 timestamp, float64 value, big-endian. */
function hashOf({ steps, timestampsMs, values }: ReturnType<typeof readHistory>[number]): string {
  const bytes = Buffer.alloc(values.length * 24);
  values.forEach((value, index) => {
    bytes.writeBigInt64BE(BigInt(steps[index] ?? 0), index * 24);
    bytes.writeBigInt64BE(BigInt(timestampsMs[index] ?? 0), index * 24 + 8);
    if (Number.isNaN(value)) bytes.writeBigUInt64BE(0x7ff8000000000000n, index * 24 + 16);
    else bytes.writeDoubleBE(value, index * 24 + 16);
  });
  return createHash('sha1').update(bytes).digest('hex');
}
