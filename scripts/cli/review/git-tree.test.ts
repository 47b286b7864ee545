import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { findCommit, writeTree } from './git-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'runfolio git ü-'));
const repository = join(folder, 'repository');
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: repository,
    encoding: 'utf8',
  });
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
};
const commitOf = (ref: string) => findCommit(ref, repository)?.commit ?? '';

beforeAll(() => {
  mkdirSync(repository);
  git('init', '--quiet', '--initial-branch=main');
  write('mlruns/0/meta.yaml', 'name: before\r\n');
  write('mlflow.db', 'bytes');
  symlinkSync('/etc/hostname', join(repository, 'mlruns', 'link'));
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  git('tag', 'v1');
  write('mlruns/0/meta.yaml', 'name: after\n');
  git('commit', '--quiet', '-am', 'two');
  write('mlruns/0/meta.yaml', 'name: not committed\n');
  write('mlruns/0/staged', 'staged');
  git('add', 'mlruns/0/staged');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('findCommit', () => {
  it('finds branches, tags, hashes and relatives of them', () => {
    expect(commitOf('main')).toMatch(/^[0-9a-f]{40}$/);
    expect(commitOf('v1')).toBe(commitOf('main~1'));
    expect(commitOf(commitOf('v1').slice(0, 10))).toBe(commitOf('v1'));
    expect(findCommit('main', repository)?.committedMs).toBeGreaterThan(1e12);
  });

  it.each(['nothing', '--help', 'main:mlruns', ''])('finds none for %j', (ref) => {
    expect(findCommit(ref, repository)).toBeUndefined();
  });

  it('says where there is no repository', () => {
    expect(() => findCommit('main', folder)).toThrow(UsageError);
  });
});

describe('writeTree', () => {
  it('writes a folder as the commit has it, and leaves the repository alone', () => {
    const before = git('status', '--porcelain');
    const to = join(folder, 'one', 'mlruns');
    expect(writeTree(commitOf('v1'), 'mlruns', repository, to)).toBe(true);
    expect(readFileSync(join(to, '0', 'meta.yaml'), 'utf8')).toBe('name: before\r\n');
    expect(existsSync(join(to, '0', 'staged'))).toBe(false);
    expect(git('status', '--porcelain')).toBe(before);
    expect(readFileSync(join(repository, 'mlruns/0/meta.yaml'), 'utf8')).toBe('name: not committed\n');
  });

  it('writes links as files, which lead nowhere', () => {
    const to = join(folder, 'two', 'mlruns');
    writeTree(commitOf('v1'), 'mlruns', repository, to);
    expect(lstatSync(join(to, 'link')).isFile()).toBe(true);
    expect(readFileSync(join(to, 'link'), 'utf8')).toBe('/etc/hostname');
  });

  it('writes a single file, also when asked for from a folder within', () => {
    const to = join(folder, 'three', 'mlflow.db');
    expect(writeTree(commitOf('v1'), '../mlflow.db', join(repository, 'mlruns'), to)).toBe(true);
    expect(readFileSync(to, 'utf8')).toBe('bytes');
  });

  it('writes the whole repository where it is the store', () => {
    const to = join(folder, 'four', 'all');
    writeTree(commitOf('main'), '.', repository, to);
    expect(readFileSync(join(to, 'mlruns', '0', 'meta.yaml'), 'utf8')).toBe('name: after\n');
  });

  it('says no to what the commit does not have, and to what no commit can have', () => {
    expect(writeTree(commitOf('main'), 'other', repository, join(folder, 'five', 'x'))).toBe(false);
    expect(() => writeTree(commitOf('main'), '..', repository, join(folder, 'five', 'x'))).toThrow(
      'outside of the repository',
    );
  });
});
