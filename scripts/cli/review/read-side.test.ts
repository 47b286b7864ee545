import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readLocations } from '../../../src/snapshot/locations.ts';
import { readManifest } from '../../../src/snapshot/read-snapshot.ts';
import { readSide } from './read-side.ts';

const folder = mkdtempSync(join(tmpdir(), 'runfolio side-'));
const repository = join(folder, 'my runs');
const options = {
  stores: [{ path: 'mlruns' }],
  cache: join(folder, 'cache'),
  scratch: join(folder, 'scratch'),
};
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: repository });
const runsOf = async (asked: string) =>
  readManifest((await readSide(asked, options)).snapshotDir).counts.runs;

beforeAll(() => {
  const sample = join(process.cwd(), 'runs', 'mlruns');
  const experiments = readdirSync(sample).filter((name) => /^\d+$/.test(name));
  mkdirSync(options.scratch, { recursive: true });
  mkdirSync(join(repository, 'mlruns'), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  for (const name of experiments.slice(0, 1))
    cpSync(join(sample, name), join(repository, 'mlruns', name), { recursive: true });
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  git('checkout', '--quiet', '-b', 'more');
  for (const name of experiments.slice(1, 2))
    cpSync(join(sample, name), join(repository, 'mlruns', name), { recursive: true });
  git('add', '.');
  git('commit', '--quiet', '-m', 'two');
  vi.spyOn(process, 'cwd').mockReturnValue(repository);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('readSide', () => {
  it('reads a branch, and keeps what it has read', async () => {
    const side = await readSide('main', options);
    expect(side).toMatchObject({ kind: 'git', label: 'main' });
    expect(side.snapshotDir.startsWith(options.cache)).toBe(true);
    const again = await readSide('git:main', options);
    expect(again).toEqual(side);
    const [root = ''] = readLocations(side.snapshotDir).values();
    expect(existsSync(root)).toBe(true);
    expect(await runsOf('main')).toBeLessThan(await runsOf('more'));
  });

  it('names sources of a commit by their paths in it', async () => {
    const { snapshotDir } = await readSide('more', options);
    expect(readManifest(snapshotDir).sources.map(({ id, label }) => [id, label])).toEqual([
      ['mlruns', 'mlruns'],
    ]);
  });

  it('reads a store and a snapshot by their paths', async () => {
    const store = await readSide(join(repository, 'mlruns'), options);
    expect(store).toMatchObject({ kind: 'store', label: 'mlruns' });
    const snapshot = await readSide(store.snapshotDir, options);
    expect(snapshot).toEqual({ ...store, kind: 'snapshot', label: 'snapshot' });
    expect(store.snapshot).toBe((await readSide('more', options)).snapshot);
  });

  it.each([
    ['git:nothing', 'nothing is neither a path nor a commit'],
    ['path:main', 'There is no main.'],
  ])('says what is wrong with %s', async (asked, message) => {
    await expect(readSide(asked, options)).rejects.toThrow(message);
  });

  it('says when a commit does not have the store', async () => {
    await expect(readSide('main', { ...options, stores: [{ path: 'other' }] })).rejects.toThrow(
      'does not have other. Name with --store',
    );
  });
});
