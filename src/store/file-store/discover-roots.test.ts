import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder, writeFiles } from '../../testing/temp-store.ts';
import { discoverRoots, isStoreRoot } from './discover-roots.ts';

const RUN = 'a'.repeat(32);
const EXPERIMENT = "experiment_id: '0'\nname: Default\n";
const RUN_META = `experiment_id: '0'\nrun_id: ${RUN}\n`;
const REGISTERED = 'name: iris\n';

function rootsOf(
  paths: readonly (readonly [path: string, content: string])[],
  below = '',
): readonly string[] {
  const folder = tempFolder();
  writeFiles(folder, Object.fromEntries(paths));
  return discoverRoots(join(folder, below)).map((root) => relative(folder, root));
}

describe('discoverRoots', () => {
  it.each([
    ['a store itself', [['0/meta.yaml', EXPERIMENT]], ['']],
    ['mlruns below', [['mlruns/0/meta.yaml', EXPERIMENT]], ['mlruns']],
    ['another name', [['archive-ml-run/0/meta.yaml', EXPERIMENT]], ['archive-ml-run']],
    ['a hidden folder', [['.model_retrain/mlruns/0/meta.yaml', EXPERIMENT]], ['.model_retrain/mlruns']],
    [
      'one per output folder of Hydra',
      [
        ['outputs/2020-01-01/12-00-00/mlruns/0/meta.yaml', EXPERIMENT],
        ['outputs/2020-01-01/13-00-00/mlruns/0/meta.yaml', EXPERIMENT],
      ],
      ['outputs/2020-01-01/12-00-00/mlruns', 'outputs/2020-01-01/13-00-00/mlruns'],
    ],
    ['runs whose experiment has no meta', [[`mlruns/0/${RUN}/meta.yaml`, RUN_META]], ['mlruns']],
    ['runs without any meta', [[`mlruns/0/${RUN}/params/lr`, '0.1']], ['mlruns']],
    [
      'no meta, beside an unrelated meta.yaml',
      [
        ['recipe/meta.yaml', 'package:\n  name: x\n'],
        [`mlruns/0/${RUN}/tags/a`, 'b'],
      ],
      ['mlruns'],
    ],
    ['deleted experiments only', [['mlruns/.trash/1/meta.yaml', EXPERIMENT]], ['mlruns']],
    [
      'a folder called artifacts above the store',
      [['artifacts/mlruns/0/meta.yaml', EXPERIMENT]],
      ['artifacts/mlruns'],
    ],
    [
      'no store in artifacts of a run',
      [
        ['mlruns/0/meta.yaml', EXPERIMENT],
        [`mlruns/0/${RUN}/artifacts/mlruns/0/meta.yaml`, EXPERIMENT],
      ],
      ['mlruns'],
    ],
    [
      'no store in artifacts beside a database',
      [[`mlartifacts/0/${RUN}/artifacts/mlruns/0/meta.yaml`, EXPERIMENT]],
      [],
    ],
    ['no registry alone', [['mlruns/models/iris/meta.yaml', REGISTERED]], []],
    ['no artifacts alone', [[`mlruns/0/${RUN}/artifacts/model/MLmodel`, 'x']], []],
    ['no conda recipe', [['recipe/meta.yaml', 'package:\n  name: x\n']], []],
    ['no node_modules', [['node_modules/x/mlruns/0/meta.yaml', EXPERIMENT]], []],
    ['nothing in an empty folder', [['README.md', 'x']], []],
  ] as const)('finds %s', (_, paths, expected) => {
    expect(rootsOf(paths)).toEqual(expected);
  }); // prettier-ignore

  it('takes neither an experiment nor a run for a store', () => {
    const files = [
      ['mlruns/0/meta.yaml', EXPERIMENT],
      [`mlruns/0/${RUN}/meta.yaml`, RUN_META],
    ] as const;
    expect(rootsOf(files, 'mlruns/0')).toEqual([]);
    expect(rootsOf(files, `mlruns/0/${RUN}`)).toEqual([]);
  });

  it('follows no link within, but takes a link that was given', () => {
    const folder = tempFolder();
    writeFiles(folder, { 'real/0/meta.yaml': EXPERIMENT, 'project/README.md': '' });
    symlinkSync(join(folder, 'real'), join(folder, 'project/mlruns'));
    expect(discoverRoots(join(folder, 'project'))).toEqual([]);
    expect(discoverRoots(join(folder, 'project/mlruns'))).toEqual([join(folder, 'real')]);
  });

  it('throws for a folder that is not there', () => {
    expect(() => discoverRoots(join(tempFolder(), 'none'))).toThrow('ENOENT');
  });
});

describe('isStoreRoot', () => {
  it('is false for a file and for what is not there', () => {
    const folder = tempFolder();
    writeFiles(folder, { 'mlflow.db': 'x' });
    expect(isStoreRoot(join(folder, 'mlflow.db'))).toBe(false);
    expect(isStoreRoot(join(folder, 'none'))).toBe(false);
  });
});
