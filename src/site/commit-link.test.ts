import { describe, expect, it } from 'vitest';
import { commitHref } from './commit-link.ts';

const commit = 'a81e0b4c0ffee00000000000000000000000beef';

describe('commitHref', () => {
  it.each([
    [{ commit }, 'https://github.com/o/r', `https://github.com/o/r/commit/${commit}`],
    [{ commit }, 'https://bitbucket.org/o/r/', `https://bitbucket.org/o/r/commits/${commit}`],
    [{ commit, repoUrl: 'git@github.com:o/r.git' }, undefined, `https://github.com/o/r/commit/${commit}`],
    [{ commit, repoUrl: 'https://user:secret@host/o/r' }, undefined, undefined],
    [{ commit, repoUrl: 'javascript:alert(1)' }, undefined, undefined],
    [{ commit: '"><script>' }, 'https://github.com/o/r', undefined],
    [{ commit }, undefined, undefined],
    [{}, 'https://github.com/o/r', undefined],
  ])('of %j in %s is %s', (source, repository, expected) => {
    expect(commitHref(source, repository)).toBe(expected);
  });
});
