import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { databaseFromSql } from '../testing/database-from-sql.ts';
import { describeSnapshot } from '../testing/describe-snapshot.ts';
import { printJson } from '../testing/print-json.ts';
import { filesOnDisk, tempFolder } from '../testing/temp-store.ts';
import { ingest } from './ingest.ts';

const FIXTURES = fileURLToPath(new URL('../store/fixtures/', import.meta.url));

/** Each case is `<case>/mlruns` with `expected.json`; `fixtures/README.md` says how the answers were judged. */
const [DATABASES, CASES] = partition(
  readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
  (name) => existsSync(join(FIXTURES, name, 'mlflow.sql')),
);

describe('the fixtures', () => {
  it('are found', () => {
    expect(CASES.length).toBeGreaterThan(40);
    expect(DATABASES.length).toBeGreaterThan(15);
  });

  it.each(DATABASES)('%s makes a sound database', (name) => {
    const path = databaseFromSql(join(FIXTURES, name, 'mlflow.sql'), tempFolder());
    const database = new DatabaseSync(path, { readOnly: true });
    const { runs } = database.prepare('SELECT count(*) AS runs FROM runs').get() as { runs: number };
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    database.close();
    expect(runs).toBeGreaterThan(5);
  });

  it.each(CASES)('%s is read as expected, and every file is accounted for', async (name) => {
    const root = realpathSync(join(FIXTURES, name, 'mlruns'));
    const snapshotDir = join(tempFolder(), 'snapshot');
    const sources = [{ id: 'store', label: 'store', root }];
    const { manifest } = await ingest({ sources, snapshotDir, force: false, whenEmpty: 'write' });

    const accounted = manifest.sources[0]!.files.reduce((sum, { files }) => sum + files, 0);
    expect(accounted).toBe(filesOnDisk(root));
    const text = `${printJson(describeSnapshot(snapshotDir))}\n`;
    await expect(text).toMatchFileSnapshot(join(FIXTURES, name, 'expected.json'));
  });
});

function partition(names: readonly string[], isFirst: (name: string) => boolean): [string[], string[]] {
  return [names.filter(isFirst), names.filter((name) => !isFirst(name))];
}
