import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { attributeOf, type PageElement, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { sample, based } = inject('sites');

const pagesOf = (site: string) => filesOf(site).filter((file) => file.endsWith('index.html'));
const elementsOf = (site: string, file: string) => parsePage(join(site, file)).elements;
const metaOf = (elements: readonly PageElement[], name: string) =>
  elements
    .filter((element) => (attributeOf(element, 'property') ?? attributeOf(element, 'name')) === name)
    .map((element) => attributeOf(element, 'content') ?? '');
const canonicalOf = (elements: readonly PageElement[]) =>
  elements.flatMap((element) =>
    attributeOf(element, 'rel') === 'canonical' ? (attributeOf(element, 'href') ?? []) : [],
  );

describe('what is shown of a link elsewhere', () => {
  it('is the title, the description and the address of every page', () => {
    const pages = pagesOf(based).filter((file) => !file.includes('/frames/'));
    expect(pages.length).toBeGreaterThan(100);
    for (const file of pages) {
      const elements = elementsOf(based, file);
      expect(metaOf(elements, 'og:url'), file).toEqual(canonicalOf(elements));
      expect(metaOf(elements, 'og:url')).toEqual([
        `https://me.example/repo/${encodeURI(file.replace(/index\.html$/, ''))}`,
      ]);
      expect(metaOf(elements, 'og:description')).toEqual(metaOf(elements, 'description'));
      expect(metaOf(elements, 'og:title').join().trim(), file).not.toBe('');
      expect(metaOf(elements, 'og:site_name')).toEqual(['Below a path']);
    }
  });

  it('says of a leaderboard what is first', () => {
    const [file = ''] = pagesOf(based).filter((path) => path.endsWith('/leaderboard/index.html'));
    expect(metaOf(elementsOf(based, file), 'og:title').join()).toMatch(/^Best configurations on .+, by /);
  });

  it('is nothing on the page that stands for missing ones, and where the address is not known', () => {
    expect(metaOf(elementsOf(based, '404.html'), 'og:url')).toEqual([]);
    expect(metaOf(elementsOf(sample, 'index.html'), 'og:url')).toEqual([]);
    expect(metaOf(elementsOf(sample, 'index.html'), 'twitter:card')).toEqual([]);
  });
});
