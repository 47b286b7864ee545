import { cpSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCollectionLines, readHistory } from '../snapshot/read-snapshot.ts';
import { databaseFromSql } from '../testing/database-from-sql.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { findSources } from './find-sources.ts';
import { type IngestOptions, type IngestResult, ingest } from './ingest.ts';

const NEWEST = fileURLToPath(
  new URL('../store/fixtures/schema-2026-08-dc11669786a5/mlflow.sql', import.meta.url),
);

type Change = (connection: DatabaseSync) => void;

/** A copy of the newest fixture, changed. */
function databaseIn(folder: string, change: Change = () => undefined): string {
  const file = databaseFromSql(NEWEST, folder);
  changeDatabase(file, change);
  return file;
}

function changeDatabase(file: string, change: Change): void {
  const connection = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  change(connection);
  connection.close();
}

function addRun(connection: DatabaseSync, id: string, points = 1): void {
  connection.exec(`INSERT INTO runs (run_uuid, name, status, lifecycle_stage, experiment_id)
    SELECT '${id}', 'added', 'FINISHED', 'active', min(experiment_id) FROM experiments`);
  const insert = connection.prepare(`INSERT INTO metrics VALUES ('added', ?, ?, '${id}', ?, 0)`);
  for (let step = 0; step < points; step++) insert.run(step / 2, 1000 + step, step);
}

async function read(
  path: string,
  { snapshotDir = join(tempFolder(), 'snapshot'), ...options }: Partial<IngestOptions> = {},
): Promise<IngestResult & { snapshotDir: string }> {
  // By name, as the label of a source is its path, and paths of tests differ.
  const sources = findSources([{ path }], '/').map((source, index) => ({
    ...source,
    id: `s${index}`,
    label: `s${index}`,
  }));
  const result = await ingest({ sources, snapshotDir, force: false, ...options });
  return { ...result, snapshotDir };
}

