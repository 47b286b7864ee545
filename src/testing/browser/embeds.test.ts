import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { attributeOf, parsePage } from '../site/parse-page.ts';
import { filesOf } from '../site/site-folder.ts';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite } from './open-site.ts';

const { based } = inject('sites');
const BASE = '/repo/';
const boards = filesOf(based).filter((file) => /^experiments\/[^/]+\/leaderboard\/index\.html$/.test(file));

/** The frame that the page of a board offers, its address that of the site as it is served here. */
function frameOf(file: string, url: string, width: number): string {
  const { elements } = parsePage(`${based}/${file}`);
  const snippet = elements.find((element) => attributeOf(element, 'aria-label') === 'Frame as HTML');
  const [code] = snippet?.childNodes ?? [];
  const html =
    code && 'childNodes' in code
      ? code.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
      : '';
  expect(html).toContain('<iframe ');
  return (
    html
      .replace(`https://me.example${BASE}`, url)
      .replace('loading="lazy" width="100%"', `width="${width}"`)
      // The page around it is one of ours here, whose policy has no inline styles.
      .replace(' style="border: 0"', '')
  );
}

describe('a board in a frame of another page', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite(based, BASE);
  });
  afterAll(() => site.close());

  const cases = (['light', 'dark'] as const).flatMap((colorScheme) =>
    [320, 600, 800].map((width) => ({ colorScheme, width })),
  );

  it.each(cases)(
    'has room for all of it and nothing axe can find, $colorScheme, $width px',
    async (given) => {
      const { colorScheme, width } = given;
      const { page, troubles, close } = await site.visit('404.html', { colorScheme });
      const html = boards.map((file) => frameOf(file, site.url, width)).join('');
      await page.setContent(
        `<!doctype html><html lang="en"><title>Elsewhere</title><body>${html}</body></html>`,
        {
          waitUntil: 'load',
        },
      );
      const frames = page.frames().slice(1);
      expect(frames).toHaveLength(boards.length);
      for (const frame of frames) {
        expect(await overflowOf(frame), frame.url()).toEqual({ width: 0, height: 0 });
        expect(await isDark(frame)).toBe(colorScheme === 'dark');
      }
      expect(troubles).toEqual([]);
      const urls = frames.map((frame) => frame.url());
      await close();
      for (const url of urls) {
        const alone = await site.visit(url.slice(site.url.length), {
          colorScheme,
          viewport: { width, height: 400 },
        });
        expect(await findViolations(alone.page), url).toEqual([]);
        await alone.close();
      }
    },
  );

  it('draws its dots where there is room for them', async () => {
    const [file = ''] = filesOf(based).filter((name) => name.includes('/embed/cv_accuracy/'));
    const shown = async (width: number) => {
      const { page, close } = await site.visit(file.replace('index.html', ''), {
        viewport: { width, height: 400 },
      });
      const isVisible = await page.locator('tbody .dw').first().isVisible();
      await close();
      return isVisible;
    };
    expect([await shown(320), await shown(600)]).toEqual([false, true]);
  });
});

/** By how much a framed page is larger than its frame. */
function overflowOf(frame: Frame): Promise<{ width: number; height: number }> {
  return frame.evaluate(() => ({
    width: document.documentElement.scrollWidth - innerWidth,
    height: document.documentElement.scrollHeight - innerHeight,
  }));
}

function isDark(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => {
    const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return red < 128;
  });
}
