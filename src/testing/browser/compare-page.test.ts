import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { pagesOfKinds } from './pages-of-kinds.ts';

const { sample } = inject('sites');
const [, PATH = ''] = pagesOfKinds(sample).find(([kind]) => kind === 'comparison') ?? [];

describe('the page that compares runs, without JavaScript', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite(sample, '/');
  });
  afterAll(() => site.close());

  const shownTables = (page: Page) =>
    Promise.all(['.as-rows', '.as-columns'].map((selector) => page.locator(selector).isVisible()));

  it.each([1440, 390])('turns its matrix by mouse and by keyboard, %i px', async (width) => {
    const { page, troubles, close } = await site.visit(PATH, {
      javaScriptEnabled: false,
      viewport: { width, height: 900 },
    });
    const seen = [await shownTables(page)];
    await page.getByLabel('Runs as columns').click();
    seen.push(await shownTables(page));
    await page.keyboard.press('ArrowLeft');
    seen.push(await shownTables(page));
    await close();
    expect(seen).toEqual([
      [true, false],
      [false, true],
      [true, false],
    ]);
    expect(troubles).toEqual([]);
  });

  it('prints the table that was chosen, and no control', async () => {
    const { page, close } = await site.visit(PATH, { javaScriptEnabled: false });
    await page.getByLabel('Runs as columns').click();
    await page.emulateMedia({ media: 'print' });
    const shown = await shownTables(page);
    const hasSwitch = await page.getByLabel('Runs as columns').isVisible();
    await close();
    expect([shown, hasSwitch]).toEqual([[false, true], false]);
  });

  it('opens the texts of a pivot to mark and copy', async () => {
    const { page, close } = await site.visit(PATH, { javaScriptEnabled: false });
    await page.getByText('Copy as Markdown, LaTeX or CSV').first().click();
    const texts = await page.locator('.copy pre').allInnerTexts();
    await close();
    expect(texts.slice(0, 3).map((text) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^\| model_type +\| +val_accuracy \|$/),
      '\\begin{tabular}{lr}',
      'model_type,val_accuracy,val_accuracy ±',
    ]);
  });

  it('has no violation axe can find with everything unfolded and runs as columns', async () => {
    const { page, close } = await site.visit(PATH);
    await page.getByLabel('Runs as columns').click();
    for (const summary of await page.locator('details > summary').all()) await summary.click();
    const found = await findViolations(page);
    await close();
    expect(found).toEqual([]);
  });
});
