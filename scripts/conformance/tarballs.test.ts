import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder, writeFiles } from '../../src/testing/temp-store.ts';
import { findComparisons, findRoot } from './tarballs.ts';

function folders(stores: readonly string[], oracles: readonly string[]): [string, string] {
  const folder = tempFolder();
  writeFiles(folder, { 'stores/': '', 'oracle/': '' });
  for (const name of stores) writeFiles(folder, { [`stores/${name}`]: '' });
  for (const name of oracles) writeFiles(folder, { [`oracle/${name}`]: '' });
  return [join(folder, 'stores'), join(folder, 'oracle')];
}

describe('findComparisons', () => {
  it('pairs each oracle with its tarball', () => {
    const [stores, oracle] = folders(
      ['a.tar.gz', 'a.b.tar.gz', 'README.md'],
      ['a.mlruns.json.gz', 'a.b.x_mlruns.json.gz', 'judge.py'],
    );
    const found = findComparisons(stores, oracle).map(({ store, flatRoot }) => [store, flatRoot]);
    expect(found).toEqual([
      ['a.b', 'x_mlruns'],
      ['a', 'mlruns'],
    ]);
  });

  it.each([
    ['no tarballs', [], ['a.mlruns.json.gz'], /stores holds no file that ends in \.tar\.gz\.$/],
    ['no oracles', ['a.tar.gz'], [], /oracle holds no file that ends in \.json\.gz\.$/],
    ['a tarball without oracle', ['a.tar.gz', 'b.tar.gz'], ['a.m.json.gz'], /no oracle in .* for: b\.$/],
    [
      'an oracle without tarball',
      ['a.tar.gz'],
      ['a.m.json.gz', 'b.m.json.gz'],
      /no tarball in .* for: b\.m\.$/,
    ],
  ])('refuses %s', (_, stores, oracles, message) => {
    const [storesDir, oracleDir] = folders(stores, oracles);
    expect(() => findComparisons(storesDir, oracleDir)).toThrow(message);
    expect(() => findComparisons(join(storesDir, 'none'), oracleDir)).toThrow(/There is no folder/);
  });
});

describe('findRoot', () => {
  it('finds folders with and without underscores in their names', () => {
    const folder = tempFolder();
    writeFiles(folder, { 'sklearn_wine/mlruns/': '', 'a/b_c/': '' });
    expect(findRoot(folder, 'sklearn_wine_mlruns')).toBe(join(folder, 'sklearn_wine/mlruns'));
    expect(findRoot(folder, 'a_b_c')).toBe(join(folder, 'a/b_c'));
    expect(findRoot(folder, 'a_b')).toBeUndefined();
  });
});
