import { describe, expect, it } from 'vitest';
import { type ArtifactFolder, artifactFolderSchema } from '../entities/artifact.ts';
import type { RunKey } from '../entities/ids.ts';
import { settingsSchema } from '../settings/settings.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { artifactDigests } from './artifact-digests.ts';
import { artifactLocator } from './artifact-files.ts';
import { planArtifacts } from './artifact-plan.ts';
import { listedArtifacts } from './listed-artifacts.ts';

const RUN = 'r1' as RunKey;

function folderOf(
  ownerKind: 'run' | 'logged-model',
  ownerKey: string,
  files: Readonly<Record<string, string>>,
) {
  return artifactFolderSchema.parse({
    sourceId: 'runs',
    ownerKind,
    ownerKey,
    folder: `1/${ownerKey}/artifacts`,
    files: Object.entries(files).map(([path, text]) => ({ path, size: text.length })),
  });
}

/** Writes the files of some owners as a store has them, and plans their copies. */
function planned(
  owners: readonly (readonly ['run' | 'logged-model', string, Readonly<Record<string, string>>])[],
) {
  const store = tempFolder();
  const folders: ArtifactFolder[] = owners.map(([kind, key, files]) => {
    const inStore = Object.entries(files).map(([path, text]) => [`1/${key}/artifacts/${path}`, text]);
    writeFiles(store, Object.fromEntries(inStore));
    return folderOf(kind, key, files);
  });
  const locate = artifactLocator(new Map([['runs', store]]));
  const plan = planArtifacts(folders, settingsSchema.parse({ limits: { artifactFileBytes: 20 } }), locate);
  return { plan, digests: artifactDigests(folders, plan, locate) };
}

const noModels = { loggedModelsByRun: new Map() };

describe('listedArtifacts', () => {
  it('says where a copy is only when it is not at its own path, and why there is none', () => {
    const { plan, digests } = planned([
      ['run', 'r1', { 'a.png': '1', 'B.png': '2', 'c.html': '3', 'd.txt': 'more than twenty letters' }],
    ]);
    expect(listedArtifacts(RUN, noModels, plan, digests)).toEqual([
      { path: 'B.png', size: 1, copy: expect.stringMatching(/^runs\/r1\/artifacts\/b-[0-9a-f]{8}\.png$/) },
      { path: 'a.png', size: 1 },
      { path: 'c.html', size: 1, copy: 'runs/r1/source/c.html.txt' },
      { path: 'd.txt', size: 24, reason: 'over the size limit' },
    ]);
  });

  it('lists the files of logged models below their names, where nothing of the run is', () => {
    const { plan, digests } = planned([
      ['run', 'r1', { 'model/MLmodel': 'own' }],
      ['logged-model', 'm1', { MLmodel: 'other', 'conda.yaml': 'c' }],
    ]);
    const report = { loggedModelsByRun: new Map([[RUN, [{ key: 'm1', name: 'model' }]]]) };
    expect(listedArtifacts(RUN, report as never, plan, digests)).toEqual([
      { path: 'model/MLmodel', size: 3, copy: expect.stringContaining('runs/r1/artifacts/model/') },
      { path: 'model/conda.yaml', size: 1, copy: 'logged-models/m1/artifacts/conda.yaml' },
    ]);
  });
});

describe('artifactDigests', () => {
  it('reads only files that path and size do not tell apart', () => {
    const { digests } = planned([
      ['run', 'r1', { 'same.txt': 'abc', 'alike.txt': 'abc', 'sized.txt': 'abc', 'alone.txt': 'abc' }],
      ['run', 'r2', { 'same.txt': 'abc', 'alike.txt': 'abd', 'sized.txt': 'abcd' }],
    ]);
    const of = (run: string, name: string) => digests.get(`runs/${run}/artifacts/${name}`);
    expect(of('r1', 'same.txt')).toBe('ba7816bf8f01cfea');
    expect(of('r2', 'same.txt')).toBe(of('r1', 'same.txt'));
    expect(of('r2', 'alike.txt')).not.toBe(of('r1', 'alike.txt'));
    expect([...digests.keys()].filter((path) => /sized|alone/.test(path))).toEqual([]);
  });
});
