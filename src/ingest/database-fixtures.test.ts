import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareWithMlflow, type Difference } from '../testing/compare-with-mlflow.ts';
import { databaseFromSql } from '../testing/database-from-sql.ts';
import { describeSnapshot } from '../testing/describe-snapshot.ts';
import { printJson } from '../testing/print-json.ts';
import { countTables, filesWith, readDatabase, stateOf } from '../testing/read-database.ts';
import { tempFolder } from '../testing/temp-store.ts';

const FIXTURES = fileURLToPath(new URL('../store/fixtures/', import.meta.url));

/** Each case is `<case>/mlflow.sql` with `expected.json` and MLflow's own answer; see `fixtures/README.md`. */
const CASES = readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'mlflow.sql')));

/** What every table that must never be read holds. */
const SECRET = 'SECRET-MUST-NOT-APPEAR';

/** Tables with rows that are not read: of the schema itself, of nothing that is shown, of secrets. */
const NOT_READ = new Set([
  ...['alembic_version', 'workspaces', 'trace_tags', 'trace_request_metadata'],
  ...['secrets', 'endpoints', 'endpoint_tags', 'webhooks', 'webhook_events', 'jobs', 'spans'],
]);

/** Where a snapshot says something else than MLflow does, and why. */
const KNOWN: readonly { readonly why: string; readonly is: (difference: Difference) => boolean }[] = [
  {
    why: 'MLflow hides deleted versions; Runfolio keeps them, marked as deleted',
    is: ({ field, mlflow }) => /^registered model prices versions\.4\./.test(field) && mlflow === undefined,
  },
  {
    why: 'MLflow hides deleted logged models; Runfolio keeps them, marked as deleted',
    is: ({ field, mlflow }) => /^logged model m-0{31}4 /.test(field) && mlflow === undefined,
  },
  {
    why: 'MLflow gives no model_id of a version, even where its source names the logged model',
    is: ({ field, mlflow }) => /^registered model .*\.modelId$/.test(field) && mlflow === undefined,
  },
  {
    why: "MLflow leaves the tag that marks a prompt out of the prompt's tags",
    is: ({ field, mlflow }) => field.endsWith(' tags.mlflow.prompt.is_prompt') && mlflow === undefined,
  },
  {
    why: 'a migration of 2019 copies the user to a tag, of one run an experiment',
    is: ({ field, runfolio }) => /^run 0{31}[16] tags\.mlflow\.user$/.test(field) && runfolio === undefined,
  },
  {
    why: 'an empty id of a run names none; it stands for NULL where the column forbids that',
    is: ({ field, mlflow }) => /^registered model .*\.runId$/.test(field) && mlflow === '""',
  },
  {
    why: 'a migration gives step 0 to outputs that were written before they had a step',
    is: ({ field, mlflow, runfolio }) =>
      /^run .* modelOutputs\.\d+\.step$/.test(field) && mlflow === '0' && runfolio === undefined,
  },
];

describe('the fixtures of databases', () => {
  it('are found', () => {
    expect(CASES.length).toBeGreaterThan(15);
  });

  const seen = new Set<string>();

  it.each(CASES)(
    '%s is read as expected, as MLflow reads it, and every row is accounted for',
    async (name) => {
      const path = databaseFromSql(join(FIXTURES, name, 'mlflow.sql'), tempFolder());
      const before = stateOf(dirname(path));
      const snapshotDir = join(tempFolder(), 'snapshot');
      const manifest = await readDatabase(path, snapshotDir);
      expect(stateOf(dirname(path))).toEqual(before);

      // Nothing is wrong with these databases: every row ends in an entity.
      const accounts = manifest.sources[0]!.rows;
      expect(new Map(accounts.map(({ table, used }) => [table, used]))).toEqual(readTables(path));
      expect(filesWith(snapshotDir, SECRET)).toEqual([]);

      const answer = JSON.parse(readFileSync(join(FIXTURES, name, 'mlflow.json'), 'utf8'));
      const unexplained = compareWithMlflow(snapshotDir, answer).filter((difference) => {
        const known = KNOWN.find(({ is }) => is(difference));
        if (known) seen.add(known.why);
        return !known;
      });
      expect(unexplained).toEqual([]);

      const text = `${printJson(describeSnapshot(snapshotDir))}\n`;
      await expect(text).toMatchFileSnapshot(join(FIXTURES, name, 'expected.json'));
    },
  );

  it('are known by their tables, whatever revision they say they have', async () => {
    const folder = tempFolder();
    const path = databaseFromSql(join(FIXTURES, CASES.at(-1)!, 'mlflow.sql'), folder);
    const asItIs = await readDatabase(path, join(folder, 'snapshot'));
    for (const statement of [
      "UPDATE alembic_version SET version_num = '451aebb31d03'",
      'DROP TABLE alembic_version',
    ]) {
      const database = new DatabaseSync(path);
      database.exec(statement);
      database.close();
      const { digest } = await readDatabase(path, join(folder, 'other'));
      expect(digest).toBe(asItIs.digest);
    }
  });

  it('differ from what MLflow reads in every way that is explained', () => {
    expect([...seen].sort()).toEqual(KNOWN.map(({ why }) => why).sort());
  });
});

/** Number of rows of each table that should be read. */
function readTables(path: string): ReadonlyMap<string, number> {
  return new Map([...countTables(path)].filter(([table, rows]) => rows > 0 && !NOT_READ.has(table)));
}
