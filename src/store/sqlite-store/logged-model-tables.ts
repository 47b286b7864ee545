import type { KeyValue } from '../../entities/scalar.ts';
import { type LatestModelMetrics, latestModelMetrics } from '../latest-model-metrics.ts';
import { countRows, type RowCounts } from '../row-counts.ts';
import type { Meta } from '../run-store.ts';
import { type Database, type Row, textOf } from './database.ts';
import { NO_EXPERIMENT } from './experiment-tables.ts';
import { metaOfRow, pairOf } from './meta-of-row.ts';
import { decodeInteger, decodeValue } from './metric-value.ts';
import type { RowFaults } from './row-faults.ts';

/** What the tables say of one logged model. */
export type LoggedModelRows = {
  readonly id: string;
  readonly experimentId: string;
  readonly meta: Meta;
  readonly params: KeyValue[];
  readonly tags: KeyValue[];
  readonly metrics: LatestModelMetrics;
};

const META = {
  model_id: 'model_id',
  experiment_id: 'experiment_id',
  name: 'name',
  artifact_location: 'artifact_location',
  creation_timestamp: 'creation_timestamp_ms',
  last_updated_timestamp: 'last_updated_timestamp_ms',
  status: 'status',
  lifecycle_stage: 'lifecycle_stage',
  model_type: 'model_type',
  source_run_id: 'source_run_id',
  status_message: 'status_message',
};

const METRIC = ['metric_name', 'metric_value', 'metric_timestamp_ms', 'metric_step', 'run_id'];
const METRIC_DATASET = ['dataset_name', 'dataset_digest'];

/** Reads the models logged since MLflow 3 with their params, tags and latest metrics. */
export function readLoggedModels(
  database: Database,
  counts: RowCounts,
  faults: RowFaults,
): readonly LoggedModelRows[] {
  const models = new Map<string, LoggedModelRows>();
  for (const row of database.rows('logged_models', Object.values(META), { tail: 'ORDER BY model_id' })) {
    const id = textOf(row['model_id']) ?? '';
    models.set(id, {
      id,
      experimentId: textOf(row['experiment_id']) ?? NO_EXPERIMENT,
      meta: metaOfRow(row, META),
      params: [],
      tags: [],
      metrics: latestModelMetrics(),
    });
    countRows(counts, 'logged_models', 1);
  }
  /** Hands each row of a table to its model; `add` says what is wrong with a row that it cannot use. */
  const share = (
    table: 'logged_model_params' | 'logged_model_tags' | 'logged_model_metrics',
    columns: readonly string[],
    add: (model: LoggedModelRows, row: Row) => string | undefined,
  ) => {
    for (const row of database.rows(table, ['model_id', ...columns])) {
      const id = textOf(row['model_id']);
      const model = models.get(id ?? '');
      const fault = model && add(model, row);
      if (!model) faults.add(table, 'rows-orphaned', 'logged model', id ?? 'NULL');
      else if (fault !== undefined) faults.add(table, 'rows-invalid', 'logged model', `${model.id} ${fault}`);
      else countRows(counts, table, 1);
    }
  };
  share('logged_model_params', ['param_key', 'param_value'], ({ params }, row) => {
    params.push(pairOf(row, 'param_key', 'param_value'));
    return undefined;
  });
  share('logged_model_tags', ['tag_key', 'tag_value'], ({ tags }, row) => {
    tags.push(pairOf(row, 'tag_key', 'tag_value'));
    return undefined;
  });
  share('logged_model_metrics', [...METRIC, ...METRIC_DATASET], addMetric);
  return [...models.values()];
}

function addMetric({ metrics }: LoggedModelRows, row: Row): string | undefined {
  const key = textOf(row['metric_name']) ?? '';
  const value = decodeValue(row['metric_value']);
  const step = decodeInteger(row['metric_step']);
  const timestampMs = decodeInteger(row['metric_timestamp_ms']);
  if (value === undefined || step === undefined || timestampMs === undefined) {
    return [key, ...METRIC.slice(1, 4).map((column) => textOf(row[column]) ?? 'NULL')].join(' ');
  }
  const name = textOf(row['dataset_name']);
  const digest = textOf(row['dataset_digest']);
  metrics.add({
    key,
    value,
    step,
    timestampMs,
    runId: textOf(row['run_id']),
    dataset: name === undefined || digest === undefined ? undefined : { name, digest },
  });
  return undefined;
}
