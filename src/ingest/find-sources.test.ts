import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceIdSchema } from '../entities/ids.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { findSources } from './find-sources.ts';

const EXPERIMENT = "experiment_id: '0'\nname: Default\n";

function folderWith(...stores: readonly string[]): string {
  const folder = tempFolder();
  writeFiles(folder, Object.fromEntries(stores.map((store) => [`${store}/0/meta.yaml`, EXPERIMENT])));
  return folder;
}

describe('findSources', () => {
  it('calls a source by its path as given', () => {
    const folder = folderWith('runs', 'a/mlruns', 'b/mlruns');
    const sources = findSources(
      [{ path: './runs/' }, { path: 'a' }, { path: 'b', label: 'Archive' }],
      folder,
    );
    expect(sources).toEqual([
      { id: 'runs', label: 'runs', root: join(folder, 'runs') },
      { id: 'a-mlruns', label: 'a/mlruns', root: join(folder, 'a/mlruns') },
      { id: 'archive-mlruns', label: 'Archive/mlruns', root: join(folder, 'b/mlruns') },
    ]);
  });

  it('never tells of the machine in a label', () => {
    const folder = folderWith('project/mlruns');
    const [source] = findSources([{ path: join(folder, 'project/mlruns') }], '/');
    expect(source).toMatchObject({ id: 'project-mlruns', label: 'project/mlruns' });
  });

  it('gives ids that are unique and valid, whatever the names', () => {
    const names = [
      'Wälder',
      '森',
      '森林',
      '_',
      `${'long '.repeat(30)}1`,
      `${'long '.repeat(30)}2`,
      'A b',
      'a-b',
    ];
    const folder = folderWith(...names);
    const sources = findSources(
      names.map((path) => ({ path })),
      folder,
    );
    expect(new Set(sources.map(({ id }) => id)).size).toBe(names.length);
    for (const { id } of sources) expect(sourceIdSchema.safeParse(id).success).toBe(true);
  });

  it('keeps an id that was given, also for stores below', () => {
    const below = `deep/${'er-'.repeat(30)}/mlruns`;
    const folder = folderWith('all/x', `all/${below}`);
    const ids = findSources([{ path: 'all', id: 'old' }], folder).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(ids).toContain('old-x');
    for (const id of ids) expect(sourceIdSchema.safeParse(id).success).toBe(true);
  });

  it('takes a store once, however often it is named', () => {
    const folder = folderWith('mlruns');
    expect(findSources([{ path: 'mlruns' }, { path: '.' }, { path: './mlruns' }], folder)).toHaveLength(1);
  });

  it.each([
    ['nowhere', /^There is no file or folder nowhere\. Give the path of an MLflow run store/],
    ['mlflow.db', /^mlflow\.db is not an SQLite database, or an encrypted one/],
    ['empty', /^empty holds no MLflow run store: looked for <experiment>\/meta\.yaml/],
    ['mlruns/0', /^mlruns\/0 is one folder of an MLflow file store\. Give the store itself: mlruns\.$/],
  ])('refuses %s, and says why', (path, message) => {
    const folder = folderWith('mlruns');
    writeFiles(folder, { 'mlflow.db': 'x', 'empty/': '' });
    expect(() => findSources([{ path }], folder)).toThrow(message);
  });
});
