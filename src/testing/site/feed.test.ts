import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, inject, it } from 'vitest';
import { attributeOf, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { sample, based } = inject('sites');
const HOST = 'https://me.example/repo/';

const pagesOf = (site: string) =>
  filesOf(site).filter((file) => file.endsWith('.html') && !file.includes('/frames/'));
const feedLinksOf = (site: string, file: string) =>
  parsePage(join(site, file))
    .elements.filter((element) => attributeOf(element, 'type') === 'application/atom+xml')
    .map((element) => attributeOf(element, 'href'));

describe('the feed', () => {
  it('leads to pages of the site, and to sections that they have', () => {
    const feed = new DOMParser().parseFromString(readFileSync(join(based, 'feed.xml'), 'utf8'), 'text/xml');
    const addresses = [...feed.getElementsByTagName('link')].map((link) => link.getAttribute('href') ?? '');
    expect(addresses.some((address) => address.includes('/runs/'))).toBe(true);
    expect(addresses.some((address) => address.endsWith('/leaderboard/#trend'))).toBe(true);
    const files = new Set(filesOf(based));
    for (const address of new Set(addresses)) {
      const [path = '', anchor] = address.slice(HOST.length).split('#');
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      expect(address.startsWith(HOST) && files.has(file), address).toBe(true);
      if (anchor !== undefined) expect(readFileSync(join(based, file), 'utf8')).toContain(`id="${anchor}"`);
    }
  });

  it('is named by every page, but not where a board stands in a frame', () => {
    const without = pagesOf(based).filter((file) => feedLinksOf(based, file).join() !== '/repo/feed.xml');
    expect(without.filter((file) => !/^experiments\/[^/]+\/embed\//.test(file))).toEqual([]);
  });

  it('is absent where the address of the site is not known', () => {
    expect(filesOf(sample)).not.toContain('feed.xml');
    expect(feedLinksOf(sample, 'index.html')).toEqual([]);
  });
});
