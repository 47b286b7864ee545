import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launch.ts';
import { reviewFileSchema } from '../../entities/review-file.ts';
import { cut } from '../../site/format.ts';
import { reviewMarkdown } from '../../site/review/review-markdown.ts';
import { visibleText } from '../../site/visible-text.ts';
import { runCommand } from '../build-report.ts';
import { makeHostileReview } from '../make-hostile-review.ts';
import { makeReviewStores, type ReviewPair } from '../make-review-stores.ts';
import { githubComment } from './github-comment.ts';

const PAGE_URL = 'https://ada.example/digits/review/';
const GATES = `gates:
  presets: [no-regression, sound-runs]
  assertions: [{ metric: val_accuracy, min: 0.5 }, { minSeeds: 3, level: warn }]
`;
/** What GitHub makes something of, wherever it stands but in code. */
const SPEAKING = /(^|[^\w`])@\w|#\d|\bGH-\d|:[a-z_]+:|www\.|:\/\/|\b[0-9a-f]{7,}\b|[<>$`*|]/;
const folder = mkdtempSync(join(tmpdir(), 'runfolio-comment-'));
const comments = new Map<string, string>();
let hostile: readonly string[];
let browser: Browser;

/** Makes the review of two stores below `folder/<name>`; gives its folder. */
function makeReview(name: string, args: readonly string[]): string {
  const out = join(folder, name, 'review');
  const config = join(folder, `${name}.yaml`);
  writeFileSync(config, name === 'better' ? '' : GATES);
  const sides = ['--base', join(folder, name, 'base'), '--head', join(folder, name, 'head')];
  const made = runCommand('review', [...sides, '--config', config, '--out', out, ...args]);
  if (made.code !== 0) throw new Error(made.output);
  return out;
}

beforeAll(async () => {
  browser = await launchBrowser();
  for (const pair of ['better', 'worse', 'noise'] satisfies ReviewPair[]) {
    makeReviewStores(join(folder, pair, 'base'), join(folder, pair, 'head'), pair);
    const out = makeReview(pair, pair === 'worse' ? ['--page-url', PAGE_URL] : []);
    comments.set(pair, readFileSync(join(out, 'review.md'), 'utf8'));
  }
  hostile = makeHostileReview(join(folder, 'hostile', 'base'), join(folder, 'hostile', 'head'));
  const out = makeReview('hostile', ['--title', '<b>@octocat</b> | `#1`']);
  comments.set('hostile', readFileSync(join(out, 'review.md'), 'utf8'));
  // Of any length, and with what is only said of other datasets.
  const file = reviewFileSchema.parse(JSON.parse(readFileSync(join(out, 'review.json'), 'utf8')));
  const notes = file.comparisons.map(
    ({ experiment }) => `${experiment}: 1 comparison is between other datasets.`,
  );
  comments.set('hostile, whole', reviewMarkdown({ ...file, notes }, { most: 10_000_000 }));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string, width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.setContent(githubComment(comments.get(name) ?? ''));
  return page;
}

/** What a comment is made of. */
function anatomy(page: Page) {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(`.comment ${selector}`)];
    const textOf = (element: Element) => element.textContent ?? '';
    const outside: string[] = [];
    const walker = document.createTreeWalker(
      document.querySelector('.comment') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('code, a')) outside.push(node.textContent ?? '');
    return {
      elements: [...new Set(all('*').map(({ localName }) => localName))].sort(),
      links: all('a').map((link) => link.getAttribute('href')),
      headings: all('h1, h2, h3, h4, h5, h6').map((heading) => `${heading.localName} ${textOf(heading)}`),
      emphasis: [...new Set(all('em').map(textOf))].sort(),
      codes: [...new Set(all('code').map(textOf))],
      attributes: [...new Set(all('*').flatMap((element) => element.getAttributeNames()))].sort(),
      tables: all('table').map((table) =>
        [...table.querySelectorAll('tr')].map((row) => row.querySelectorAll('th, td').length),
      ),
      outside,
    };
  });
}

const NAMES = ['better', 'worse', 'noise', 'hostile', 'hostile, whole'];
const HEADINGS =
  /^h4 (Gates: 5 gates, each checked on its own|What changed|Main metrics|New: only in head|Removed: only in base)$/;

