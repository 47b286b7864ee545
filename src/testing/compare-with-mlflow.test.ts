import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareWithMlflow } from './compare-with-mlflow.ts';
import { databaseFromSql } from './database-from-sql.ts';
import { readDatabase } from './read-database.ts';
import { keptFolder } from './temp-store.ts';

const NEWEST = fileURLToPath(new URL('../store/fixtures/schema-2026-08-dc11669786a5/', import.meta.url));

/** An answer of MLflow, to be changed. */
type Answer = Record<string, Record<string, unknown>[]>;

describe('compareWithMlflow', () => {
  const folder = keptFolder();
  const snapshotDir = join(folder, 'snapshot');
  const fresh = () => JSON.parse(readFileSync(join(NEWEST, 'mlflow.json'), 'utf8')) as Answer;
  const fieldsThatDiffer = (answer: Answer) =>
    new Set(compareWithMlflow(snapshotDir, answer as never).map(({ field }) => field));

  beforeAll(async () => {
    await readDatabase(databaseFromSql(join(NEWEST, 'mlflow.sql'), folder), snapshotDir);
  });

  it.each([
    ['experiments', 0, ['name'], 'Other', 'experiment 0 name'],
    ['experiments', 2, ['tags', 'empty'], ' ', 'experiment 825893903556283759 tags.empty'],
    ['runs', 0, ['params', 'depth'], '3.0', `run ${'1'.padStart(32, '0')} params.depth`],
    ['runs', 0, ['endTime'], null, `run ${'1'.padStart(32, '0')} endTime`],
    ['runs', 0, ['metrics', 'loss', 'step'], 4, `run ${'1'.padStart(32, '0')} metrics.loss.step`],
    ['runs', 0, ['metrics', 'nan above', 'value'], 0, `run ${'1'.padStart(32, '0')} metrics.nan above.value`],
    ['runs', 0, ['histories', 'tie', '0', '1'], -2, `run ${'1'.padStart(32, '0')} histories.tie.0.1`],
    ['runs', 0, ['modelOutputs', '0', 'step'], 0, `run ${'1'.padStart(32, '0')} modelOutputs.0.step`],
    ['runs', 1, ['datasets', '1', 'context'], 'x', `run ${'2'.padStart(32, '0')} datasets.1.context`],
    ['registeredModels', 2, ['aliases', 'champion'], '2', 'registered model prices aliases.champion'],
    ['registeredModels', 3, ['description'], 'x', 'registered model prices of team-b description'],
    ['traces', 1, ['state'], 'OK', `trace tr-${'1'.padStart(32, '0')} state`],
  ] as const)('finds a change in %s %d at %j', (part, index, path, value, field) => {
    const answer = fresh();
    const last = path.slice(0, -1).reduce((at, key) => at[key] as never, answer[part]![index]!);
    last[path.at(-1)!] = value;
    const before = fieldsThatDiffer(fresh());
    expect([...fieldsThatDiffer(answer)].filter((one) => !before.has(one))).toEqual([field]);
  });

  it.each(['experiments', 'runs', 'loggedModels', 'registeredModels', 'traces'])(
    'finds that one of the %s is missing',
    (part) => {
      const answer = fresh();
      answer[part]!.pop();
      expect(fieldsThatDiffer(answer).size).toBeGreaterThan(fieldsThatDiffer(fresh()).size);
    },
  );
});
