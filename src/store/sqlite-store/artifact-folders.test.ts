import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../testing/temp-store.ts';
import { artifactFolders } from './artifact-folders.ts';

const RUN = '0123456789abcdef0123456789abcdef';

function rootWith(...folders: readonly string[]): string {
  const root = join(tempFolder(), 'project');
  mkdirSync(root);
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  return root;
}

/** Where the artifacts of a run of experiment 1 are found. */
function find(
  root: string,
  uri: string | undefined,
  owner: readonly string[] = ['1', RUN],
): string | undefined {
  return artifactFolders(root, []).find(uri, owner)?.folder;
}

describe('artifactFolders', () => {
  it.each([
    [
      'an absolute path of another machine',
      `/home/ada/iris/mlruns/1/${RUN}/artifacts`,
      `mlruns/1/${RUN}/artifacts`,
    ],
    [
      'a file URI, percent-encoded',
      `file:///home/ada/my%20iris/my%20runs/1/${RUN}/artifacts`,
      `my runs/1/${RUN}/artifacts`,
    ],
    ['a path of Windows', `C:\\Users\\ada\\mlruns\\1\\${RUN}\\artifacts`, `mlruns/1/${RUN}/artifacts`],
    ['a file URI of Windows', `file:///C:/Users/ada/mlruns/1/${RUN}/artifacts`, `mlruns/1/${RUN}/artifacts`],
    ['a path from a working directory', `./mlruns/1/${RUN}/artifacts`, `mlruns/1/${RUN}/artifacts`],
    ['a path that climbs first', `../data/${RUN}/artifacts`, `data/${RUN}/artifacts`],
    [
      'the artifact root of a server',
      `mlflow-artifacts:/1/${RUN}/artifacts`,
      `mlartifacts/1/${RUN}/artifacts`,
    ],
    [
      'a server with workspaces',
      `mlflow-artifacts:/workspaces/b/1/${RUN}/artifacts`,
      `mlartifacts/workspaces/b/1/${RUN}/artifacts`,
    ],
    [
      'a server by its address',
      `mlflow-artifacts://host:5000/1/${RUN}/artifacts`,
      `mlartifacts/1/${RUN}/artifacts`,
    ],
    ['a server whose folder was renamed', `mlflow-artifacts:/1/${RUN}/artifacts`, `1/${RUN}/artifacts`],
    ['nothing', undefined, `mlruns/1/${RUN}/artifacts`],
    ['nowhere', `file:///gone/${RUN}/other`, `mlartifacts/1/${RUN}/artifacts`],
  ])('finds the folder by %s', (_what, uri, folder) => {
    expect(find(rootWith(folder), uri)).toBe(folder);
  });

  it('takes the path itself where it leads below the folder of the database', () => {
    const root = rootWith(`deep/er/1/${RUN}/artifacts`, `1/${RUN}/artifacts`);
    expect(find(root, `${root}/deep/er/1/${RUN}/artifacts`)).toBe(`deep/er/1/${RUN}/artifacts`);
  });

  it('takes the longest end of a path', () => {
    const root = rootWith(`b/1/${RUN}/artifacts`, `1/${RUN}/artifacts`);
    expect(find(root, `/a/b/1/${RUN}/artifacts`)).toBe(`b/1/${RUN}/artifacts`);
  });

  it('finds the artifacts of a logged model', () => {
    const root = rootWith('mlruns/1/models/m-1/artifacts');
    const uri = '/home/ada/mlruns/1/models/m-1/artifacts';
    expect(find(root, uri, ['1', 'models', 'm-1'])).toBe('mlruns/1/models/m-1/artifacts');
    expect(find(root, undefined, ['1', 'models', 'm-1'])).toBe('mlruns/1/models/m-1/artifacts');
  });

  it.each([
    ['a remote one', `s3://bucket/mlruns/1/${RUN}/artifacts`],
    ['no folder of the run', '/home/ada/mlruns/1'],
    ['one that climbs in between', `/home/../mlruns/1/${RUN}/artifacts`],
    ['one that climbs, percent-encoded', `file:///a/%2e%2e/mlruns/1/${RUN}/artifacts`],
    ['a hidden folder', `/a/.git/${RUN}/artifacts`],
    ['a path with NUL', `/a\0/${RUN}/artifacts`],
    ['something else than artifacts', `/a/${RUN}/config`],
  ])('does not follow %s', (_what, uri) => {
    const root = rootWith(`a/${RUN}/artifacts`, `a/${RUN}/config`, `.git/${RUN}/artifacts`, 'mlruns/1');
    expect(find(root, uri)).toBeUndefined();
  });

  it.each(['..', '.git', 'a/b', ''])('does not take %j for the name of a folder', (id) => {
    const root = rootWith('mlruns/1/artifacts', 'artifacts', '.git/artifacts', 'a/b/artifacts');
    expect(find(root, `/${id}/artifacts`, ['1', id])).toBeUndefined();
  });

  it('follows no link', () => {
    const root = rootWith('mlruns/1');
    const outside = rootWith(`1/${RUN}/artifacts`);
    symlinkSync(join(outside, '1', RUN), join(root, 'mlruns/1', RUN));
    symlinkSync(outside, join(root, 'mlartifacts'));
    expect(find(root, `/x/mlruns/1/${RUN}/artifacts`)).toBeUndefined();
    expect(find(root, `mlflow-artifacts:/1/${RUN}/artifacts`)).toBeUndefined();
  });

  it('follows the maps that the user gives, also of remote places', () => {
    const root = rootWith();
    const here = rootWith(`team/1/${RUN}/artifacts`);
    const maps = [
      { from: 's3://other', to: here },
      { from: 's3://bucket/runs/', to: here },
    ];
    const folders = artifactFolders(root, maps);
    expect(folders.find(`s3://bucket/runs/team/1/${RUN}/artifacts`, ['1', RUN])).toEqual({
      location: 'map-2',
      folder: `team/1/${RUN}/artifacts`,
    });
    expect(folders.find(`s3://bucket/runs/../team/1/${RUN}/artifacts`, ['1', RUN])).toBeUndefined();
    expect(folders.find(`s3://bucket/runs-too/team/1/${RUN}/artifacts`, ['1', RUN])).toBeUndefined();
    expect(folders.knows('s3://bucket/runs/team/1', '1')).toBe(true);
  });

  it.each([
    ['/home/ada/mlruns/1', true],
    ['mlflow-artifacts:/1', true],
    ['../data/', true],
    ['/home/ada/elsewhere/7', false],
    ['s3://bucket/1', false],
  ])('knows whether artifacts of %s could be found at all', (location, isKnown) => {
    const root = rootWith('mlruns/1', 'mlartifacts/1', 'data');
    expect(artifactFolders(root, []).knows(location, isKnown ? '1' : '7')).toBe(isKnown);
  });
});
