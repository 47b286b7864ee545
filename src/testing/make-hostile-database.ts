import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { databaseFromSql } from './database-from-sql.ts';
import {
  BROKEN_KEYS,
  type Cell,
  DAMAGED,
  DAMAGES,
  HOSTILE_URIS,
  LARGE_TEXTS,
  PLAUSIBLE,
  type Row,
} from './hostile-rows.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { runId } from './write-store.ts';

/** The newest schema, with a sound store and with secrets in it. */
const NEWEST = fileURLToPath(
  new URL('../store/fixtures/schema-2026-08-dc11669786a5/mlflow.sql', import.meta.url),
);

/** What stands in the tables that must never be read, and in a file outside the store. */
export const SECRET = 'SECRET-MUST-NOT-APPEAR';

/** What a hostile database holds, for tests to look for. */
export type HostileDatabase = {
  readonly path: string;
  /** How many rows were added to a sound database. */
  readonly rows: number;
  /** Hostile text by the id of the experiment and of the run that are called so, in order. */
  readonly experiments: readonly { readonly id: string; readonly runId: string; readonly text: string }[];
};

/**
 * Makes a database in the newest schema of MLflow in which every hostile text stands at every place that can hold it,
 * and every column holds what its type forbids.
 *
 * @param constraints `kept` but for checks and foreign keys, which SQLite lets anybody switch off; `dropped` for a
 *   database that holds what not even a primary key allows: NULL everywhere, and everything twice
 */
export function makeHostileDatabase(folder: string, constraints: 'kept' | 'dropped'): HostileDatabase {
  mkdirSync(folder, { recursive: true });
  const path = databaseFromSql(NEWEST, folder);
  makeArtifacts(folder);
  const database = new DatabaseSync(path);
  database.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN');
  if (constraints === 'dropped') dropConstraints(database);
  const writer = new HostileWriter(database);
  const experiments = HOSTILE_TEXTS.map((text, index) => writer.named(text, index + 1));
  writer.keys();
  writer.ids();
  writer.uris();
  writer.sizes();
  writer.contradictions();
  writer.damages();
  if (constraints === 'dropped') writer.twice();
  database.exec('COMMIT');
  database.close();
  return { path, rows: writer.rows, experiments };
}

/** The one run whose artifacts are where they should be. */
const WITH_ARTIFACT = { run_uuid: runId(8000), experiment_id: 3002 };
const ITS_FOLDER = `mlruns/${WITH_ARTIFACT.experiment_id}/${WITH_ARTIFACT.run_uuid}/artifacts`;

/** A folder with an artifact, links in it and beside it to what is not of the store. */
function makeArtifacts(folder: string): void {
  const outside = join(dirname(folder), 'outside');
  mkdirSync(join(outside, 'artifacts'), { recursive: true });
  mkdirSync(join(folder, ITS_FOLDER), { recursive: true });
  writeFileSync(join(outside, 'artifacts', 'secret.txt'), SECRET);
  writeFileSync(join(folder, ITS_FOLDER, 'artifact.txt'), 'An artifact.');
  symlinkSync(outside, join(folder, 'mlruns', 'link'));
  symlinkSync(join(outside, 'artifacts', 'secret.txt'), join(folder, ITS_FOLDER, 'link.txt'));
}

/** The same columns with the same affinities, and nothing that a row must be. */
function dropConstraints(database: DatabaseSync): void {
  for (const table of Object.keys(PLAUSIBLE)) {
    database.exec(`CREATE TABLE lawless AS SELECT * FROM ${table}`);
    database.exec(`DROP TABLE ${table}; ALTER TABLE lawless RENAME TO ${table}`);
  }
}

class HostileWriter {
  rows = 0;
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  /** Numbers rows, so that none is another. */
  private next = 1;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** An experiment, a run, a dataset and models that are called `text`, with the text in all that describes them. */
  named(text: string, number: number): HostileDatabase['experiments'][number] {
    const id = 1000 + number;
    const run = runId(number + 1000);
    const ids = { experiment_id: id, run_uuid: run };
    this.add('experiments', { experiment_id: id, name: text, artifact_location: text });
    for (const key of ['mlflow.note.content', 'mlflow.experiment.primaryMetric.name', 'team'])
      this.add('experiment_tags', { ...ids, key, value: text });
    this.add('runs', {
      ...ids,
      ...{ name: text, user_id: text, source_name: text, source_version: text, entry_point_name: text },
    });
    this.add('params', { ...ids, key: 'value', value: text });
    for (const key of OWN_TAGS) this.add('tags', { ...ids, key, value: text });
    for (const [step, value] of [0.5, 0.25].entries())
      this.add('metrics', { ...ids, key: 'loss', value, step, timestamp: step });
    this.add('latest_metrics', { ...ids, key: 'loss', value: 0.25, step: 1, timestamp: 1 });
    this.dataset(text, id, run);
    this.loggedModel(text, id, run);
    this.registeredModel(text, run);
    return { id: String(id), runId: run, text };
  }

