import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../src/testing/temp-store.ts';
import { gitRemote, repositoryFolder } from './git-remote.ts';

const URL = 'git@github.com:ada/flowers.git';

function repository(...remotes: readonly string[]): string {
  const folder = tempFolder();
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  for (const name of remotes) execFileSync('git', ['remote', 'add', name, `${URL}?${name}`], { cwd: folder });
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
  return folder;
}

describe('gitRemote', () => {
  it.each([
    [[], undefined],
    [['fork'], `${URL}?fork`],
    [['fork', 'origin'], `${URL}?origin`],
    [['fork', 'upstream'], undefined],
  ])('of %j is %s', (remotes, expected) => {
    expect(gitRemote(join(repository(...remotes), 'a', 'b'))).toBe(expected);
  });

  it('is that of the folder above where a folder is not there yet', () => {
    expect(gitRemote(join(repository('origin'), 'not', 'there'))).toBe(`${URL}?origin`);
  });

  it('is undefined outside of a repository', () => {
    expect(gitRemote(tempFolder())).toBeUndefined();
    expect(gitRemote(join(tempFolder(), 'none'))).toBeUndefined();
  });
});

describe('repositoryFolder', () => {
  it('is the nearest folder above that git knows', () => {
    const folder = repository();
    expect(repositoryFolder(join(folder, 'a', 'b'))).toBe(folder);
    expect(repositoryFolder(folder)).toBe(folder);
    expect(repositoryFolder(tempFolder())).toBeUndefined();
  });
});
