import { Buffer } from 'node:buffer';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCollectionLines } from '../snapshot/read-snapshot.ts';
import { experimentMeta, runFiles, runId, runMeta, storeFiles } from '../testing/build-store.ts';
import {
  type Files,
  filesOnDisk,
  makePipe,
  tempFolder,
  tempStore,
  writeFiles,
} from '../testing/temp-store.ts';
import { ingest } from './ingest.ts';

type Read = { runs: { key: string; params: { key: string }[] }[]; artifacts: unknown[] };

async function read(root: string) {
  const snapshotDir = join(tempFolder(), 'snapshot');
  const sources = [{ id: 'store', label: 'store', root }];
  const { manifest, diagnostics } = await ingest({ sources, snapshotDir, force: false, whenEmpty: 'write' });
  const lines = (name: 'runs' | 'artifacts' | 'experiments') =>
    [...readCollectionLines(snapshotDir, name)].map((line) => JSON.parse(line));
  const accounted = manifest.sources[0]!.files.reduce((sum, { files }) => sum + files, 0);
  expect(accounted).toBe(filesOnDisk(root));
  return {
    ...({ runs: lines('runs'), artifacts: lines('artifacts') } as Read),
    experiments: lines('experiments'),
    problems: diagnostics.map(({ code, path }) => `${code} ${path}`),
    files: Object.fromEntries(manifest.sources[0]!.files.map((entry) => [entry.class, entry.files])),
  };
}

const RUN = `1/${runId(1)}`;
const ONE_RUN = storeFiles(1);

