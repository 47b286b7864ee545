import {
  appendFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readCollectionLines, readHistory } from '../snapshot/read-snapshot.ts';
import { experimentMeta, runFiles, runId, runMeta, storeFiles } from '../testing/build-store.ts';
import { filesOnDisk, tempFolder, tempStore, writeFiles } from '../testing/temp-store.ts';
import { findSources } from './find-sources.ts';
import { type IngestOptions, ingest } from './ingest.ts';

/** Called with each file just before it is opened: time for another process to interfere. */
let beforeReading: (at: string) => void = () => undefined;
/** Files that the system refuses to open. */
let refused: (at: string) => boolean = () => false;
vi.mock(import('../store/file-store/read-file.ts'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    readBytes: (...args: Parameters<typeof actual.readBytes>) => {
      beforeReading(args[0]);
      if (refused(args[0])) return { code: 'file-unreadable' as const, path: args[2], found: 'EACCES' };
      return actual.readBytes(...args);
    },
  };
});
afterEach(() => {
  beforeReading = () => undefined;
  refused = () => false;
  vi.restoreAllMocks();
});

/** Several of these tests make many small files; a busy machine takes its time for them. */
vi.setConfig({ testTimeout: 30_000 });

const SAMPLE = fileURLToPath(new URL('../store/fixtures/mlflow-3.17/mlruns/', import.meta.url));
const HOUR_AGO = new Date(Date.now() - 3_600_000);

/** Every entry below a folder. */
function entries(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

/** Sets the times of all files to an hour ago, so that they count as settled. */
function settle(root: string): void {
  for (const path of entries(root)) utimesSync(join(root, path), HOUR_AGO, HOUR_AGO);
}

async function run(root: string, snapshotDir: string, options: Partial<IngestOptions> = {}) {
  const sources = [{ id: 'store', label: 'store', root }];
  return await ingest({ sources, snapshotDir, force: false, ...options });
}

/** The bytes of every file of a snapshot. */
function bytesOf(dir: string): Record<string, string> {
  const files = entries(dir).filter((path) => lstatSync(join(dir, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(dir, path), 'latin1')]));
}

const newDir = () => join(tempFolder(), 'snapshot');

/** The snapshot that a first reading of the store makes. */
async function fresh(root: string): Promise<Record<string, string>> {
  const dir = newDir();
  await run(root, dir);
  return bytesOf(dir);
}

type Told = { code: string; path?: string | undefined };

const told = (diagnostics: readonly Told[]) => diagnostics.map(({ code, path }) => `${code} ${path}`);

