import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runId, type StoreShape, valueAt } from './make-store.ts';
import { seededRandom } from './random.ts';

/** The tables that runs need, as MLflow 3.17 makes them. Their indexes are what makes reading by run possible. */
const SCHEMA = `
CREATE TABLE experiments (
  experiment_id INTEGER NOT NULL, name VARCHAR(256) NOT NULL, artifact_location VARCHAR(256),
  lifecycle_stage VARCHAR(32), creation_time BIGINT, last_update_time BIGINT,
  workspace VARCHAR(63) DEFAULT 'default' NOT NULL,
  CONSTRAINT experiment_pk PRIMARY KEY (experiment_id)
);
CREATE TABLE experiment_tags (
  "key" VARCHAR(250) NOT NULL, value TEXT, experiment_id INTEGER NOT NULL,
  CONSTRAINT experiment_tag_pk PRIMARY KEY ("key", experiment_id)
);
CREATE TABLE runs (
  run_uuid VARCHAR(32) NOT NULL, name VARCHAR(250), source_type VARCHAR(20), source_name VARCHAR(500),
  entry_point_name VARCHAR(50), user_id VARCHAR(256), status VARCHAR(9), start_time BIGINT, end_time BIGINT,
  source_version VARCHAR(50), lifecycle_stage VARCHAR(20), artifact_uri VARCHAR(200), experiment_id INTEGER,
  deleted_time BIGINT,
  CONSTRAINT run_pk PRIMARY KEY (run_uuid)
);
CREATE TABLE params (
  "key" VARCHAR(250) NOT NULL, value VARCHAR(8000) NOT NULL, run_uuid VARCHAR(32) NOT NULL,
  CONSTRAINT param_pk PRIMARY KEY ("key", run_uuid)
);
CREATE INDEX index_params_run_uuid ON params (run_uuid);
CREATE TABLE tags (
  "key" VARCHAR(250) NOT NULL, value VARCHAR(8000), run_uuid VARCHAR(32) NOT NULL,
  CONSTRAINT tag_pk PRIMARY KEY ("key", run_uuid)
);
CREATE INDEX index_tags_run_uuid ON tags (run_uuid);
CREATE TABLE metrics (
  "key" VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT NOT NULL, run_uuid VARCHAR(32) NOT NULL,
  step BIGINT DEFAULT '0' NOT NULL, is_nan BOOLEAN DEFAULT '0' NOT NULL,
  CONSTRAINT metric_pk PRIMARY KEY ("key", timestamp, step, run_uuid, value, is_nan)
);
CREATE INDEX index_metrics_run_uuid ON metrics (run_uuid);
CREATE INDEX index_metrics_run_uuid_key_step ON metrics (run_uuid, "key", step);
CREATE TABLE latest_metrics (
  "key" VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT, step BIGINT NOT NULL,
  is_nan BOOLEAN NOT NULL, run_uuid VARCHAR(32) NOT NULL,
  CONSTRAINT latest_metric_pk PRIMARY KEY ("key", run_uuid)
);
CREATE INDEX index_latest_metrics_run_uuid ON latest_metrics (run_uuid);
`;

const START_MS = 1_767_225_600_000;

/** Writes a database as MLflow 3 would, each run after the other, step by step; the same shape gives the same rows. */
export function makeDatabase(file: string, shape: StoreShape): void {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  // Nobody misses it if the power fails.
  database.exec(`PRAGMA synchronous = OFF; ${SCHEMA} BEGIN`);
  const insert = (table: string, columns: number) =>
    database.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`);
  insert('experiments', 7).run(1, 'synthetic', '/srv/1', 'active', START_MS, START_MS, 'default');
  const runs = insert('runs', 14);
  const params = insert('params', 3);
  const tags = insert('tags', 3);
  const metrics = insert('metrics', 6);
  const latest = insert('latest_metrics', 6);
  const random = seededRandom(20261124);
  for (let index = 0; index < shape.runs; index++) {
    const id = runId(index);
    const startMs = START_MS + index * 60_000;
    const uri = `/srv/1/${id}/artifacts`;
    runs.run(
      id,
      `run-${index}`,
      'LOCAL',
      'train.py',
      '',
      'bench',
      'FINISHED',
      startMs,
      startMs + 50_000,
      '',
      'active',
      uri,
      1,
      null,
    );
    for (let param = 0; param < shape.params; param++)
      params.run(`param_${param}`, String(Math.floor(random() * 4 ** (param % 4))), id);
    for (let tag = 0; tag < shape.tags; tag++) tags.run(`tag_${tag}`, 'bench', id);
    for (let step = 0; step < shape.steps; step++) {
      for (let metric = 0; metric < shape.metrics; metric++) {
        const value = valueAt(step, shape.steps, random);
        const timestamp = startMs + step * 900 + metric;
        metrics.run(`metric_${metric}`, value, timestamp, id, step, 0);
        if (step === shape.steps - 1) latest.run(`metric_${metric}`, value, timestamp, step, 0, id);
      }
    }
  }
  database.exec('COMMIT');
  database.close();
}
