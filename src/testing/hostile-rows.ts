import { Buffer } from 'node:buffer';
import { runId } from './write-store.ts';

/** A value to be stored; `bytes` become a text that is no UTF-8. */
export type Cell = null | number | bigint | string | Uint8Array | { readonly bytes: Uint8Array };
export type Row = Readonly<Record<string, Cell>>;

const START_MS = 1_767_225_600_000;

/** What the damaged rows below belong to. */
export const DAMAGED = { experimentId: 9000, runId: runId(90_000), model: 'damaged', modelId: 'm-damaged' };

/** A plausible row of each table that is read; `n` makes it another row. */
export const PLAUSIBLE: Readonly<Record<string, (n: number) => Row>> = {
  experiments: (n) => ({
    experiment_id: 10_000 + n,
    name: `experiment ${n}`,
    artifact_location: `mlruns/${10_000 + n}`,
    lifecycle_stage: 'active',
    creation_time: START_MS,
    last_update_time: START_MS,
    workspace: 'default',
  }),
  experiment_tags: (n) => ({ experiment_id: DAMAGED.experimentId, key: `key ${n}`, value: 'x' }),
  runs: (n) => ({
    run_uuid: runId(100_000 + n),
    name: `run ${n}`,
    source_type: 'LOCAL',
    source_name: 'train.py',
    entry_point_name: 'main',
    user_id: 'ada',
    status: 'FINISHED',
    start_time: START_MS,
    end_time: START_MS + 60_000,
    source_version: '0123456789abcdef0123456789abcdef01234567',
    lifecycle_stage: 'active',
    artifact_uri: `mlruns/${DAMAGED.experimentId}/${runId(100_000 + n)}/artifacts`,
    experiment_id: DAMAGED.experimentId,
    deleted_time: null,
  }),
  params: (n) => ({ run_uuid: DAMAGED.runId, key: `key ${n}`, value: 'x' }),
  tags: (n) => ({ run_uuid: DAMAGED.runId, key: `key ${n}`, value: 'x' }),
  metrics: (n) => ({
    ...{ run_uuid: DAMAGED.runId, key: `key ${n % 50}`, value: 0.5, timestamp: START_MS + n, step: n },
    is_nan: 0,
  }),
  latest_metrics: (n) => ({
    ...{ run_uuid: DAMAGED.runId, key: `key ${n}`, value: 0.5, timestamp: START_MS + n, step: n },
    is_nan: 0,
  }),
  datasets: (n) => ({
    dataset_uuid: `dataset-${n}`,
    experiment_id: DAMAGED.experimentId,
    name: `dataset ${n}`,
    digest: '64e92305',
    dataset_source_type: 'local',
    dataset_source: '{"uri": "a.csv"}',
    dataset_schema: '{"mlflow_colspec": []}',
    dataset_profile: '{"num_rows": 1}',
  }),
  inputs: (n) => ({
    input_uuid: `input-${n}`,
    source_type: 'DATASET',
    source_id: 'dataset-0',
    destination_type: 'RUN',
    destination_id: runId(100_000 + n),
    step: 0,
  }),
  input_tags: (n) => ({ input_uuid: 'input-0', name: `key ${n}`, value: 'x' }),
  logged_models: (n) => ({
    model_id: `m-${n}`,
    experiment_id: DAMAGED.experimentId,
    name: `model ${n}`,
    artifact_location: `mlruns/${DAMAGED.experimentId}/models/m-${n}/artifacts`,
    creation_timestamp_ms: START_MS,
    last_updated_timestamp_ms: START_MS,
    status: 2,
    lifecycle_stage: 'active',
    model_type: 'sklearn',
    source_run_id: DAMAGED.runId,
    status_message: null,
  }),
  logged_model_params: (n) => ({
    ...{
      model_id: DAMAGED.modelId,
      experiment_id: DAMAGED.experimentId,
      param_key: `key ${n}`,
      param_value: 'x',
    },
  }),
  logged_model_tags: (n) => ({
    ...{
      model_id: DAMAGED.modelId,
      experiment_id: DAMAGED.experimentId,
      tag_key: `key ${n}`,
      tag_value: 'x',
    },
  }),
  logged_model_metrics: (n) => ({
    model_id: DAMAGED.modelId,
    metric_name: `key ${n % 50}`,
    metric_timestamp_ms: START_MS + n,
    metric_step: n,
    metric_value: 0.5,
    experiment_id: DAMAGED.experimentId,
    run_id: DAMAGED.runId,
    dataset_uuid: 'dataset-0',
    dataset_name: 'dataset 0',
    dataset_digest: '64e92305',
  }),
  registered_models: (n) => ({
    name: `registered ${n}`,
    creation_time: START_MS,
    last_updated_time: START_MS,
    description: 'x',
    workspace: 'default',
  }),
  registered_model_tags: (n) => ({ name: DAMAGED.model, key: `key ${n}`, value: 'x', workspace: 'default' }),
  registered_model_aliases: (n) => ({
    name: DAMAGED.model,
    alias: `a${n}`,
    version: 1,
    workspace: 'default',
  }),
  model_versions: (n) => ({
    name: DAMAGED.model,
    version: n + 1,
    creation_time: START_MS,
    last_updated_time: START_MS,
    description: 'x',
    user_id: 'ada',
    current_stage: 'None',
    source: 'models:/m-damaged',
    run_id: DAMAGED.runId,
    status: 'READY',
    status_message: null,
    run_link: null,
    storage_location: null,
    workspace: 'default',
  }),
  model_version_tags: (n) => ({
    ...{ name: DAMAGED.model, version: 1, key: `key ${n}`, value: 'x', workspace: 'default' },
  }),
  trace_info: (n) => ({
    request_id: `tr-${n}`,
    experiment_id: DAMAGED.experimentId,
    timestamp_ms: START_MS,
    execution_time_ms: 1500,
    status: 'OK',
  }),
};

