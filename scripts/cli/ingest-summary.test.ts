import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findSources } from '../../src/ingest/find-sources.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { experimentMeta, runId, storeFiles } from '../../src/testing/build-store.ts';
import { databaseFromSql } from '../../src/testing/database-from-sql.ts';
import { tempFolder, writeFiles } from '../../src/testing/temp-store.ts';
import { ingestSummary } from './ingest-summary.ts';

async function summaryOf(folder: string, width: number): Promise<string> {
  const sources = findSources([{ path: '.' }], folder);
  const result = await ingest({ sources, snapshotDir: join(tempFolder(), 'snapshot'), force: false });
  return ingestSummary(result, { out: '.runfolio/snapshot', ms: 1234, width }).replace(
    /digest \w+/,
    'digest DIGEST',
  );
}

const SCHEMA = fileURLToPath(
  new URL('../../src/store/fixtures/schema-2026-08-dc11669786a5/mlflow.sql', import.meta.url),
);
const RUN = `1/${runId(1)}`;

describe('ingestSummary', () => {
  it('is short when nothing is odd', async () => {
    const folder = tempFolder();
    writeFiles(join(folder, 'mlruns'), storeFiles(1));
    expect(`\n${await summaryOf(folder, 100)}\n`).toMatchInlineSnapshot(`
      "
      Read mlruns  MLflow file store, 6 files, 611 B
      Every file by class: artifact 1, experiment-meta 1, metric 1, param 1, run-meta 1, tag 1 = 6
      Found 1 experiment, 1 run (1 read, 0 unchanged), 1 param, 1 tag, 1 metric, 2 metric points,
        1 artifact
      Noticed nothing odd
      Wrote .runfolio/snapshot (digest DIGEST) in 1.2 s
      "
    `);
  });

  it('groups what it noticed, says where, why and what to do, and keeps to the width', async () => {
    const folder = tempFolder();
    writeFiles(join(folder, 'a/mlruns'), {
      ...storeFiles(5),
      [`${RUN}/metrics/bad`]: 'one\n\x1b[2Jtwo\n1 1 1\n',
      [`${RUN}/notes\x1b[31m.txt`]: '',
      ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`1/${runId(n)}/metrics/empty`, ''])),
    });
    writeFiles(join(folder, 'b/mlruns'), { '1/meta.yaml': experimentMeta('1'), '.DS_Store': '' });
    const summary = await summaryOf(folder, 80);
    expect(`\n${summary}\n`).toMatchInlineSnapshot(`
      "
      Read a/mlruns  MLflow file store, 33 files, 2.4 kB
      Read b/mlruns  MLflow file store, 2 files, 168 B
      Every file by class: metric 11, artifact 5, param 5, run-meta 5, tag 5,
        experiment-meta 2, ignorable:macos 1, unclaimed 1 = 35
      Found 2 experiments, 5 runs (5 read, 0 unchanged), 5 params, 5 tags, 6 metrics,
        11 metric points, 5 artifacts
      Noticed 2 errors, 5 warnings, 1 note

      error  metric-malformed-line, 2 times
          a/mlruns/1/00000000000000000000000000000001/metrics/bad:1
            Skipped one line: expected "timestamp value step", found "one".
          a/mlruns/1/00000000000000000000000000000001/metrics/bad:2
            Skipped one line: expected "timestamp value step", found "\\u001b[2Jtwo".
        Why: The line was edited or written by several processes at once.
        Fix: Correct or delete the line; the other points were read.

      warning  metric-empty-file, 5 times
        The metric empty has no readable point; it is left out.
          a/mlruns/1/00000000000000000000000000000001/metrics/empty
          a/mlruns/1/00000000000000000000000000000002/metrics/empty
          a/mlruns/1/00000000000000000000000000000003/metrics/empty
          … and 2 more
        Why: The file was created but nothing was written, or all its lines are
             malformed. MLflow stops the whole search at such a file.
        Fix: If the run is still writing, run ingest again when it has finished. Else
             delete the file.

      note  unclaimed-file
        The file belongs to no experiment, run, metric or model; it was not read.
          a/mlruns/1/00000000000000000000000000000001/notes␛[31m.txt
        Why: MLflow does not write such a file there.
        Fix: Delete it, or move it elsewhere, if it does not belong to the store.

      Wrote .runfolio/snapshot (digest DIGEST) in 1.2 s
      "
    `);
    const tooLong = summary.split('\n').filter((line) => line.length > 80 && !line.includes(runId(1)));
    expect(tooLong).toEqual([]);
  });

  it('accounts for the rows of a database, and says in which table a problem is', async () => {
    const folder = tempFolder();
    const database = new DatabaseSync(databaseFromSql(SCHEMA, folder));
    database.exec(
      `PRAGMA foreign_keys = OFF; INSERT INTO params ("key", value, run_uuid) VALUES ('n', '1', 'gone')`,
    );
    database.close();
    // The size is SQLite's affair.
    const summary = (await summaryOf(folder, 100)).replace(/(1 file, )\d+ kB/, '$1SIZE');
    expect(`\n${summary}\n`).toMatchInlineSnapshot(`
      "
      Read mlflow.db  SQLite database, 146 rows, 1 file, SIZE
      Every file by class: database 1 = 1
      Every row by table: metrics 35, latest_metrics 17, params 9 (1 reported), tags 9, inputs 8,
        model_versions 8, model_version_tags 7, runs 7, logged_model_metrics 5,
        registered_model_aliases 5, experiments 4, input_tags 4, logged_models 4, registered_model_tags 4,
        registered_models 4, trace_info 4, datasets 3, experiment_tags 3, logged_model_params 3,
        logged_model_tags 3 = 146
      Found 4 experiments, 7 runs (7 read, 0 unchanged), 8 params, 9 tags, 17 metrics, 35 metric points,
        3 datasets, 4 logged models, 4 registered models, 7 model versions, 4 traces
      Noticed 0 errors, 1 warning, 3 notes

      warning  rows-orphaned
        Left out one row of this table: its run is not in the database, "gone".
          mlflow.db: params
        Why: What they belong to was deleted by hand: SQLite does not enforce foreign keys unless asked
             to.
        Fix: Nothing needs to be done; mlflow gc cleans up deleted runs without leaving rows behind.

      note  artifacts-elsewhere, 3 times
          mlflow.db: experiments/2
            The artifacts of this experiment are recorded at "mlruns/2", which is no folder at or below
            the database; none could be looked for.
          mlflow.db: experiments/3
            The artifacts of this experiment are recorded at "mlruns/3", which is no folder at or below
            the database; none could be looked for.
          mlflow.db: experiments/825893903556283759
            The artifacts of this experiment are recorded at "mlruns/825893903556283759", which is no
            folder at or below the database; none could be looked for.
        Why: The database was moved without them, or they were kept elsewhere from the start.
        Fix: Copy them beside the database, or say where they are with --artifact-map FROM=TO.

      Wrote .runfolio/snapshot (digest DIGEST) in 1.2 s
      "
    `);
  });

  it('gives no control character to the terminal, and the sum of all files', async () => {
    const folder = fileURLToPath(new URL('../../src/store/fixtures/odd-files/', import.meta.url));
    const summary = await summaryOf(folder, 100);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
    expect(summary).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(summary).toContain('= 22');
  });
});
