import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSources } from '../ingest/find-sources.ts';
import { ingest } from '../ingest/ingest.ts';
import { neutralForm } from '../ingest/neutral-form.ts';

type Texts = Record<string, string>;
type Experiment = { id: string; name: string; lifecycleStage: string; tags: Texts };
type RunMetric = { value: number | string; step: number; points: number };
type Run = {
  runId: string;
  experimentId: string;
  name: string;
  status: string;
  lifecycleStage: string;
  startTime: number;
  endTime: number;
  parentRunId: string | null;
  params: Texts;
  tags: Texts;
  metrics: Record<string, RunMetric>;
  datasets: { name: string; digest: string; context: string }[];
  modelOutputs: { modelId: string; step: number }[];
};
type ModelMetric = { key: string; value: number | string; datasetName: string | null };
type LoggedModel = {
  modelId: string;
  name: string;
  sourceRunId: string;
  status: string;
  params: Texts;
  metrics: ModelMetric[];
};
type Version = { version: string; runId: string; source: string };
type RegisteredModel = { name: string; aliases: Texts; versions: Version[] };
type Store = {
  experiments: Experiment[];
  runs: Run[];
  loggedModels: LoggedModel[];
  registeredModels: RegisteredModel[];
};

/** A value as text, since a NaN is text in JSON, whoever wrote it. */
const valueText = (value: number | string) => String(Number(value));

/** The fields that MLflow was asked for; all keys of params, tags and metrics, so that one too many shows. */
const asked = {
  experiment: ({ id, name, lifecycleStage, tags }: Experiment) => ({ id, name, lifecycleStage, tags }),
  run: ({ metrics, datasets, ...run }: Run) => ({
    ...{ runId: run.runId, experimentId: run.experimentId, name: run.name, parentRunId: run.parentRunId },
    ...{ status: run.status, lifecycleStage: run.lifecycleStage },
    ...{ startTime: run.startTime, endTime: run.endTime },
    ...{ params: run.params, tags: run.tags, modelOutputs: run.modelOutputs },
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([key, { value, step, points }]) => [
        key,
        { value: valueText(value), step, points },
      ]),
    ),
    datasets: datasets.map(({ name, digest, context }) => `${name} ${digest} ${context}`).sort(),
  }),
  loggedModel: ({ modelId, name, sourceRunId, status, params, metrics }: LoggedModel) => ({
    ...{ modelId, name, sourceRunId, status, params },
    metrics: metrics
      .map(({ key, value, datasetName }) => `${key} ${valueText(value)} ${datasetName ?? ''}`)
      .sort(),
  }),
  registeredModel: ({ name, aliases, versions }: RegisteredModel) => ({
    ...{ name, aliases },
    versions: versions.map(({ version, runId, source }) => ({ version, runId, source })),
  }),
};

describe('the sample store in a database', () => {
  const snapshotDir = mkdtempSync(join(tmpdir(), 'runfolio-sample-'));
  // What MLflow itself reads from runs/sqlite/mlflow.db, saved when the database was made.
  const answers = JSON.parse(
    readFileSync(new URL('./fixtures/sample-database.json', import.meta.url), 'utf8'),
  ) as Store;
  let read: Store;

  beforeAll(async () => {
    const sources = findSources([{ path: 'runs' }], '.');
    await ingest({ sources, snapshotDir, force: true, whenEmpty: 'write' });
    // Through JSON, as its maps have no prototype.
    read = JSON.parse(JSON.stringify(neutralForm(snapshotDir))) as Store;
  });
  afterAll(() => rmSync(snapshotDir, { recursive: true, force: true }));

  it.each(answers.experiments)('has the experiment $name as MLflow has it', (answer) => {
    const found = read.experiments.filter(({ id }) => id === answer.id);
    expect(found.map(asked.experiment)).toEqual([asked.experiment(answer)]);
  });

  it.each(answers.runs)('has the run $name as MLflow has it', (answer) => {
    const found = read.runs.filter(({ runId }) => runId === answer.runId);
    expect(found.map(asked.run)).toEqual([asked.run(answer)]);
  });

  it.each(answers.loggedModels)('has the logged model $modelId as MLflow has it', (answer) => {
    const found = read.loggedModels.filter(({ modelId }) => modelId === answer.modelId);
    expect(found.map(asked.loggedModel)).toEqual([asked.loggedModel(answer)]);
  });

  it.each(answers.registeredModels)('has the registered model $name as MLflow has it', (answer) => {
    const found = read.registeredModels.filter(({ name }) => name === answer.name);
    expect(found.map(asked.registeredModel)).toEqual([asked.registeredModel(answer)]);
  });

  it('has nothing else beside what is in the file store', () => {
    expect(read.experiments.length - answers.experiments.length).toBe(3);
    expect(read.runs.length - answers.runs.length).toBe(83);
    expect(read.loggedModels.length - answers.loggedModels.length).toBe(8);
    expect(read.registeredModels.length - answers.registeredModels.length).toBe(2);
  });
});