  private dataset(text: string, experimentId: number, run: string): void {
    const json = JSON.stringify({ [text]: text });
    this.add('datasets', {
      dataset_uuid: `d-${experimentId}`,
      ...{ experiment_id: experimentId, name: text, digest: text, dataset_source_type: text },
      ...{ dataset_source: json, dataset_schema: json, dataset_profile: text },
    });
    const input_uuid = `i-${experimentId}`;
    this.add('inputs', { input_uuid, source_id: `d-${experimentId}`, destination_id: run });
    this.add('input_tags', { input_uuid, name: 'mlflow.data.context', value: text });
    this.add('input_tags', { input_uuid, name: `${text} `, value: text });
  }

  private loggedModel(text: string, experimentId: number, run: string): void {
    const ids = { model_id: `m-hostile-${experimentId}`, experiment_id: experimentId, run_id: run };
    this.add('logged_models', {
      ...{ ...ids, name: text, model_type: text, status_message: text, artifact_location: text },
      source_run_id: run,
    });
    this.add('logged_model_params', { ...ids, param_key: text, param_value: text });
    this.add('logged_model_tags', { ...ids, tag_key: text, tag_value: text });
    this.add('logged_model_metrics', { ...ids, metric_name: text, dataset_name: text, dataset_digest: text });
    this.add('inputs', {
      ...{ source_type: 'RUN_OUTPUT', source_id: run, destination_type: 'MODEL_OUTPUT' },
      destination_id: ids.model_id,
    });
  }

  private registeredModel(name: string, run: string): void {
    this.add('registered_models', { name, description: name });
    this.add('registered_model_tags', { name, key: name, value: name });
    this.add('registered_model_aliases', { name, alias: name, version: 1 });
    this.add('model_versions', {
      ...{ name, version: 1, run_id: run, source: name, storage_location: name, run_link: name },
      ...{ description: name, user_id: name, current_stage: name, status: name, status_message: name },
    });
    this.add('model_version_tags', { name, version: 1, key: name, value: name });
    if (name.includes('<')) this.add('registered_models', { name, workspace: name });
    this.add('trace_info', { request_id: name, status: name });
  }

  /** Runs whose keys are every text. */
  keys(): void {
    const experiment_id = 3000;
    this.add('experiments', { experiment_id, name: 'Keys' });
    for (const key of HOSTILE_TEXTS) this.add('experiment_tags', { experiment_id, key });
    for (const [index, name] of ['All keys', 'Other values'].entries()) {
      const run_uuid = runId(5000 + index);
      this.add('runs', { run_uuid, experiment_id, name });
      for (const key of HOSTILE_TEXTS) {
        this.add('params', { run_uuid, key, value: name });
        this.add('tags', { run_uuid, key, value: name });
        this.add('metrics', { run_uuid, key, value: index, step: 0, timestamp: 0 });
        this.add('metrics', { run_uuid, key, value: -index, step: 1, timestamp: 1 });
        this.add('latest_metrics', { run_uuid, key, value: -index, step: 1, timestamp: 1 });
      }
    }
  }

  /** Runs, models, datasets and experiments whose ids are every text: ids become parts of paths. */
  ids(): void {
    const experiment_id = 3001;
    this.add('experiments', { experiment_id, name: 'Ids' });
    for (const text of HOSTILE_TEXTS) {
      this.add('runs', { run_uuid: text, experiment_id });
      this.add('metrics', { run_uuid: text, key: 'loss' });
      this.add('logged_models', { model_id: text, experiment_id, source_run_id: text });
      this.add('datasets', { dataset_uuid: text, experiment_id, name: text });
      this.add('inputs', { input_uuid: text, source_id: text, destination_id: text });
      // Texts that look like one number are one version.
      this.tryToAdd('model_versions', { version: text, run_id: text, source: `models:/${text}` });
      this.add('registered_model_aliases', { alias: `of ${text}`, version: text });
    }
    // An experiment's id is an integer where the primary key is kept, what refers to it need not be.
    for (const text of HOSTILE_TEXTS.slice(0, 30)) this.add('runs', { experiment_id: text });
  }

  /** Runs and models whose artifacts are elsewhere. */
  uris(): void {
    const experiment_id = 3002;
    this.add('experiments', { experiment_id, name: 'URIs', artifact_location: 'file:///etc' });
    this.add('runs', { ...WITH_ARTIFACT, artifact_uri: ITS_FOLDER });
    for (const uri of HOSTILE_URIS) {
      this.add('runs', { experiment_id, name: uri, artifact_uri: uri });
      this.add('runs', { experiment_id, name: uri, artifact_uri: `${uri}/artifacts` });
      this.add('logged_models', { experiment_id, artifact_location: uri });
      this.add('model_versions', { source: uri, storage_location: uri, run_link: uri });
      this.add('experiments', { artifact_location: uri });
    }
  }

