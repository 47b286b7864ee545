import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { makeSmallStore } from '../make-small-store.ts';
import { attributeOf, type PageElement, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { folder, sample, based } = inject('sites');

/** Pages for frames in others are not shared themselves. */
const pagesOf = (site: string) =>
  filesOf(site).filter((file) => file.endsWith('index.html') && !file.includes('/embed/'));
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
    expect(metaOf(elementsOf(sample, 'index.html'), 'og:image')).toEqual([]);
    expect(metaOf(elementsOf(based, '404.html'), 'og:image')).toEqual([]);
  });
});

describe('the picture that is shown of a link', () => {
  const HOST = 'https://me.example/repo/';
  const imageOf = (file: string) => {
    const [image = '', ...more] = metaOf(elementsOf(based, file), 'og:image');
    expect(more).toEqual([]);
    expect(image.slice(0, HOST.length), file).toBe(HOST);
    return image.slice(HOST.length);
  };
  const cardsOf = (site: string) =>
    filesOf(site).filter(
      (file) => /(^|\/)(card|leaderboard)\.png$/.test(file) && !file.includes('/artifacts/'),
    );

  it('is there for every page, a PNG of the size that the page says', () => {
    const named = new Set<string>();
    for (const file of pagesOf(based).filter((page) => !page.includes('/frames/'))) {
      named.add(imageOf(file));
      const elements = elementsOf(based, file);
      expect(metaOf(elements, 'og:image:width')).toEqual(['1200']);
      expect(metaOf(elements, 'og:image:height')).toEqual(['630']);
      expect(metaOf(elements, 'og:image:alt').join().trim(), file).not.toBe('');
      expect(metaOf(elements, 'twitter:card')).toEqual(['summary_large_image']);
    }
    expect([...named].sort()).toEqual(cardsOf(based));
    for (const file of named) {
      const png = readFileSync(join(based, file));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([1200, 630]);
    }
  });

  it('is that of the report, an experiment, its board or a model, whatever the page is about', () => {
    const pages = pagesOf(based);
    const kinds = [
      [/^index\.html$/, /^card\.png$/],
      [/^diagnostics\/index\.html$/, /^card\.png$/],
      [/^leaderboards\/index\.html$/, /^leaderboards\/card\.png$/],
      [/^experiments\/([^/]+)\/index\.html$/, /^experiments\/([^/]+)\/card\.png$/],
      [/^experiments\/([^/]+)\/compare\/index\.html$/, /^experiments\/([^/]+)\/card\.png$/],
      [
        /^experiments\/([^/]+)\/leaderboard\/index\.html$/,
        /^experiments\/([^/]+)\/leaderboard\/leaderboard\.png$/,
      ],
      [/^experiments\/([^/]+)\/leaderboard\/[^/]+\/index\.html$/, /^experiments\/([^/]+)\/card\.png$/],
      [/^runs\/[^/]+\/index\.html$/, /^experiments\/[^/]+\/card\.png$/],
      [/^models\/([^/]+)\/index\.html$/, /^models\/([^/]+)\/card\.png$/],
      [/^models\/([^/]+)\/[^/]+\/index\.html$/, /^models\/([^/]+)\/card\.png$/],
    ] as const;
    for (const [page, image] of kinds) {
      const files = pages.filter((file) => page.test(file));
      expect(files.length, String(page)).toBeGreaterThan(0);
      for (const file of files) {
        const [, owner] = image.exec(imageOf(file)) ?? [undefined, 'another picture'];
        expect(owner, file).toBe(page.exec(file)?.[1]);
      }
    }
  });

  it('is none where the address of the site is not known, or the settings want none', () => {
    expect(cardsOf(sample)).toEqual([]);
    const store = join(folder, 'no-pictures', 'mlruns');
    makeSmallStore(store);
    const config = join(folder, 'no-pictures.yaml');
    writeFileSync(config, 'socialImages: false\nsite: https://me.example\n');
    const { site } = buildReport({
      store,
      folder: join(folder, 'no-pictures', 'out'),
      args: ['--config', config],
    });
    expect(cardsOf(site)).toEqual([]);
    const elements = elementsOf(site, 'index.html');
    expect(metaOf(elements, 'og:image')).toEqual([]);
    expect(metaOf(elements, 'twitter:card')).toEqual(['summary']);
  });
});
