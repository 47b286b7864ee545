import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { discoverStores } from './discover-stores.ts';

const META = "experiment_id: '0'\nname: Default\n";

function makeDatabase(file: string, sql = 'CREATE TABLE experiments (x); CREATE TABLE runs (x)'): void {
  mkdirSync(dirname(file), { recursive: true });
  const connection = new DatabaseSync(file);
  connection.exec(sql);
  connection.close();
}

function found(folder: string): readonly string[] {
  return discoverStores(folder).map(
    ({ root, database = '' }) => join(relative(folder, root), database) || '.',
  );
}

describe('discoverStores', () => {
  it('takes a database and the artifacts beside it for one store', () => {
    const folder = tempFolder();
    makeDatabase(join(folder, 'mlflow.db'));
    writeFiles(folder, { 'mlruns/1/0123456789abcdef0123456789abcdef/artifacts/a.txt': 'a' });
    expect(found(folder)).toEqual(['mlflow.db']);
  });

  it('takes a folder that is a file store and the home of a database for two', () => {
    const folder = tempFolder();
    makeDatabase(join(folder, 'mlflow.db'));
    writeFiles(folder, { '0/meta.yaml': META });
    expect(found(folder)).toEqual(['.', 'mlflow.db']);
  });

  it('finds file stores and databases below, by any usual ending, in the order of their paths', () => {
    const folder = tempFolder();
    makeDatabase(join(folder, 'b/tracking.SQLITE'));
    makeDatabase(join(folder, 'a/mlruns.db'));
    makeDatabase(join(folder, 'c/mlruns/backend.sqlite3'));
    writeFiles(folder, { 'a/mlruns/0/meta.yaml': META, 'c/mlruns/0/meta.yaml': META });
    expect(found(folder)).toEqual([
      'a/mlruns',
      'a/mlruns.db',
      'b/tracking.SQLITE',
      'c/mlruns',
      'c/mlruns/backend.sqlite3',
    ]);
  });

  it('passes over databases of something else, artifacts, links and packages', () => {
    const folder = tempFolder();
    makeDatabase(join(folder, 'optuna.db'), 'CREATE TABLE studies (x)');
    makeDatabase(join(folder, 'mlruns/1/abc/artifacts/mlflow.db'));
    makeDatabase(join(folder, 'node_modules/x/mlflow.db'));
    symlinkSync(join(folder, 'node_modules/x/mlflow.db'), join(folder, 'link.db'));
    writeFiles(folder, { 'notes.db': 'no database at all' });
    expect(found(folder)).toEqual([]);
  });

  it('names a database of the usual name even when it is broken', () => {
    const folder = tempFolder();
    writeFiles(folder, { 'mlflow.db': 'cut off' });
    expect(found(folder)).toEqual(['mlflow.db']);
  });

  it('takes the file that is given', () => {
    const folder = tempFolder();
    const file = join(folder, 'anything');
    makeDatabase(file);
    expect(discoverStores(file)).toEqual([{ root: folder, database: 'anything' }]);
  });
});