  /** Values that are longer than anything that MLflow writes. */
  sizes(): void {
    const experiment_id = 3003;
    const run_uuid = runId(6000);
    this.add('experiments', { experiment_id, name: 'Sizes' });
    this.add('runs', { run_uuid, experiment_id, name: 'Large' });
    for (const value of LARGE_TEXTS) {
      this.add('params', { run_uuid, value });
      this.add('tags', { run_uuid, value });
      this.add('experiment_tags', { experiment_id, value });
      this.add('registered_model_tags', { value });
    }
    for (const key of LARGE_TEXTS.slice(0, 2)) {
      this.add('params', { run_uuid, key });
      this.add('tags', { run_uuid, key });
      this.add('metrics', { run_uuid, key });
      this.add('runs', { experiment_id, name: key });
    }
    this.add('tags', { run_uuid, key: 'mlflow.note.content', value: LARGE_TEXTS[1] ?? '' });
  }

  /** Latest values that are not what the history says. */
  contradictions(): void {
    const experiment_id = 3004;
    const run_uuid = runId(7000);
    this.add('experiments', { experiment_id, name: 'Contradictions' });
    this.add('runs', { run_uuid, experiment_id, name: 'Contradictions' });
    for (const key of ['value', 'step', 'timestamp', 'is_nan', 'without latest'])
      this.add('metrics', { run_uuid, key, value: 1, step: 5, timestamp: 500 });
    const latest = { run_uuid, value: 1, step: 5, timestamp: 500 };
    this.add('latest_metrics', { ...latest, key: 'value', value: 2 });
    this.add('latest_metrics', { ...latest, key: 'step', step: 6 });
    this.add('latest_metrics', { ...latest, key: 'timestamp', timestamp: 499 });
    this.add('latest_metrics', { ...latest, key: 'is_nan', value: 0, is_nan: 1 });
    this.add('latest_metrics', { ...latest, key: 'without history' });
  }

  /** For each column of each table, rows that hold there what the column is not for; and rows of nothing. */
  damages(): void {
    this.add('experiments', { experiment_id: DAMAGED.experimentId, name: 'Damaged' });
    this.add('runs', { run_uuid: DAMAGED.runId, name: 'Damaged' });
    this.add('registered_models', { name: DAMAGED.model });
    this.add('logged_models', { model_id: DAMAGED.modelId });
    this.add('datasets', { dataset_uuid: 'dataset-0' });
    this.add('inputs', { input_uuid: 'input-0', destination_id: DAMAGED.runId });
    for (const table of Object.keys(PLAUSIBLE)) {
      for (const column of Object.keys(PLAUSIBLE[table]?.(0) ?? {}))
        for (const damage of DAMAGES) this.tryToAdd(table, { [column]: damage });
      const nothing = Object.keys(PLAUSIBLE[table]?.(0) ?? {}).map((column) => [column, null] as const);
      this.tryToAdd(table, Object.fromEntries(nothing));
    }
    for (const [table, row] of BROKEN_KEYS) this.add(table, row);
  }

  /** Some rows of each table again, as no primary key forbids it. */
  twice(): void {
    for (const table of Object.keys(PLAUSIBLE)) {
      const { changes } = this.database
        .prepare(`INSERT INTO ${table} SELECT * FROM ${table} WHERE rowid % 5 = 0`)
        .run();
      this.rows += Number(changes);
    }
  }

  /** Adds a row unless a key or a NOT NULL forbids it. */
  private tryToAdd(table: string, row: Row): void {
    try {
      this.add(table, row);
    } catch (error) {
      if (!/constraint failed|datatype mismatch/.test(String(error))) throw error;
    }
  }

  /** Adds a row that is plausible but for the columns given. */
  private add(table: string, row: Row): void {
    const plausible = PLAUSIBLE[table]?.(this.next++);
    if (!plausible) throw new Error(`unknown table: ${table}`);
    const columns = Object.keys(plausible);
    const cells = columns.map((column) => (column in row ? row[column] : plausible[column]) ?? null);
    this.statement(table, columns, cells).run(...cells.map(toInput));
    this.rows += 1;
  }

  private statement(table: string, columns: readonly string[], cells: readonly Cell[]): StatementSync {
    const marks = cells.map((cell) => (isBytes(cell) ? 'CAST(? AS TEXT)' : '?')).join(', ');
    const sql = `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${marks})`;
    const known = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}

const OWN_TAGS = [
  'mlflow.note.content',
  'mlflow.runName',
  'mlflow.user',
  'mlflow.source.name',
  'mlflow.source.type',
  'mlflow.source.git.commit',
  'mlflow.source.git.branch',
  'mlflow.source.git.repoURL',
  'mlflow.parentRunId',
  'mlflow.log-model.history',
  'value',
];

function isBytes(cell: Cell): cell is { readonly bytes: Uint8Array } {
  return typeof cell === 'object' && cell !== null && 'bytes' in cell;
}

function toInput(cell: Cell): SQLInputValue {
  return isBytes(cell) ? cell.bytes : cell;
}
