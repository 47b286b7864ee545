import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type OpenSite, openSite } from './open-site.ts';
import { pagesOfKinds, runWithFrame } from './pages-of-kinds.ts';

const { sample, based } = inject('sites');
const KINDS = pagesOfKinds(sample);
const pathOf = (wanted: string) => KINDS.find(([kind]) => kind === wanted)?.[1] ?? '';
const TABLE_PAGE = pathOf('experiment');

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

/** Elements that make the page wider than the window, for the message. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.tw, pre'),
    );
    return [
      `${scrollWidth} of ${clientWidth}`,
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 100)),
    ];
  });
}

describe('every kind of page', () => {
  it.each(KINDS)(
    '%s opens without an error, a violation of the policy or a request elsewhere',
    async (_kind, path) => {
      const { page, troubles, close } = await site.visit(path);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState('networkidle');
      await close();
      expect(troubles).toEqual([]);
    },
  );

  it.each(KINDS.flatMap(([kind, path]) => [390, 320].map((width) => [kind, width, path] as const)))(
    '%s does not scroll sideways at %i px',
    async (_kind, width, path) => {
      const { page, close } = await site.visit(path, { viewport: { width, height: 800 } });
      const found = await overflow(page);
      await close();
      expect(found).toEqual([]);
    },
  );

  it.each(KINDS)('%s looks complete without JavaScript, for it has none', async (_kind, path) => {
    const { page, close } = await site.visit(path, { javaScriptEnabled: false });
    const title = await page.title();
    const heading = await page.locator('h1').textContent();
    await close();
    expect([title, heading].map((text) => Boolean(text?.trim()))).toEqual([true, true]);
  });
});

describe('colours', () => {
  it('are dark in the dark', async () => {
    const brightness = async (colorScheme: 'light' | 'dark') => {
      const { page, close } = await site.visit('', { colorScheme });
      const values = await page.evaluate(() => {
        const paint = document.createElement('canvas').getContext('2d');
        const grey = (colour: string) => {
          if (!paint) throw new Error('no canvas');
          paint.fillStyle = colour;
          paint.fillRect(0, 0, 1, 1);
          const [red = 0, green = 0, blue = 0] = paint.getImageData(0, 0, 1, 1).data;
          return (red + green + blue) / 3;
        };
        const { backgroundColor, color } = getComputedStyle(document.body);
        const root = getComputedStyle(document.documentElement).backgroundColor;
        return {
          ground: grey(backgroundColor === 'rgba(0, 0, 0, 0)' ? root : backgroundColor),
          text: grey(color),
        };
      });
      await close();
      return values;
    };
    const light = await brightness('light');
    const dark = await brightness('dark');
    expect(light.ground).toBeGreaterThan(200);
    expect(light.text).toBeLessThan(80);
    expect(dark.ground).toBeLessThan(60);
    expect(dark.text).toBeGreaterThan(170);
  });
});

describe('the keyboard', () => {
  it('reaches the skip link first, and it leads to the content', async () => {
    const { page, close } = await site.visit('');
    await page.keyboard.press('Tab');
    const isVisible = await page.locator('a.skip').isVisible();
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');
    const target = await page.evaluate(() => document.activeElement?.id ?? location.hash);
    await close();
    expect({ first, isVisible, target }).toEqual({
      first: 'Skip to content',
      isVisible: true,
      target: 'main',
    });
  });

  it('reaches the areas and then the first table, and scrolls it', async () => {
    const { page, close } = await site.visit(TABLE_PAGE, { viewport: { width: 390, height: 800 } });
    const stops: string[] = [];
    for (let press = 0; press < 60 && !stops.includes('table'); press++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const element = document.activeElement;
          if (element?.matches('.tw.runs[tabindex="0"]')) return 'table';
          return element?.closest('header nav') ? 'areas' : (element?.tagName ?? '');
        }),
      );
    }
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
    await close();
    expect(stops.indexOf('areas')).toBeGreaterThan(0);
    expect(stops.indexOf('table')).toBeGreaterThan(stops.indexOf('areas'));
  });

  it('opens what is folded', async () => {
    const { page, close } = await site.visit(TABLE_PAGE);
    const fold = await page.locator('details:not([open]) > summary').first().elementHandle();
    if (!fold) throw new Error('nothing is folded on this page');
    await fold.focus();
    await page.keyboard.press('Enter');
    const isOpen = await fold.evaluate((summary) => (summary.parentElement as HTMLDetailsElement).open);
    await close();
    expect(isOpen).toBe(true);
  });
});

describe('without JavaScript', () => {
  it('other orders of the runs are links, and the way back works', async () => {
    const { page, close } = await site.visit(TABLE_PAGE, { javaScriptEnabled: false });
    const start = page.url();
    await page.locator('thead a').first().click();
    await page.waitForURL((url) => url.href !== start);
    const sorted = new URL(page.url()).pathname;
    await page.goBack();
    const back = page.url();
    await close();
    expect(sorted).toMatch(/\/(best|started|name|duration)\/1\/$/);
    expect(back).toBe(start);
  });
});

describe('printed', () => {
  it('the runs table has all its rows', async () => {
    const { page, close } = await site.visit(TABLE_PAGE);
    await page.emulateMedia({ media: 'print' });
    const hidden = await page.evaluate(
      () =>
        [...document.querySelectorAll('.tw.runs tbody tr')].filter((row) => !row.getClientRects().length)
          .length,
    );
    const pdf = await page.pdf({ format: 'A4' });
    const pages = pdf.toString('latin1').split('/Type /Page\n').length - 1;
    await close();
    expect(hidden).toBe(0);
    expect(pages).toBeGreaterThan(1);
  });
});

describe('a framed artifact', () => {
  it('has a sandbox and runs no script', async () => {
    const { page, troubles, close } = await site.visit(`runs/${runWithFrame(sample)}/`);
    const frame = page.locator('iframe[sandbox]').first();
    await frame.scrollIntoViewIfNeeded();
    const reach = await frame.evaluate((element) => (element as HTMLIFrameElement).contentDocument);
    await close();
    expect(reach).toBeNull();
    expect(troubles).toEqual([]);
  });
});

describe('below a base path', () => {
  it.each(['', 'experiments/', 'models/', 'diagnostics/'])('/repo/%s opens with its styles', async (path) => {
    const below = await openSite(based, '/repo/');
    try {
      const { page, troubles } = await below.visit(path);
      const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
      expect(font).not.toMatch(/^"?Times/);
      expect(troubles).toEqual([]);
    } finally {
      await below.close();
    }
  });
});