describe('the comment of a review as GitHub shows it', () => {
  it.each(NAMES)('is made of nothing but what the review makes itself: %s', async (name) => {
    const page = await open(name);
    const made = await anatomy(page);
    const known = 'a br code details em h3 h4 p summary table tbody td th thead tr'.split(' ');
    expect(made.elements.filter((element) => !known.includes(element))).toEqual([]);
    expect(made.attributes.filter((attribute) => !['align', 'href'].includes(attribute))).toEqual([]);
    expect(made.links).toEqual(name === 'worse' ? [PAGE_URL] : []);
    expect(made.headings.filter((heading) => heading.startsWith('h3 '))).toHaveLength(1);
    expect(made.headings.slice(1).filter((heading) => !HEADINGS.test(heading))).toEqual([]);
    expect(made.emphasis.filter((text) => !['not set', 'added', 'removed'].includes(text))).toEqual([]);
    expect(made.outside.filter((text) => SPEAKING.test(text))).toEqual([]);
    await page.close();
  });

  it.each(NAMES)('has tables with as many cells in each row as in their heads: %s', async (name) => {
    const page = await open(name);
    const { tables } = await anatomy(page);
    expect(tables.length).toBeGreaterThan(1);
    for (const [head = 0, ...rows] of tables) {
      expect(head).toBeGreaterThan(1);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((cells) => cells !== head)).toEqual([]);
    }
    await page.close();
  });

  it('shows hostile names as they are, as code', async () => {
    const page = await open('hostile, whole');
    const { codes, headings } = await anatomy(page);
    const shown = hostile
      .map((text) =>
        cut(visibleText(text), 80).replaceAll('\n', '␊').replaceAll('\r', '␍').replaceAll('\t', '␉'),
      )
      .filter((text) => text.trim() !== '');
    expect(shown.filter((text) => !codes.includes(text))).toEqual([]);
    expect(headings[0]).toMatch(/^h3 <b>@octocat<\/b> \| `#1`: Fails \d+ checks\.$/);
    await page.close();
  });

  it('opens what is folded on a click', async () => {
    const page = await open('worse');
    const details = page.locator('details');
    const summaries = await page.locator('summary').allTextContents();
    expect(summaries).toEqual(['Checks that pass: 5', 'Artifacts that differ: 2', 'Other metrics: 2 rows']);
    for (let index = 0; index < summaries.length; index++) {
      const table = details.nth(index).locator('table');
      expect(await table.isVisible()).toBe(false);
      await details.nth(index).locator('summary').click();
      expect(await table.isVisible()).toBe(true);
    }
    await page.close();
  });

  it.each([1280, 390])('keeps numbers, curves and readings of a metric on one line, %i px', async (width) => {
    const page = await open('worse', width);
    const lines = await page.evaluate(() => {
      const table = [...document.querySelectorAll('table')].find((each) =>
        each.textContent?.includes('Curve'),
      );
      return [...(table?.querySelectorAll('tbody td') ?? [])].map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        // Code and text of one line differ by a pixel or two.
        const ends = [...range.getClientRects()].map(({ bottom }) => bottom);
        const height = ends.length > 0 ? Math.max(...ends) - Math.min(...ends) : 0;
        return { text: cell.textContent ?? '', isOneLine: height < 8 };
      });
    });
    expect(lines.length).toBe(36);
    expect(lines.some(({ text }) => /^[▁-█]{5}$/.test(text))).toBe(true);
    expect(lines.filter(({ isOneLine }) => !isOneLine)).toEqual([]);
    await page.close();
  });

  it.each(NAMES)('lets tables scroll in a narrow window, not the page: %s', async (name) => {
    const page = await open(name, 390);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const sideways = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth - innerWidth,
      tables: [...document.querySelectorAll('table')].filter((table) => table.scrollWidth > table.clientWidth)
        .length,
    }));
    expect(sideways.page).toBeLessThanOrEqual(0);
    expect(sideways.tables).toBeGreaterThan(0);
    await page.close();
  });

  it('would show what is not code', async () => {
    comments.set(
      'careless',
      '### a\n\n@octocat #1 www.example.org <img src=x>\n\n| a | b |\n| - | - |\n| x | <b>y</b> |\n',
    );
    const page = await open('careless');
    const made = await anatomy(page);
    expect(made.elements).toEqual(expect.arrayContaining(['img', 'b', 'a']));
    expect(made.links).toEqual(['http://www.example.org']);
    expect(made.outside.filter((text) => SPEAKING.test(text))).toHaveLength(1);
    await page.close();
  });
});
