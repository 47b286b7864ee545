import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment } from 'parse5';
import { describe, expect, inject, it } from 'vitest';
import { attributeOf, headingOf, parsePage, textOf } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { sample, based } = inject('sites');
const HOST = 'https://me.example/repo/';
const MOST_BYTES = 8_000;

const embedsOf = (site: string) =>
  filesOf(site).filter((file) => /^experiments\/[^/]+\/embed\/[^/]+\/index\.html$/.test(file));
const boardsOf = (site: string) =>
  filesOf(site).filter((file) => /^experiments\/[^/]+\/leaderboard\/([^/]+\/)?index\.html$/.test(file));

/** The attributes of the frame that a page of a board offers to copy. */
function frameOf(file: string): Readonly<Record<string, string>> {
  const [snippet, ...more] = parsePage(join(based, file)).elements.filter(
    (element) => attributeOf(element, 'aria-label') === 'Frame as HTML',
  );
  expect(more).toEqual([]);
  const [frame] = parseFragment(snippet ? textOf(snippet) : '').childNodes;
  const attributes = frame && 'attrs' in frame ? frame.attrs : [];
  return Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
}

describe('pages for frames', () => {
  it('are one for each page of a board, which offers the frame', () => {
    const named = boardsOf(based).map((file) => {
      const frame = frameOf(file);
      expect(frame).toMatchObject({ loading: 'lazy', width: '100%' });
      expect(frame['title']?.trim()).toBeTruthy();
      expect(Number(frame['height'])).toBeGreaterThan(100);
      expect(frame['src']?.slice(0, HOST.length)).toBe(HOST);
      return `${frame['src']?.slice(HOST.length)}index.html`;
    });
    expect(named.length).toBeGreaterThan(20);
    expect(named.sort()).toEqual(embedsOf(based));
  });

  it('are small, without a script, and ask not to be listed', () => {
    for (const file of embedsOf(based)) {
      expect(readFileSync(join(based, file)).length, file).toBeLessThan(MOST_BYTES);
      const { elements } = parsePage(join(based, file));
      const robots = elements.filter((element) => attributeOf(element, 'name') === 'robots');
      expect(robots.map((element) => attributeOf(element, 'content'))).toEqual(['noindex']);
      expect(
        elements.filter(({ tagName }) => ['script', 'header', 'nav', 'footer'].includes(tagName)),
      ).toEqual([]);
    }
  });

  it('show the first rows of their board, and lead to it in a window of its own', () => {
    for (const file of embedsOf(based)) {
      const page = parsePage(join(based, file));
      const [link, ...more] = page.elements.filter(({ tagName }) => tagName === 'a');
      expect(more).toEqual([]);
      expect([attributeOf(link as never, 'target'), attributeOf(link as never, 'rel')]).toEqual([
        '_blank',
        'noopener',
      ]);
      const path = attributeOf(link as never, 'href')?.replace(/^\/repo\//, '') ?? '';
      const board = parsePage(join(based, path, 'index.html'));
      expect(headingOf(board)).toBe(headingOf(page).replace('Best on', 'Best configurations on'));
      const names = page.elements.filter((element) => attributeOf(element, 'scope') === 'row').map(textOf);
      for (const name of names) expect(board.text).toContain(name.replace(/…$/, ''));
    }
  });

  it('are none where the address of the site is not known', () => {
    expect(filesOf(sample).filter((file) => file.includes('/embed/'))).toEqual([]);
    const [file = ''] = boardsOf(sample);
    expect(readFileSync(join(sample, file), 'utf8')).not.toContain('Embed in a page');
  });
});
