import { describe, expect, it } from 'vitest';
import type { ListedArtifact } from '../../../../analysis/compare-data.ts';
import { artifactItems, isSameInAll } from './artifact-items.ts';

const items = (...runs: readonly (readonly ListedArtifact[])[]) =>
  artifactItems(
    runs.map((artifacts, index) => ({ segment: `r${index}`, artifacts })),
    '/base/',
  );

describe('artifactItems', () => {
  it.each<[string, readonly (readonly ListedArtifact[])[], string]>([
    ['different sizes', [[{ path: 'a', size: 1 }], [{ path: 'a', size: 2 }]], 'differ'],
    ['equal digests', [[{ path: 'a', size: 1, digest: 'x' }], [{ path: 'a', size: 1, digest: 'x' }]], 'same'],
    [
      'different digests',
      [[{ path: 'a', size: 1, digest: 'x' }], [{ path: 'a', size: 1, digest: 'y' }]],
      'differ',
    ],
    [
      'a file that was not copied',
      [[{ path: 'a', size: 1, digest: 'x' }], [{ path: 'a', size: 1, reason: 'over the size limit' }]],
      'unknown',
    ],
  ])('tells whether contents differ by %s', (_name, runs, contents) => {
    const [item] = items(...runs);
    expect(item?.contents).toBe(contents);
    expect(item && isSameInAll(item)).toBe(contents === 'same');
  });

  it('does not take a path that a run lacks as the same in all', () => {
    const [item] = items([{ path: 'a', size: 1 }], []);
    expect([item?.contents, item?.having, item && isSameInAll(item)]).toEqual(['same', 1, false]);
  });

  it('finds copies at their own path, elsewhere, and not at all', () => {
    const urls = items([
      { path: 'a.png', size: 1 },
      { path: 'b', size: 1, copy: 'logged-models/m-1/artifacts/b' },
      { path: 'c', size: 1, reason: 'over the size limit' },
    ]).map(({ files }) => files[0]?.url);
    expect(urls).toEqual(['/base/runs/r0/artifacts/a.png', '/base/logged-models/m-1/artifacts/b', undefined]);
  });

  it.each([
    '../../x.png',
    'a b.png',
    '/x',
    'a/./b',
    '%2e%2e/x',
    'a?b',
    'javascript:alert(1)',
    'a/../../../b',
  ])('makes no address of %s', (path) => {
    expect(items([{ path, size: 1 }])[0]?.files[0]?.url).toBeUndefined();
    expect(items([{ path: 'a', size: 1, copy: path }])[0]?.files[0]?.url).toBeUndefined();
  });

  it('puts logged images of a key together, by step, without their small copies', () => {
    const image = (step: number, time: number, end = 'u.png') => ({
      path: `images/dogs+step+${step}+timestamp+${time}+${end}`,
      size: 1,
    });
    const found = items([image(10, 3), image(2, 5), image(2, 4), image(2, 4, 'u+compressed.webp')], []);
    expect(found.map(({ path, kind, having }) => ({ path, kind, having }))).toEqual([
      { path: 'images/dogs', kind: 'steps', having: 1 },
    ]);
    expect(found[0]?.steps.map((list) => list.map(({ step, timestamp }) => [step, timestamp]))).toEqual([
      [
        [2, 4],
        [2, 5],
        [10, 3],
      ],
      [],
    ]);
  });
});