/** Rows of each table that is accounted for, as SQLite counts them. */
function countRows(file: string, tables: readonly string[]): readonly (readonly [string, unknown])[] {
  const connection = new DatabaseSync(file, { readOnly: true });
  const counts = tables.map(
    (table) => [table, connection.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']] as const,
  );
  connection.close();
  return counts;
}

describe('a database', () => {
  it('is read once: a second ingest takes over every run, until a row changes', async () => {
    const file = databaseIn(tempFolder());
    // Younger files may change again unseen.
    const past = new Date(Date.now() - 60_000);
    utimesSync(file, past, past);
    const first = await read(file);
    expect(first.kept).toBe(0);
    const { snapshotDir } = first;
    const again = await read(file, { snapshotDir });
    expect(again).toMatchObject({ read: 0, kept: first.read, manifest: first.manifest });
    changeDatabase(file, (connection) => addRun(connection, 'f'.repeat(32)));
    const changed = await read(file, { snapshotDir });
    expect(changed).toMatchObject({ read: first.read + 1, kept: 0 });
    expect(changed.manifest.counts.runs).toBe(first.manifest.counts.runs + 1);
  });

  it('gives the same snapshot wherever it lies, and after VACUUM', async () => {
    const folder = tempFolder();
    const file = databaseIn(folder);
    const { manifest } = await read(file);
    const copy = tempFolder();
    cpSync(folder, copy, { recursive: true });
    changeDatabase(join(copy, 'mlflow.db'), (connection) =>
      connection.exec('PRAGMA page_size = 1024; VACUUM'),
    );
    const moved = await read(join(copy, 'mlflow.db'));
    const digests = (result: typeof manifest) => result.collections.map(({ name, sha256 }) => [name, sha256]);
    expect(digests(moved.manifest).filter(([name]) => name !== 'diagnostics')).toEqual(
      digests(manifest).filter(([name]) => name !== 'diagnostics'),
    );
  });

  it('that is written to during the reading is read as it is afterwards', async () => {
    const file = databaseIn(tempFolder());
    let writes = 0;
    const onProgress = () => {
      if (writes++ === 0) changeDatabase(file, (connection) => addRun(connection, '0'.repeat(32), 40));
    };
    const { manifest, snapshotDir } = await read(file, { onProgress });
    const runs = [...readCollectionLines(snapshotDir, 'runs')].map((line) => JSON.parse(line).key);
    expect(runs).toContain('0'.repeat(32));
    expect(readHistory(snapshotDir, '0'.repeat(32))[0]?.values).toHaveLength(40);
    for (const [table, rows] of countRows(
      file,
      manifest.sources[0]!.rows.map(({ table }) => table),
    ))
      expect([table, manifest.sources[0]!.rows.find((entry) => entry.table === table)?.rows]).toEqual([
        table,
        rows,
      ]);
  });

  it('and its folder are the same afterwards, byte for byte', async () => {
    const folder = tempFolder();
    const file = databaseIn(folder);
    const bytes = readFileSync(file);
    await read(file);
    expect(readdirSync(folder)).toEqual(['mlflow.db']);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('without index on run ids is read in one go, also when it has more runs than a batch', async () => {
    const file = databaseIn(tempFolder(), (connection) => {
      connection.exec('DROP INDEX index_metrics_run_uuid; DROP INDEX index_metrics_run_uuid_key_step; BEGIN');
      for (let run = 0; run < 600; run++)
        addRun(connection, (0xa00000 + run).toString(16).padStart(32, 'b'), 2);
      connection.exec('COMMIT');
    });
    const { manifest } = await read(file);
    const indexed = await read(databaseIn(tempFolder()));
    expect(manifest.counts.runs - indexed.manifest.counts.runs).toBe(600);
    expect(manifest.counts.points - indexed.manifest.counts.points).toBe(1200);
  });

  it('has the latest value that MLflow shows, also where the points say another or are gone', async () => {
    const id = 'd'.repeat(32);
    const file = databaseIn(tempFolder(), (connection) => {
      addRun(connection, id, 3);
      connection.exec(
        `INSERT INTO latest_metrics VALUES ('added', 9, 1002, 2, 0, '${id}'), ('gone', 0, 5, 7, 1, '${id}')`,
      );
    });
    const { diagnostics, snapshotDir } = await read(file);
    const run = [...readCollectionLines(snapshotDir, 'runs')]
      .map((line) => JSON.parse(line))
      .find(({ key }) => key === id);
    expect(run.metrics).toMatchObject([
      { key: 'added', value: 9, step: 2, points: 3 },
      { key: 'gone', value: 'NaN', step: 7, points: 1 },
    ]);
    const own = diagnostics.filter(({ runKey }) => runKey === id).map(({ code, path }) => [code, path]);
    expect(own).toEqual([
      ['latest-metric-differs', `runs/${id}/latest_metrics/added`],
      ['metric-without-history', `runs/${id}/latest_metrics/gone`],
    ]);
  });

  it('with a damaged table says so at each run that may have lost something, and shows the rest', async () => {
    const folder = tempFolder();
    const file = databaseIn(folder, (connection) => {
      connection.exec('BEGIN');
      for (let run = 0; run < 40; run++)
        addRun(connection, (0xa00000 + run).toString(16).padStart(32, 'e'), 100);
      connection.exec('COMMIT');
    });
    const connection = new DatabaseSync(file, { readOnly: true });
    const page = connection.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'params'").get()?.[
      'rootpage'
    ];
    connection.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, (Number(page) - 1) * 4096, Number(page) * 4096);
    writeFileSync(file, bytes);
    const { diagnostics, manifest } = await read(file);
    expect(manifest.counts.runs).toBeGreaterThan(40);
    expect(manifest.counts.points).toBeGreaterThan(4000);
    const damaged = diagnostics.filter(({ code }) => code === 'table-damaged');
    expect(damaged.filter(({ runKey }) => runKey !== undefined)).toHaveLength(manifest.counts.runs);
  });

  it('with damaged points says so at every run that lacks some', async () => {
    const id = (run: number) => (0xa00000 + run).toString(16).padStart(32, 'e');
    const file = databaseIn(tempFolder(), (connection) => {
      connection.exec('BEGIN');
      for (let run = 0; run < 40; run++) addRun(connection, id(run), 100);
      connection.exec('COMMIT');
    });
    const bytes = readFileSync(file);
    const starts = Array.from({ length: bytes.length / 4096 }, (_, page) => page * 4096);
    // The leaves of the table that hold these runs' points; indexes have another first byte.
    const leaves = starts.filter((at) => bytes[at] === 13 && bytes.subarray(at, at + 4096).includes('eea00'));
    const middle = leaves[Math.floor(leaves.length / 2)] ?? 0;
    bytes.fill(0xff, middle, middle + 4096);
    writeFileSync(file, bytes);
    const { diagnostics, snapshotDir } = await read(file);
    const marked = new Set(
      diagnostics.filter(({ code }) => code === 'table-damaged').map(({ runKey }) => runKey),
    );
    const runs = [...readCollectionLines(snapshotDir, 'runs')].map((line) => JSON.parse(line));
    const lacking = runs.filter(({ key, metrics }) => /eea/.test(key) && metrics[0]?.points !== 100);
    expect(lacking.length).toBeGreaterThan(2);
    expect(lacking.some(({ metrics }) => metrics.length > 0)).toBe(true);
    expect(lacking.filter(({ key }) => !marked.has(key))).toEqual([]);
  });

  it('that is broken does not keep the store beside it from being read', async () => {
    const folder = tempFolder();
    writeFiles(folder, {
      'mlruns/0/meta.yaml': "experiment_id: '0'\nname: Default\n",
      'mlflow.db': 'not a database',
    });
    const { diagnostics, manifest } = await read(folder);
    expect(manifest.counts.experiments).toBe(1);
    expect(diagnostics.map(({ code, what }) => [code, what])).toEqual([
      [
        'database-unreadable',
        'The database is not an SQLite database, or an encrypted one (SQLCipher), which cannot be read without its key.',
      ],
    ]);
  });

  it('may be in the folder of a file store: two sources, both shown, keys told apart', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'store'));
    const file = databaseIn(join(folder, 'store'));
    const experiment = JSON.parse(
      [...readCollectionLines((await read(file)).snapshotDir, 'experiments')][0]!,
    );
    writeFiles(join(folder, 'store'), {
      [`${experiment.experimentId}/meta.yaml`]: `experiment_id: '${experiment.experimentId}'\nname: ${experiment.name}\n`,
    });
    const { manifest, snapshotDir } = await read(join(folder, 'store'));
    expect(manifest.sources.map(({ kind }) => kind)).toEqual(['mlflow-file-store', 'mlflow-sqlite']);
    const same = [...readCollectionLines(snapshotDir, 'experiments')]
      .map((line) => JSON.parse(line))
      .filter(({ experimentId }) => experimentId === experiment.experimentId);
    expect(same).toHaveLength(2);
    expect(new Set(same.map(({ key }) => key)).size).toBe(2);
    expect(manifest.sources[0]?.files.find(({ class: name }) => name === 'ignorable:database')?.files).toBe(
      1,
    );
  });
});
