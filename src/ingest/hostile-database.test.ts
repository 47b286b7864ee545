import { readdirSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { artifactFolderSchema } from '../entities/artifact.ts';
import { diagnosticSchema } from '../entities/diagnostic.ts';
import type { CollectionName, Manifest } from '../entities/manifest.ts';
import { type Run, runSchema } from '../entities/run.ts';
import { readCollectionLines } from '../snapshot/read-snapshot.ts';
import { describeSnapshot } from '../testing/describe-snapshot.ts';
import { PLAUSIBLE } from '../testing/hostile-rows.ts';
import { HOSTILE_TEXTS } from '../testing/hostile-texts.ts';
import { type HostileDatabase, makeHostileDatabase, SECRET } from '../testing/make-hostile-database.ts';
import { countTables, filesWith, readDatabase, stateOf } from '../testing/read-database.ts';
import { keptFolder } from '../testing/temp-store.ts';

/** What the reader has to say of rows and fields that are no good. */
const CODES = [
  'alias-without-version',
  'dataset-missing',
  'experiment-without-row',
  'field-invalid',
  'latest-metric-differs',
  'metric-rows-invalid',
  'metric-without-history',
  'model-version-run-missing',
  'model-without-row',
  'rows-invalid',
  'rows-orphaned',
];

describe.each(['kept', 'dropped'] as const)('a hostile database, its constraints %s', (constraints) => {
  const folder = keptFolder();
  let database: HostileDatabase;
  let before: readonly string[];
  let manifest: Manifest;
  let snapshotDir: string;
  let runs: readonly Run[];

  const lines = (name: CollectionName) =>
    [...readCollectionLines(snapshotDir, name)].map((line): unknown => JSON.parse(line));

  beforeAll(async () => {
    database = makeHostileDatabase(join(folder, 'store'), constraints);
    // What was written just now is never taken from the cache.
    utimesSync(database.path, 1_767_225_600, 1_767_225_600);
    before = stateOf(dirname(database.path));
    snapshotDir = join(folder, 'out', 'snapshot');
    manifest = await readDatabase(database.path, snapshotDir);
    runs = lines('runs').map((line) => runSchema.parse(line));
  });

  it('accounts for every row of every table that is read', () => {
    const counts = countTables(database.path);
    const expected = Object.keys(PLAUSIBLE).map((table) => ({ table, rows: counts.get(table) }));
    const accounts = manifest.sources[0]!.rows.map(({ table, rows }) => ({ table, rows }));
    const byTable = (a: { table: string }, b: { table: string }) => (a.table < b.table ? -1 : 1);
    expect(accounts.toSorted(byTable)).toEqual(expected.toSorted(byTable));
    for (const { rows, used, reported } of manifest.sources[0]!.rows) expect(used + reported).toBe(rows);
  });

  it('stays as it is, and nothing is written elsewhere', () => {
    expect(stateOf(dirname(database.path))).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['out', 'outside', 'store']);
    expect(readdirSync(join(folder, 'out'))).toEqual([
      'snapshot',
      'snapshot.cache.ndjson',
      'snapshot.locations.json',
    ]);
  });

  it('does not tell its secrets', () => {
    expect(filesWith(snapshotDir, SECRET)).toEqual([]);
  });

  it('finds the one artifact that is in the store, and nothing beside it or outside', () => {
    const files = lines('artifacts').flatMap((line) => artifactFolderSchema.parse(line).files);
    expect(files.map(({ path }) => path)).toEqual(['artifact.txt']);
  });

  it('makes a snapshot that can be read', () => {
    expect(() => describeSnapshot(snapshotDir)).not.toThrow();
  });

  it('keeps every text as it is', () => {
    const byId = new Map(runs.map((run) => [run.runId, run]));
    for (const { runId, text } of database.experiments) {
      const run = byId.get(runId);
      expect(run?.name).toBe(text);
      expect(run?.params).toContainEqual({ key: 'value', value: text });
      expect(run?.tags).toContainEqual({ key: 'value', value: text });
    }
  });

  it('keeps every key and every id as it is', () => {
    const keys = runs.find(({ name }) => name === 'All keys');
    for (const part of ['params', 'tags', 'metrics'] as const)
      expect(new Set(keys?.[part].map(({ key }) => key))).toEqual(new Set(HOSTILE_TEXTS));
    const ids = new Set(runs.map(({ runId }) => runId));
    expect(HOSTILE_TEXTS.filter((text) => !ids.has(text))).toEqual([]);
    expect(new Set(runs.map(({ key }) => key)).size).toBe(runs.length);
  });

  it('has a diagnostic for every kind of damage', () => {
    const codes = new Set(lines('diagnostics').map((line) => diagnosticSchema.parse(line).code));
    expect(CODES.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('gives the same snapshot and account when it is read again, in full or from the cache', async () => {
    expect(await readDatabase(database.path, join(folder, 'again'))).toEqual(manifest);
    expect(await readDatabase(database.path, snapshotDir)).toEqual(manifest);
  });
});
