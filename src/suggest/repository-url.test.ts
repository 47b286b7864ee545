import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../settings/settings.ts';
import { pagesAddress, repositoryUrl } from './repository-url.ts';

describe('repositoryUrl', () => {
  it.each([
    ['https://github.com/ada/flowers.git', 'https://github.com/ada/flowers'],
    ['https://github.com/ada/flowers/', 'https://github.com/ada/flowers'],
    ['  https://github.com/ada/flowers.git\n', 'https://github.com/ada/flowers'],
    ['http://git.example.org:3000/ada/flowers', 'http://git.example.org:3000/ada/flowers'],
    ['https://ada:secret@github.com/ada/flowers.git', 'https://github.com/ada/flowers'],
    ['https://ghp_0123456789abcdef@github.com/ada/flowers', 'https://github.com/ada/flowers'],
    ['https://github.com/ada/flowers.git?token=secret#secret', 'https://github.com/ada/flowers'],
    ['git@github.com:ada/flowers.git', 'https://github.com/ada/flowers'],
    ['github.com:ada/flowers', 'https://github.com/ada/flowers'],
    ['org-123@github.com:/ada/flowers.git', 'https://github.com/ada/flowers'],
    [
      'ssh://git@gitlab.example.org:2222/group/sub/flowers.git',
      'https://gitlab.example.org/group/sub/flowers',
    ],
    ['git+ssh://git@github.com/ada/flowers.git', 'https://github.com/ada/flowers'],
    ['git://github.com/ada/flowers.git', 'https://github.com/ada/flowers'],
    ['git@ssh.dev.azure.com:v3/org/project/flowers', 'https://dev.azure.com/org/project/_git/flowers'],
    ['https://ada@dev.azure.com/org/project/_git/flowers', 'https://dev.azure.com/org/project/_git/flowers'],
    ['git@bitbucket.org:ada/flowers.git', 'https://bitbucket.org/ada/flowers'],
    // No page of the web.
    ['/srv/git/flowers.git', undefined],
    ['../flowers', undefined],
    ['C:\\git\\flowers', undefined],
    ['C:/git/flowers', undefined],
    ['file:///srv/git/flowers.git', undefined],
    ['github-work:ada/flowers.git', undefined],
    ['https://localhost/flowers', undefined],
    ['https://github.com/', undefined],
    ['javascript:alert(1)', undefined],
    ['ext::sh -c alert', undefined],
    ['', undefined],
  ])('%j is %s', (remote, url) => {
    expect(repositoryUrl(remote)).toBe(url);
    if (url) expect(settingsSchema.parse({ repository: url }).repository).toBe(url);
  });
});

describe('pagesAddress', () => {
  it.each([
    ['https://github.com/Ada/flowers', { site: 'https://ada.github.io', base: '/flowers/' }],
    ['https://github.com/ada/ada.github.io', { site: 'https://ada.github.io', base: '/' }],
    ['https://gitlab.com/ada/flowers', { site: 'https://ada.gitlab.io', base: '/flowers/' }],
    ['https://gitlab.com/group/sub/flowers', undefined],
    ['https://github.com/ada/.github', undefined],
    ['https://bitbucket.org/ada/flowers', undefined],
    [undefined, undefined],
  ])('%s is published at %j', (repository, address) => {
    expect(pagesAddress(repository)).toEqual(address);
    if (address) expect(settingsSchema.parse(address)).toMatchObject(address);
  });
});
