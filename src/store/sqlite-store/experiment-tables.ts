import type { KeyValue } from '../../entities/scalar.ts';
import { countRows, type RowCounts } from '../row-counts.ts';
import type { Meta, RawDataset, RawTrace } from '../run-store.ts';
import { type Database, type Row, textOf } from './database.ts';
import { metaOfRow, pairOf } from './meta-of-row.ts';
import type { RowFaults } from './row-faults.ts';

/** What the tables say of one experiment. */
export type ExperimentRows = {
  /** Undefined when there is no row for it, only rows that refer to it. */
  readonly meta: Meta | undefined;
  readonly tags: KeyValue[];
  readonly datasets: RawDataset[];
  readonly traces: RawTrace[];
  readonly runIds: string[];
};

export type ExperimentsById = Map<string, ExperimentRows>;

/** Where runs without an experiment go: the column may be NULL. */
export const NO_EXPERIMENT = 'none';

const META = {
  experiment_id: 'experiment_id',
  name: 'name',
  artifact_location: 'artifact_location',
  lifecycle_stage: 'lifecycle_stage',
  creation_time: 'creation_time',
  last_update_time: 'last_update_time',
  workspace: 'workspace',
};

const DATASET = {
  name: 'name',
  digest: 'digest',
  source_type: 'dataset_source_type',
  source: 'dataset_source',
  schema: 'dataset_schema',
  profile: 'dataset_profile',
};

/**
 * Reads experiments with their tags, datasets and traces, and which runs they have. An experiment that only runs refer
 * to is there without meta.
 */
export function readExperiments(database: Database, counts: RowCounts, faults: RowFaults): ExperimentsById {
  const experiments: ExperimentsById = new Map();
  for (const row of database.rows('experiments', Object.values(META), { tail: 'ORDER BY experiment_id' })) {
    const id = textOf(row['experiment_id']) ?? NO_EXPERIMENT;
    experiments.set(id, noRows(metaOfRow(row, META)));
    countRows(counts, 'experiments', 1);
  }
  readRunIds(database, experiments, faults);
  /** Hands each row of a table to its experiment. */
  const share = (
    table: 'experiment_tags' | 'datasets' | 'trace_info',
    columns: readonly string[],
    add: (experiment: ExperimentRows, row: Row) => void,
  ) => {
    for (const row of database.rows(table, ['experiment_id', ...columns])) {
      const id = textOf(row['experiment_id']);
      const experiment = experiments.get(id ?? NO_EXPERIMENT);
      if (!experiment) faults.add(table, 'rows-orphaned', 'experiment', id ?? 'NULL');
      else {
        add(experiment, row);
        countRows(counts, table, 1);
      }
    }
  };
  share('experiment_tags', ['key', 'value'], ({ tags }, row) => {
    tags.push(pairOf(row));
  });
  share('datasets', ['dataset_uuid', ...Object.values(DATASET)], ({ datasets }, row) => {
    datasets.push({ id: textOf(row['dataset_uuid']) ?? '', meta: metaOfRow(row, DATASET) });
  });
  share('trace_info', ['request_id', 'status'], ({ traces }, row) => {
    traces.push({ id: textOf(row['request_id']) ?? '', state: textOf(row['status']) ?? 'UNKNOWN' });
  });
  return experiments;
}

/** An experiment of which nothing is known, or its row alone. */
export function noRows(meta: Meta | undefined): ExperimentRows {
  return { meta, tags: [], datasets: [], traces: [], runIds: [] };
}

function readRunIds(database: Database, experiments: ExperimentsById, faults: RowFaults): void {
  let last: string | undefined;
  for (const row of database.rows('runs', ['run_uuid', 'experiment_id'], { tail: 'ORDER BY run_uuid' })) {
    const id = row['run_uuid'];
    if (typeof id !== 'string') {
      faults.add(
        'runs',
        'rows-invalid',
        'run_uuid',
        id === null || id === undefined ? 'NULL' : (textOf(id) ?? ''),
      );
      continue;
    }
    if (id === last) {
      faults.add('runs', 'rows-invalid', 'run_uuid', `${id} again`);
      continue;
    }
    last = id;
    const experimentId = textOf(row['experiment_id']) ?? NO_EXPERIMENT;
    const experiment = experiments.get(experimentId);
    if (experiment) experiment.runIds.push(id);
    else experiments.set(experimentId, { ...noRows(undefined), runIds: [id] });
  }
}
