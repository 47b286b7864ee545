import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A name and a text, as pairs, so that any name is possible. */
export type Pairs = readonly (readonly [key: string, value: string])[];

type StoreRun = {
  readonly id: string;
  readonly name?: string;
  readonly status?: number;
  readonly lifecycleStage?: string;
  readonly user?: string;
  readonly startTimeMs?: number;
  readonly params?: Pairs;
  /** Whole lines of the metric file: `timestamp value step`. */
  readonly metrics?: Pairs;
  readonly tags?: Pairs;
  readonly artifacts?: Pairs;
};

/** Writes a file of a store, and the folders it needs. */
export function writeStoreFile(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The text of a `meta.yaml`: JSON's strings are YAML's double-quoted ones, so any text can stand in it. */
export function metaYaml(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** Writes an experiment as MLflow 2 and 3 do. */
export function writeExperiment(
  root: string,
  { id, name, tags = [], lifecycleStage = 'active' }: ExperimentFields,
): void {
  const meta = {
    experiment_id: id,
    name,
    lifecycle_stage: lifecycleStage,
    artifact_location: `./mlruns/${id}`,
  };
  writeStoreFile(root, `${id}/meta.yaml`, metaYaml(meta));
  for (const [key, value] of tags) writeStoreFile(root, `${id}/tags/${key}`, value);
}
type ExperimentFields = {
  readonly id: string;
  readonly name: string;
  readonly tags?: Pairs;
  readonly lifecycleStage?: string;
};

/** 2026-01-01, the start of runs that say no other. */
const START_MS = 1_767_225_600_000;

/** Writes a run as MLflow 2 and 3 do: finished unless it says otherwise. */
export function writeRun(root: string, experimentId: string, run: StoreRun): void {
  const folder = `${experimentId}/${run.id}`;
  const start = run.startTimeMs ?? START_MS;
  const meta = {
    run_id: run.id,
    run_name: run.name ?? run.id,
    experiment_id: experimentId,
    user_id: run.user ?? 'ada',
    status: run.status ?? 3,
    start_time: start,
    end_time: start + 60_000,
    lifecycle_stage: run.lifecycleStage ?? 'active',
    artifact_uri: `./mlruns/${folder}/artifacts`,
  };
  writeStoreFile(root, `${folder}/meta.yaml`, metaYaml(meta));
  for (const part of ['params', 'metrics', 'tags', 'artifacts'] as const) {
    for (const [key, value] of run[part] ?? []) writeStoreFile(root, `${folder}/${part}/${key}`, value);
  }
}

/** A run id of 32 hex digits that begins with a number. */
export function runId(number: number): string {
  return number.toString(16).padStart(32, '0');
}