/** Stores that git or another system would not keep; each is also checked for the account of its files. */
describe('ingest', () => {
  it('leaves out keys that Windows and macOS made', async () => {
    const fake: Files = {
      [`${RUN}/params/activation_function`]: 'relu',
      [`${RUN}/params/activation_function:Zone.Identifier`]: '',
      [`${RUN}/metrics/.DS_Store`]: 'x',
      [`${RUN}/tags/Thumbs.db`]: 'x',
      [`${RUN}/meta.yaml:Zone.Identifier`]: '',
      '1/.DS_Store': 'x',
      '.DS_Store': 'x',
      'models/.DS_Store': 'x',
    };
    const { runs, files, problems } = await read(tempStore({ ...ONE_RUN, ...fake }));
    expect(runs[0]!.params.map(({ key }) => key)).toEqual(['activation_function', 'n']);
    expect(files).toMatchObject({ 'ignorable:macos': 4, 'ignorable:windows': 3 });
    expect(problems).toEqual([]);
  });

  it('takes empty folders for absent ones', async () => {
    const empty: Files = {
      [`${RUN}/params/sub/`]: '',
      [`1/${runId(2)}/`]: '',
      '2/': '',
      '.trash/': '',
      'models/x/': '',
    };
    const { experiments, problems } = await read(tempStore({ ...ONE_RUN, ...empty }));
    expect(experiments).toHaveLength(1);
    expect(problems).toEqual(['folder-empty 2']);
  }); // prettier-ignore

  it('follows no link, and waits for no pipe', async () => {
    const outside = tempStore({
      'secret.txt': 'secret',
      ...runFiles('9', 9),
      '9/meta.yaml': experimentMeta('9'),
    });
    const root = tempStore(ONE_RUN);
    symlinkSync(join(outside, '9'), join(root, '9'));
    symlinkSync(join(outside, `9/${runId(9)}`), join(root, `1/${runId(9)}`));
    symlinkSync(join(outside, 'secret.txt'), join(root, RUN, 'params/secret'));
    symlinkSync(join(outside, 'secret.txt'), join(root, RUN, 'artifacts/secret.txt'));
    symlinkSync('../../..', join(root, RUN, 'artifacts/up'));
    symlinkSync(outside, join(root, 'models'));
    symlinkSync(outside, join(root, '.trash'));
    makePipe(join(root, RUN, 'metrics/pipe'));
    const { runs, experiments, artifacts, problems } = await read(root);
    expect(JSON.stringify({ runs, experiments, artifacts })).not.toContain('secret');
    expect(experiments).toHaveLength(1);
    expect(problems.sort()).toEqual(
      [
        'symbolic-link .trash',
        'symbolic-link 9',
        'symbolic-link models',
        `symbolic-link 1/${runId(9)}`,
        `symbolic-link ${RUN}/artifacts/secret.txt`,
        `symbolic-link ${RUN}/artifacts/up`,
        `symbolic-link ${RUN}/params/secret`,
        `special-file ${RUN}/metrics/pipe`,
      ].sort(),
    );
  });

  it('counts files whose names are no UTF-8', async () => {
    const root = tempStore(ONE_RUN);
    for (const folder of ['', '1', RUN, `${RUN}/params`, `${RUN}/artifacts`]) {
      writeFileSync(Buffer.concat([Buffer.from(`${join(root, folder)}/gr`), Buffer.from([0xf6])]), 'x');
    }
    const { files, problems, runs } = await read(root);
    expect(runs).toHaveLength(1);
    expect(files).toMatchObject({ unclaimed: 5 });
    expect(problems.filter((problem) => problem.startsWith('name-not-utf8'))).toHaveLength(5);
  });

  it('keeps artifacts of any name', async () => {
    const names = [
      'RF_Social Media User?_Q8/MLmodel',
      'a%2Fb',
      'a#b',
      '..a',
      'é'.repeat(120),
      '"><img onerror>',
      'a\nb',
      '\u202ebidi',
    ];
    const { artifacts } = await read(
      tempStore({
        ...storeFiles(1),
        ...Object.fromEntries(names.map((name) => [`${RUN}/artifacts/${name}`, 'x'])),
      }),
    );
    const [folder] = artifacts as { files: { path: string }[] }[];
    expect(folder!.files.map(({ path }) => path).sort()).toEqual([...names, 'notes.txt'].sort());
  }); // prettier-ignore

  it('finds artifacts beside the store, but not through a link', async () => {
    const root = tempStore({
      '1/meta.yaml': experimentMeta('1'),
      [`${RUN}/meta.yaml`]: runMeta(runId(1), '1'),
    });
    const beside = join(root, '../mlartifacts');
    writeFiles(beside, { [`${RUN}/artifacts/model/MLmodel`]: 'x' });
    expect((await read(root)).artifacts).toMatchObject([
      {
        ownerKey: runId(1),
        folder: `../mlartifacts/${RUN}/artifacts`,
        files: [{ path: 'model/MLmodel', size: 1 }],
      },
    ]);

    const other = tempStore({
      '1/meta.yaml': experimentMeta('1'),
      [`${RUN}/meta.yaml`]: runMeta(runId(1), '1'),
    });
    symlinkSync(beside, join(other, '../mlartifacts'));
    expect((await read(other)).artifacts).toEqual([]);
    const third = tempStore({
      '1/meta.yaml': experimentMeta('1'),
      [`${RUN}/meta.yaml`]: runMeta(runId(1), '1'),
    });
    writeFiles(join(third, '../mlartifacts'), { 'README.txt': '' });
    symlinkSync(join(beside, '1'), join(third, '../mlartifacts/1'));
    expect((await read(third)).artifacts).toEqual([]);
  });

  it('tells of links among artifacts beside the store, as of those in it', async () => {
    const root = tempStore({
      '1/meta.yaml': experimentMeta('1'),
      [`${RUN}/meta.yaml`]: runMeta(runId(1), '1'),
    });
    const folder = join(root, '../mlartifacts', RUN, 'artifacts');
    writeFiles(folder, { 'a.txt': 'x' });
    symlinkSync('/etc/hostname', join(folder, 'link.txt'));
    const { artifacts, problems } = await read(root);
    expect(artifacts).toMatchObject([{ files: [{ path: 'a.txt', size: 1 }] }]);
    expect(problems).toEqual([`symbolic-link ../mlartifacts/${RUN}/artifacts/link.txt`]);
  });

  it('reads a run of two thousand files and a value of ten megabytes', async () => {
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`${RUN}/params/p${i}`, `${i}`]));
    const { runs, problems } = await read(
      tempStore({ ...ONE_RUN, ...many, [`${RUN}/tags/long`]: 'x'.repeat(10 << 20) }),
    );
    expect(runs[0]!.params).toHaveLength(2001);
    expect(problems).toEqual([`value-cut ${RUN}/tags/long`]);
  });
});