describe('ingest gives the same bytes', () => {
  it('for the same store, again, by force, and from another place', async () => {
    const root = join(tempFolder(), 'mlruns');
    cpSync(SAMPLE, root, { recursive: true });
    const first = await fresh(root);
    expect(await fresh(root)).toEqual(first);
    const forced = newDir();
    await run(root, forced);
    await run(root, forced, { force: true });
    expect(bytesOf(forced)).toEqual(first);
    const elsewhere = join(tempFolder(), 'a/b/other name');
    cpSync(SAMPLE, elsewhere, { recursive: true });
    expect(await fresh(elsewhere)).toEqual(first);
  });

  it('with one thread and with several', async () => {
    const root = tempStore(storeFiles(140));
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const alone = await fresh(root);
    // The clock jumps: the first batch seems to have taken long, so that threads are started.
    let now = 0;
    clock.mockImplementation(() => (now += 1000));
    expect(await fresh(root)).toEqual(alone);
  });

  it('for a store that was changed as for a new one like it', async () => {
    const root = tempStore({ ...storeFiles(6), '2/meta.yaml': experimentMeta('2'), ...runFiles('2', 0x20) });
    settle(root);
    const dir = newDir();
    expect(await run(root, dir)).toMatchObject({ read: 7, kept: 0 });

    const changes: readonly (readonly [what: string, change: () => void, read: number])[] = [
      ['nothing', () => undefined, 0],
      ['a value', () => writeFileSync(join(root, `1/${runId(1)}/params/n`), '42'), 1],
      ['a line', () => appendFileSync(join(root, `1/${runId(2)}/metrics/loss`), '1700000002000 9 2\n'), 1],
      ['a time only', () => utimesSync(join(root, `1/${runId(3)}/params/n`), 1, 1), 1],
      ['an artifact', () => writeFiles(root, { [`1/${runId(4)}/artifacts/more.txt`]: 'x' }), 1],
      ['a run less', () => rmSync(join(root, `1/${runId(5)}`), { recursive: true }), 0],
      ['a run more', () => writeFiles(root, runFiles('1', 7)), 1],
      ['a shorter file', () => truncateSync(join(root, `1/${runId(6)}/metrics/loss`), 20), 1],
      ['no metrics', () => rmSync(join(root, `2/${runId(0x20)}/metrics`), { recursive: true }), 1],
      ['a name', () => writeFileSync(join(root, '1/meta.yaml'), experimentMeta('1', 'renamed')), 0],
      [
        'an experiment more',
        () => writeFiles(root, { '3/meta.yaml': experimentMeta('3'), ...runFiles('3', 0x30) }),
        1,
      ],
      [
        'a run twice',
        () => cpSync(join(root, `1/${runId(1)}`), join(root, `3/${runId(1)}`), { recursive: true }),
        1,
      ],
      ['a run deleted', () => appendFileSync(join(root, `1/${runId(1)}/meta.yaml`), 'deleted_time: 5\n'), 1],
      [
        'an experiment to the trash',
        () => cpSync(join(root, '3'), join(root, '.trash/3'), { recursive: true }),
        2,
      ],
    ]; // prettier-ignore
    // Artifacts of `mlflow server` beside the store belong to a run without changing its folder.
    rmSync(join(root, `2/${runId(0x20)}/artifacts`), { recursive: true });
    writeFiles(join(root, '../mlartifacts'), { [`2/${runId(0x20)}/artifacts/model/MLmodel`]: 'flavors: {}' });
    await run(root, dir);
    for (const [what, change, read] of changes) {
      change();
      settleNew(root);
      const result = await run(root, dir);
      expect([what, result.read]).toEqual([what, read]);
      expect([what, bytesOf(dir)]).toEqual([what, await fresh(root)]);
    }
  });

  /** Ages what was changed just now, but keeps its time different from before. */
  function settleNew(root: string): void {
    const recent = Date.now() - 60_000;
    for (const path of entries(root)) {
      const at = join(root, path);
      if (lstatSync(at).mtimeMs > recent) utimesSync(at, new Date(recent), new Date(recent));
    }
  }
});

describe('ingest reads again', () => {
  it('what was written so recently that it may have changed unseen', async () => {
    const root = tempStore(storeFiles(2));
    const dir = newDir();
    const file = join(root, `1/${runId(1)}/params/n`);
    await run(root, dir);
    const { mtime } = lstatSync(file);
    writeFileSync(file, '9');
    utimesSync(file, mtime, mtime);
    expect(await run(root, dir)).toMatchObject({ read: 2, kept: 0 });
    expect(bytesOf(dir)).toEqual(await fresh(root));
    settle(root);
    expect(await run(root, dir)).toMatchObject({ read: 2, kept: 0 });
    expect(await run(root, dir)).toMatchObject({ read: 0, kept: 2 });
  });

  it.each([
    ['the cache is gone', (dir: string) => rmSync(`${dir}.cache.ndjson`)],
    ['the cache is cut off', (dir: string) => truncateSync(`${dir}.cache.ndjson`, 300)],
    ['the cache is garbage', (dir: string) => writeFileSync(`${dir}.cache.ndjson`, '\0{]\n')],
    ['the cache has a bad line', (dir: string) => appendFileSync(`${dir}.cache.ndjson`, '{"a":\n')],
    ['the runs are cut off', (dir: string) => truncateSync(join(dir, 'runs.ndjson'), 900)],
    ['the runs are gone', (dir: string) => rmSync(join(dir, 'runs.ndjson'))],
    ['the histories are gone', (dir: string) => rmSync(join(dir, 'history'), { recursive: true })],
  ])('everything when %s', async (_, damage) => {
    const root = tempStore(storeFiles(3));
    settle(root);
    const dir = newDir();
    await run(root, dir);
    const before = bytesOf(dir);
    damage(dir);
    expect(await run(root, dir)).toMatchObject({ read: 3, kept: 0 });
    expect(bytesOf(dir)).toEqual(before);
    expect(await run(root, dir)).toMatchObject({ read: 0, kept: 3 });
  });

  it('a run whose history file is not the one that was written', async () => {
    const root = tempStore(storeFiles(3));
    settle(root);
    const dir = newDir();
    await run(root, dir);
    const before = bytesOf(dir);
    const history = Object.keys(before).find((path) => path.includes(runId(2)))!;
    truncateSync(join(dir, history), 5);
    expect(await run(root, dir)).toMatchObject({ read: 1, kept: 2 });
    expect(bytesOf(dir)).toEqual(before);
  });
});

