import { describe, expect, it } from 'vitest';
import { type ArtifactItem, artifactItems } from './artifact-items.ts';
import { listEntries } from './list-entries.ts';

const some = (paths: readonly string[], digest = 'x'): readonly ArtifactItem[] =>
  artifactItems(
    ['a', 'b'].map((segment, index) => ({
      segment,
      artifacts: paths.map((path) => ({ path, size: 1, digest: index === 0 ? 'x' : digest })),
    })),
    '/',
  );
const many = some(
  Array.from({ length: 300 }, (_, index) => `deep/${index % 3}/${index}.txt`).concat('top.txt'),
  'y',
);
const PLAIN = { find: '', folder: '' };

describe('listEntries', () => {
  it('lists few paths with their folders', () => {
    const { folders, items, left } = listEntries(some(['b/c.txt', 'a.txt'], 'y'), PLAIN, false);
    expect([folders, items.map(({ path }) => path), left]).toEqual([[], ['a.txt', 'b/c.txt'], 0]);
  });

  it('leaves out what is the same in all unless it is wanted', () => {
    const items = some(['a.txt', 'b.txt']);
    expect(listEntries(items, PLAIN, false)).toMatchObject({ items: [], same: 2 });
    expect(listEntries(items, PLAIN, true)).toMatchObject({ items, same: 0 });
  });

  it('goes through many paths folder by folder', () => {
    expect(listEntries(many, PLAIN, false)).toMatchObject({
      folders: [{ path: 'deep/', count: 300 }],
      items: [{ path: 'top.txt' }],
    });
    expect(listEntries(many, { find: '', folder: 'deep/' }, false).folders).toEqual(
      [0, 1, 2].map((number) => ({ path: `deep/${number}/`, count: 100 })),
    );
  });

  it('finds paths of all folders, and lists so many', () => {
    const found = listEntries(many, { find: ' DEEP ', folder: 'deep/1/' }, false);
    expect([found.folders, found.items.length, found.left]).toEqual([[], 200, 100]);
  });
});