/** What SQLite lets stand in a column of any type. */
export const DAMAGES: readonly Cell[] = [
  null,
  'abc',
  '',
  '1.5',
  'nul\u0000byte',
  '-9223372036854775809',
  -1,
  1.5,
  2n ** 60n,
  -(2n ** 63n),
  Number.POSITIVE_INFINITY,
  Uint8Array.of(0xff, 0x00, 0xfe),
  new Uint8Array(),
  { bytes: Uint8Array.of(0x61, 0xff, 0xc3, 0x28, 0x62) },
  // Another text that looks the same when it is decoded.
  { bytes: Uint8Array.of(0x61, 0xfe, 0xc3, 0x28, 0x62) },
];

/** The columns by which a row belongs to another, and what exists nowhere. */
export const BROKEN_KEYS: readonly (readonly [table: string, row: Row])[] = [
  ['experiment_tags', { experiment_id: 777_777 }],
  ['runs', { experiment_id: 777_777 }],
  ...['params', 'tags', 'metrics', 'latest_metrics'].map(
    (table) => [table, { run_uuid: 'no such run' }] as const,
  ),
  ['metrics', { run_uuid: '' }],
  ['datasets', { experiment_id: 777_777 }],
  ['inputs', { source_id: 'no such dataset' }],
  ['inputs', { destination_id: 'no such run' }],
  ['inputs', { source_type: 'RUN_INPUT', destination_type: 'MODEL_INPUT', source_id: 'no such run' }],
  [
    'inputs',
    { source_type: 'RUN_OUTPUT', destination_type: 'MODEL_OUTPUT', destination_id: 'no such model' },
  ],
  ['inputs', { source_type: 'NOTHING', destination_type: 'KNOWN' }],
  ['input_tags', { input_uuid: 'no such input' }],
  ['logged_models', { experiment_id: 777_777 }],
  ['logged_models', { source_run_id: 'no such run' }],
  ...['logged_model_params', 'logged_model_tags', 'logged_model_metrics'].map(
    (table) => [table, { model_id: 'no such model' }] as const,
  ),
  ['logged_model_metrics', { run_id: 'no such run', experiment_id: 777_777 }],
  ['registered_model_tags', { name: 'no such model' }],
  ['registered_model_tags', { workspace: 'no such workspace' }],
  ['registered_model_aliases', { name: 'no such model' }],
  ['registered_model_aliases', { version: 888_888 }],
  ['model_versions', { name: 'no such model' }],
  ['model_versions', { run_id: 'no such run', source: 'models:/m-no-such-model' }],
  ['model_version_tags', { name: 'no such model' }],
  ['model_version_tags', { version: 777_777 }],
  ['trace_info', { experiment_id: 777_777 }],
];

/** URIs that lead out of the store, to elsewhere, or to nothing. */
export const HOSTILE_URIS: readonly string[] = [
  'file:///etc/passwd',
  'file:///etc',
  '/etc',
  '/',
  '//evil.example/share',
  'file://evil.example/etc',
  '../../..',
  '..',
  '.',
  '',
  './mlruns/../../../etc',
  'mlruns/%2e%2e/%2e%2e/%2e%2e/etc',
  'file:///mlruns/%2e%2e%2f%2e%2e%2fetc/artifacts',
  'file:./..',
  'file:%2fetc',
  'C:\\Windows\\system32',
  'file:///C:/Windows',
  '\\\\evil.example\\share',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'mlflow-artifacts:/../../x',
  'mlflow-artifacts:/%2e%2e/%2e%2e/x',
  'mlflow-artifacts://evil.example/1/x/artifacts',
  'runs:/../../x',
  'models:/../../x',
  's3://bucket/../../x',
  'https://user:password@evil.example/x?token=1#frag',
  'dbfs:/x',
  'mlruns/1/x\u0000/artifacts',
  'mlruns/%00',
  'mlruns/%zz',
  `mlruns/${'a/'.repeat(3000)}`,
  `mlruns/${'x'.repeat(10_000)}`,
  'mlruns/link/artifacts',
];

/** Texts that are long for a page, a line or a table. */
export const LARGE_TEXTS: readonly string[] = [
  'x'.repeat(5000),
  '<script>alert(1)</script> '.repeat(250),
  'word '.repeat(200_000),
  Buffer.alloc(1_000_000, '日').toString('utf8'),
];
