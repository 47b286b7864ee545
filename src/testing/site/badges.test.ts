import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { attributeOf, parsePage, textOf } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { sample, based } = inject('sites');
const HOST = 'https://me.example/repo/';

const badgesOf = (site: string) => filesOf(site).filter((file) => /\/badge\/[^/]+\.svg$/.test(file));
const boardsOf = (site: string) =>
  filesOf(site).filter((file) => /^experiments\/[^/]+\/leaderboard\/([^/]+\/)?index\.html$/.test(file));
/** The Markdown that a page offers to copy. */
const markdownOf = (file: string) =>
  parsePage(join(based, file))
    .elements.filter((element) => attributeOf(element, 'aria-label') === 'Badge as Markdown')
    .map(textOf);

describe('badges', () => {
  it('are one for each metric with a board, as a picture and for shields.io', () => {
    expect(badgesOf(sample).length).toBeGreaterThan(20);
    expect(badgesOf(sample).length).toBe(boardsOf(sample).length);
    for (const file of badgesOf(sample)) {
      const svg = readFileSync(join(sample, file), 'utf8');
      const json = readFileSync(join(sample, file.replace(/svg$/, 'json')), 'utf8');
      const { label, message } = JSON.parse(json) as { label: string; message: string };
      expect(svg).toContain(`<title>${label}: ${message}</title>`);
    }
  });

  it('are offered as Markdown whose addresses are whole and lead to files of the site', () => {
    for (const file of boardsOf(based)) {
      const [markdown = '', ...more] = markdownOf(file);
      expect(more).toEqual([]);
      const [, image = '', page = ''] = /^\[!\[.+\]\(([^)]+)\)\]\(([^)]+)\)$/.exec(markdown) ?? [];
      expect(page).toBe(HOST + file.replace(/index\.html$/, ''));
      expect(image.slice(0, HOST.length)).toBe(HOST);
      expect(badgesOf(based)).toContain(image.slice(HOST.length));
    }
  });

  it('are not offered where the address of the site is not known', () => {
    const [file = ''] = boardsOf(sample);
    expect(readFileSync(join(sample, file), 'utf8')).not.toContain('Badge for a README');
  });

  it('say what the board of their page says', () => {
    const boards = boardsOf(based).filter((file) => file.endsWith('/leaderboard/index.html'));
    expect(boards.length).toBeGreaterThan(2);
    for (const file of boards) {
      const page = parsePage(join(based, file));
      const first = page.elements.find(
        (element) => element.tagName === 'table' && attributeOf(element, 'class')?.includes('board'),
      );
      const badge = page.elements.find((element) => attributeOf(element, 'src')?.includes('/badge/'));
      const [, number = ''] = /: (.+) · /.exec(badge ? (attributeOf(badge, 'alt') ?? '') : '') ?? [];
      expect(first ? textOf(first).replace(/\s+/g, ' ') : '').toContain(number || 'no number');
    }
  });
});