describe('ingest survives', () => {
  it('a failure of its own without leaving anything behind', async () => {
    const root = tempStore(storeFiles(1));
    const dir = newDir();
    beforeReading = () => {
      throw new Error('out of memory');
    };
    await expect(run(root, dir)).rejects.toThrow('out of memory');
    expect(entries(join(dir, '..'))).toEqual([]);
    beforeReading = () => undefined;
    expect(await run(root, dir)).toMatchObject({ read: 1 });
  });

  it('files and folders that vanish while they are read', async () => {
    const root = tempStore(storeFiles(3));
    beforeReading = (at) => {
      if (at === join(root, '1/meta.yaml')) rmSync(join(root, '1/readme.txt'), { force: true });
      if (at.endsWith(`${runId(1)}/params/n`)) rmSync(at);
      if (!at.endsWith(`${runId(2)}/meta.yaml`)) return;
      for (const name of ['meta.yaml', 'metrics', 'params', 'tags'])
        rmSync(join(at, '..', name), { recursive: true });
    };
    writeFiles(root, { '1/readme.txt': 'x' });
    const { manifest, diagnostics } = await run(root, newDir());
    expect(told(diagnostics)).toEqual([
      `file-vanished 1/${runId(1)}/params/n`,
      `artifacts-without-run 1/${runId(2)}`,
      `file-vanished 1/${runId(2)}/meta.yaml`,
      `file-vanished 1/${runId(2)}/metrics/loss`,
      `file-vanished 1/${runId(2)}/params/n`,
      `file-vanished 1/${runId(2)}/tags/mlflow.user`,
      'file-vanished 1/readme.txt',
    ]);
    const accounted = manifest.sources[0]!.files.reduce((sum, { files }) => sum + files, 0);
    expect(accounted).toBe(filesOnDisk(root));
  });

  it('files that may not be read, and tries them again', async () => {
    const root = tempStore(storeFiles(2));
    settle(root);
    const dir = newDir();
    refused = (at) => at.endsWith(`${runId(1)}/params/n`) || at.endsWith(`${runId(2)}/meta.yaml`);
    const { manifest, diagnostics } = await run(root, dir);
    expect(told(diagnostics)).toEqual([
      `file-unreadable 1/${runId(1)}/params/n`,
      `file-unreadable 1/${runId(2)}/meta.yaml`,
    ]);
    expect(manifest.counts).toMatchObject({ runs: 2, errors: 2, params: 1 });
    const accounted = manifest.sources[0]!.files.reduce((sum, { files }) => sum + files, 0);
    expect(accounted).toBe(filesOnDisk(root));
    refused = () => false;
    expect(await run(root, dir)).toMatchObject({ read: 2, kept: 0 });
    expect(bytesOf(dir)).toEqual(await fresh(root));
  });

  it('lines that are being appended', async () => {
    const root = tempStore(storeFiles(1));
    const file = `1/${runId(1)}/metrics/loss`;
    beforeReading = (at) => {
      if (at.endsWith('metrics/loss')) appendFileSync(at, '17000000');
    };
    const { diagnostics } = await run(root, newDir());
    expect(told(diagnostics)).toEqual([`metric-unfinished-line ${file}`]);
  });
});

