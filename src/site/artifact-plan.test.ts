import { describe, expect, it } from 'vitest';
import { artifactFolderSchema } from '../entities/artifact.ts';
import { settingsSchema } from '../settings/settings.ts';
import { planArtifacts } from './artifact-plan.ts';

const plan = (
  files: [string, number][],
  limits: object = {},
  gone: readonly string[] = [],
  publish: object = {},
  place: object = {},
) => {
  const folder = artifactFolderSchema.parse({
    sourceId: 'runs',
    ownerKind: 'run',
    ownerKey: 'r1',
    folder: '1/r1/artifacts',
    ...place,
    files: files.map(([path, size]) => ({ path, size })),
  });
  const locate = (_folder: unknown, path: string) => (gone.includes(path) ? undefined : `/store/${path}`);
  return planArtifacts([folder], settingsSchema.parse({ limits, publish }), locate).get('r1') ?? [];
};

describe('planArtifacts', () => {
  it.each([
    ['plots/cm.png', 'runs/r1/artifacts/plots/cm.png'],
    ['config.json', 'runs/r1/artifacts/config.json'],
    ['report.html', 'runs/r1/source/report.html.txt'],
    ['figure.svg', 'runs/r1/source/figure.svg.txt'],
    ['x.HTM', 'runs/r1/source/x.htm-e449826d.htm.txt'],
  ])('places %s at %s', (path, expected) => {
    expect(plan([[path, 1]])[0]?.sitePath).toBe(expected);
  });

  it('gives names that no server or file system mistakes', () => {
    const names = [
      'a b.png',
      'a%20b.png',
      'A.png',
      'a.png',
      '../../x.png',
      'q?.png',
      '#.png',
      '..',
      'con.png',
      'same.PNG',
      'same.png',
      'evil.svg',
      'evil.SVG',
      'evil.svg.txt',
    ];
    const paths = plan(names.map((name) => [name, 1])).map(({ sitePath }) => sitePath ?? '');
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length);
    for (const path of paths)
      expect(path).toMatch(/^runs\/r1\/(artifacts|source)\/([a-z0-9_][a-z0-9._-]*\/?)+$/);
  });

  it.each([
    ['report.html', 'runs/r1/frames/report-html.html'],
    ['report.HTM', 'runs/r1/frames/report.htm-8e208da2-htm.html'],
    ['plots/figure.svg', 'runs/r1/frames/plots/figure-svg.html'],
    ['cm.png', undefined],
  ])('shows %s in the frame %s', (path, expected) => {
    expect(plan([[path, 1]])[0]?.framePath).toBe(expected);
  });

  it('counts a framed document twice', () => {
    const sizes: [string, number][] = [
      ['a.html', 4],
      ['b.txt', 4],
    ];
    expect(plan(sizes, { artifactTotalBytes: 10 }).map(({ reason }) => reason)).toEqual([
      undefined,
      'over the total limit',
    ]);
  });

  it('lists what its store no longer has, and counts it not', () => {
    const files = plan(
      [
        ['a', 6],
        ['b', 6],
      ],
      { artifactTotalBytes: 10 },
      ['a'],
    );
    expect(files.map(({ reason, sitePath }) => [reason, sitePath])).toEqual([
      ['not found in its store', undefined],
      [undefined, 'runs/r1/artifacts/b'],
    ]);
  });

  it('lists what is too large with its reason', () => {
    const reasons = plan(
      [
        ['a', 5],
        ['b', 50],
        ['c', 6],
      ],
      { artifactFileBytes: 10, artifactTotalBytes: 10 },
    );
    expect(reasons.map(({ reason }) => reason)).toEqual([
      undefined,
      'over the size limit',
      'over the total limit',
    ]);
  });

  const everyKind: [string, number][] = [
    ['cm.png', 1],
    ['report.html', 1],
    ['data.csv', 1],
    ['model.pkl', 1],
    ['eval.json', 1],
    ['table_images/first.png', 1],
    ['steps/a.png', 1],
    ['steps/a+compressed.webp', 1],
  ];
  const copied = (publish: object, limits: object = {}) =>
    plan(everyKind, limits, [], publish)
      .filter(({ sitePath }) => sitePath !== undefined)
      .map(({ path }) => path);

  it('copies what pages show from copies, and nothing else, where only previews are wanted', () => {
    expect(copied({ artifacts: 'all' })).toHaveLength(everyKind.length);
    expect(copied({ artifacts: 'previews' })).toEqual([
      'cm.png',
      'report.html',
      'table_images/first.png',
      'steps/a.png',
    ]);
    expect(copied({ artifacts: 'previews' }, { previews: 1 })).toEqual(['cm.png', 'table_images/first.png']);
    expect(copied({ artifacts: 'linked' })).toEqual([]);
  });

  it('says of each why there is no copy', () => {
    const reasons = (publish: object) =>
      plan([['model.pkl', 1]], {}, [], publish).map(({ reason }) => reason);
    expect(reasons({ artifacts: 'previews' })).toEqual(['not copied']);
    expect(reasons({ artifacts: 'linked' })).toEqual(['only listed']);
  });

  it.each([
    ['a b.png', {}, 'https://store.example/runs/1/r1/artifacts/a%20b.png'],
    ['plots/q?#%.png', {}, 'https://store.example/runs/1/r1/artifacts/plots/q%3F%23%25.png'],
    ['"><img src=x>', {}, 'https://store.example/runs/1/r1/artifacts/%22%3E%3Cimg%20src%3Dx%3E'],
    // What would lead elsewhere than into the store, or lies elsewhere.
    ['../../secret.png', {}, undefined],
    ['a//b.png', {}, undefined],
    ['a.png', { folder: '../mlartifacts/1/r1' }, undefined],
    ['a.png', { location: 'bucket' }, undefined],
  ])('links %s of %o, which is not copied, to %s', (path, place, url) => {
    const publish = { artifacts: 'linked', artifactsUrl: 'https://store.example/runs/' };
    expect(plan([[path, 1]], {}, [], publish, place)[0]?.url).toBe(url);
  });

  it('links nothing where the settings do not say where the store is, and no copy', () => {
    expect(plan([['a.png', 1]], {}, [], { artifacts: 'linked' })[0]?.url).toBeUndefined();
    expect(plan([['a.png', 1]], {}, [], { artifactsUrl: 'https://store.example/' })[0]?.url).toBeUndefined();
  });
});
