import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from './random.ts';

/** Size of a synthetic store, all in one experiment. */
export type StoreShape = {
  readonly runs: number;
  readonly params: number;
  readonly metrics: number;
  readonly steps: number;
  readonly tags: number;
};

const EXPERIMENT = '417204968113551203';
const START_MS = 1_767_225_600_000;
const MODEL_TYPES = ['mlp', 'forest', 'svm', 'boosting'] as const;

/** Writes a file store as MLflow 3 would; the same shape gives the same bytes. */
export function makeStore(root: string, shape: StoreShape): void {
  const random = seededRandom(20260514);
  const experiment = join(root, EXPERIMENT);
  mkdirSync(join(experiment, 'tags'), { recursive: true });
  writeMeta(experiment, {
    artifact_location: `file:///mlruns/${EXPERIMENT}`,
    creation_time: START_MS,
    experiment_id: `'${EXPERIMENT}'`,
    last_update_time: START_MS,
    lifecycle_stage: 'active',
    name: 'synthetic',
  });
  writeFileSync(join(experiment, 'tags', 'mlflow.experiment.primaryMetric.name'), 'metric_0');
  writeFileSync(join(experiment, 'tags', 'mlflow.experiment.primaryMetric.greaterIsBetter'), 'False');
  for (let index = 0; index < shape.runs; index++) makeRun(experiment, index, shape, random);
}

/** The folder of the n-th run of a synthetic store. */
export function runFolder(root: string, index: number): string {
  return join(root, EXPERIMENT, runId(index));
}

/** 32 hex digits, spread evenly as those of MLflow's UUIDs are. */
export function runId(index: number): string {
  return createHash('md5').update(String(index)).digest('hex');
}

function makeRun(experiment: string, index: number, shape: StoreShape, random: () => number): void {
  const id = runId(index);
  const folder = join(experiment, id);
  const startMs = START_MS + index * 60_000;
  for (const part of ['params', 'metrics', 'tags', 'artifacts']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  writeMeta(folder, {
    artifact_uri: `file:///mlruns/${EXPERIMENT}/${id}/artifacts`,
    end_time: startMs + 50_000,
    entry_point_name: "''",
    experiment_id: `'${EXPERIMENT}'`,
    lifecycle_stage: 'active',
    run_id: id,
    run_name: `run-${index}`,
    source_name: "''",
    source_type: 4,
    source_version: "''",
    start_time: startMs,
    status: 3,
    tags: '[]',
    user_id: 'bench',
  });
  for (let param = 0; param < shape.params; param++) {
    const value =
      param === 0 ? MODEL_TYPES[index % MODEL_TYPES.length] : Math.floor(random() * 4 ** (param % 4));
    writeFileSync(join(folder, 'params', `param_${param}`), String(value));
  }
  const tags = ['mlflow.runName', 'mlflow.user', 'mlflow.source.name', 'mlflow.source.type', 'team'];
  for (let tag = 0; tag < shape.tags; tag++) {
    const key = tags[tag] ?? `tag_${tag}`;
    writeFileSync(join(folder, 'tags', key), key === 'mlflow.runName' ? `run-${index}` : 'bench');
  }
  for (let metric = 0; metric < shape.metrics; metric++) {
    writeFileSync(join(folder, 'metrics', `metric_${metric}`), metricLines(startMs, shape.steps, random));
  }
}

function metricLines(startMs: number, steps: number, random: () => number): string {
  const rate = 0.5 + random();
  let lines = '';
  for (let step = 0; step < steps; step++) {
    const value = valueAt(step, steps, random, rate);
    lines += `${startMs + step * 900 + Math.floor(random() * 100)} ${value} ${step}\n`;
  }
  return lines;
}

/** A loss that falls with noise, with all the digits that Python prints. */
export function valueAt(step: number, steps: number, random: () => number, rate = 1): number {
  return Math.exp((-rate * step) / steps) + 0.05 * random();
}

function writeMeta(folder: string, fields: Readonly<Record<string, string | number>>): void {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
  writeFileSync(join(folder, 'meta.yaml'), lines.join(''));
}