describe('ingest and its input', () => {
  it('leaves a store untouched, byte for byte', async () => {
    const root = join(tempFolder(), 'mlruns');
    cpSync(SAMPLE, root, { recursive: true });
    const look = () =>
      ['', ...entries(root)].map((path) => {
        const { mtimeMs, ctimeMs, size, mode } = lstatSync(join(root, path));
        return [path, mtimeMs, ctimeMs, size, mode];
      });
    const before = look();
    const beside = entries(join(root, '..'));
    await run(root, newDir());
    expect(look()).toEqual(before);
    expect(entries(join(root, '..'))).toEqual(beside);
  });

  it('never writes a snapshot into a store', async () => {
    const root = tempStore(storeFiles(1));
    await expect(run(root, join(root, 'snapshot'))).rejects.toThrow(
      /would lie in the store store, which is only ever read/,
    );
    expect(entries(root)).not.toContain('snapshot');
  });

  it('keeps the present snapshot when a store turns out to be empty', async () => {
    const root = tempStore(storeFiles(1));
    const dir = newDir();
    await run(root, dir);
    const before = bytesOf(dir);
    rmSync(join(root, '1'), { recursive: true });
    await expect(run(root, dir)).rejects.toThrow(/^There is no experiment in store: looked for/);
    expect(bytesOf(dir)).toEqual(before);
    expect(entries(join(dir, '..')).filter((name) => !name.includes('/'))).toEqual([
      'snapshot',
      'snapshot.cache.ndjson',
      'snapshot.locations.json',
    ]);
  });

  it('reads nothing outside the store, whatever ids and URIs say', async () => {
    const root = tempStore({
      '1/meta.yaml': experimentMeta('1').replace(/artifact_location: .*/, 'artifact_location: ../../outside'),
      [`1/${runId(1)}/meta.yaml`]: runMeta(runId(1), '../../outside').replace(
        /artifact_uri: .*/,
        'artifact_uri: file:///etc',
      ),
      [`1/${runId(1)}/tags/mlflow.parentRunId`]: '../../../outside',
      [`1/${runId(1)}/inputs/x/meta.yaml`]: 'source_id: ../../../../outside\nsource_type: DATASET\n',
      'models/m/meta.yaml': 'name: m\n',
      'models/m/version-1/meta.yaml': 'name: m\nversion: 1\nsource: /etc/passwd\nrun_id: ../../outside\n',
      'models/m/aliases/a': '../../../outside',
    });
    writeFiles(join(root, '..'), { 'outside/secret.txt': 'secret' });
    const dir = newDir();
    const opened: string[] = [];
    beforeReading = (at) => opened.push(relative(root, at));
    await run(root, dir);
    expect(opened.filter((path) => path.startsWith('..'))).toEqual([]);
    expect(JSON.stringify(bytesOf(dir))).not.toContain('secret');
  });
});

describe('ingest of several sources', () => {
  it('keeps equal ids and names apart, each with its own account', async () => {
    const files = {
      ...storeFiles(2),
      'models/iris/meta.yaml': 'name: iris\n',
      [`1/models/m-${runId(1)}/meta.yaml`]: 'name: m\n',
    };
    const folder = tempFolder();
    for (const name of ['a/mlruns', 'b/mlruns']) writeFiles(join(folder, name), files);
    writeFileSync(join(folder, `b/mlruns/1/${runId(1)}/params/n`), 'b');
    writeFiles(join(folder, 'b/mlruns'), {
      [`1/${runId(2)}/tags/mlflow.parentRunId`]: runId(1),
      'extra.txt': '',
    });
    const dir = newDir();
    const { manifest } = await ingest({
      sources: findSources([{ path: '.' }], folder),
      snapshotDir: dir,
      force: false,
    });
    const keys = (name: 'experiments' | 'runs' | 'registered-models' | 'logged-models') =>
      [...readCollectionLines(dir, name)].map((line) => JSON.parse(line).key);
    expect(keys('experiments')).toEqual(['1', 'b-mlruns.1']);
    expect(keys('runs')).toEqual([runId(1), runId(2), `b-mlruns.${runId(1)}`, `b-mlruns.${runId(2)}`]);
    expect(keys('registered-models')).toEqual(['b-mlruns.iris', 'iris']);
    expect(keys('logged-models')).toEqual([`b-mlruns.m-${runId(1)}`, `m-${runId(1)}`]);
    const runs = [...readCollectionLines(dir, 'runs')].map((line) => JSON.parse(line));
    expect(runs.map(({ parentKey }) => parentKey)).toEqual([
      undefined,
      undefined,
      undefined,
      `b-mlruns.${runId(1)}`,
    ]);
    expect(readHistory(dir, `b-mlruns.${runId(1)}`)).toHaveLength(1);
    for (const { id, files: counts } of manifest.sources) {
      const accounted = counts.reduce((sum, { files: count }) => sum + count, 0);
      expect(accounted).toBe(filesOnDisk(join(folder, id.replace('-', '/'))));
    }
    // A source that comes first keeps its keys when another is added: its run pages stay where they are.
    const alone = newDir();
    mkdirSync(join(alone, '..'), { recursive: true });
    await ingest({ sources: findSources([{ path: 'a/mlruns' }], folder), snapshotDir: alone, force: false });
    const kept = [...readCollectionLines(alone, 'runs')].map((line) => JSON.parse(line).key);
    expect(keys('runs')).toEqual(expect.arrayContaining(kept));
  }); // prettier-ignore
});
