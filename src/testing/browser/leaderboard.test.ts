import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';

const { sample } = inject('sites');
const PATH = 'experiments/916720070814943259/leaderboard/';
/** Of all scripts before a reader asks for more, and of all with what makes boards; compressed. */
const BUDGET = 4_000;
const BUDGET_OPEN = 190_000;
const WIDTHS = [1440, 390] as const;

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site?.close());

/** A page on which every violation of the policy counts as a trouble. */
async function visit(hash = '', width: number = 1440) {
  const found = await site.visit('404.html', {
    viewport: { width, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await found.page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    ),
  );
  await found.page.goto(`${site.url}${PATH}${hash}`, { waitUntil: 'load' });
  return found;
}

const button = (page: Page) => page.getByRole('button', { name: /^Change metric/ });
const tools = (page: Page) => page.getByRole('search', { name: 'Change the board' });
async function open(width?: number) {
  const found = await visit('', width);
  await button(found.page).click();
  await tools(found.page).waitFor();
  return found;
}
const choose = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).selectOption(value);
const caption = (page: Page) => page.locator('#ranking .tcap:visible').first().textContent();
/** The caption, once the values that it names are there. */
async function captionWith(page: Page, part: string) {
  await page.locator('#ranking .tcap:visible', { hasText: part }).first().waitFor();
  return caption(page);
}
const rows = (page: Page) => page.locator('#ranking .board:visible tbody tr').allInnerTexts();
const addressWith = async (page: Page, part: string) => {
  await page.waitForFunction((wanted) => location.hash.includes(wanted), part);
  return new URL(page.url()).hash;
};
const method = (page: Page) => page.locator('.method:visible').textContent();

describe('a leaderboard', () => {
  it.each(WIDTHS)('is changed by every control with the mouse, %d px', async (width) => {
    const { page, close, troubles } = await open(width);
    const before = await rows(page);
    await choose(page, 'Value of a run', 'best');
    await addressWith(page, 'v=best');
    const best = { caption: await captionWith(page, 'best over'), rows: await rows(page) };
    await choose(page, 'Value of a run', 'mean-of-last');
    await page.getByLabel('Number of last points').fill('3');
    await addressWith(page, 'v=mean-of-last:3');
    const mean = await captionWith(page, 'mean of the last 3');
    await choose(page, 'Value of a run', 'at-best:val_accuracy');
    await addressWith(page, 'v=at-best:val_accuracy');
    const atBest = await captionWith(page, 'is best');
    await choose(page, 'Metric', 'val_accuracy');
    await addressWith(page, 'm=val_accuracy');
    const metric = { caption: await caption(page), title: await page.locator('#ranking h2').textContent() };
    await choose(page, 'Confidence', '0.8');
    await addressWith(page, 'l=0.8');
    const level = await page.locator('#ranking .board:visible .grp').first().textContent();
    await page.locator('summary', { hasText: 'Configurations' }).click();
    await choose(page, 'learning_rate', 'ignore');
    await addressWith(page, 'i=learning_rate');
    const ignored = (await rows(page)).length;
    const overflow = await sidewaysScroll(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'As published' }).click();
    await page.waitForFunction(() => location.hash === '');
    const after = await rows(page);
    await close();
    expect(best.caption).toContain('best over 25 logged steps');
    expect(best.rows).not.toEqual(before);
    expect(mean).toContain('mean of the last 3 logged values');
    expect(atBest).toContain('value at the step where');
    expect(metric.caption).toContain('val_accuracy');
    expect(metric.title).toContain('Ranking by val_accuracy');
    expect(level).toContain('80\u00a0%');
    expect(ignored).toBeLessThan(before.length);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(after).toEqual(before);
    expect(troubles).toEqual([]);
  });

  it('shows medians in place of means, and says why they have no interval and what ranks', async () => {
    const { page, close, troubles } = await open();
    const means = await rows(page);
    await choose(page, 'Shown', 'median');
    const address = await addressWith(page, 't=median');
    const head = page.locator('#ranking .board:visible thead').first();
    await head.locator('th', { hasText: /^Median/ }).waitFor();
    const told = { head: await head.textContent(), method: await method(page), rows: await rows(page) };
    const reason = await page.locator('#ranking .board:visible tbody td.n.gl').first().getAttribute('title');
    await choose(page, 'Shown', 'mean');
    await head.locator('th', { hasText: /^Mean/ }).waitFor();
    const again = await rows(page);
    await close();
    expect(address).toContain('#ranking?v1&t=median');
    expect(told.head).toContain('median [95\u00a0% CI]');
    expect(told.head).toContain('Difference of means');
    expect(told.method).toContain('by means; shown are medians');
    expect(told.rows).not.toEqual(means);
    expect(reason).toContain('training sets of folds overlap');
    expect(again).toEqual(means);
    expect(troubles).toEqual([]);
  });

  it.each(WIDTHS)('is changed by keys alone, %d px', async (width) => {
    const { page, close, troubles } = await visit('', width);
    await button(page).focus();
    await page.keyboard.press('Enter');
    await tools(page).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const onMetric = await focused();
    await page.keyboard.press('Tab');
    await page.keyboard.type('best');
    await addressWith(page, 'v=best');
    await page.keyboard.press('Tab');
    await page.keyboard.type('80');
    await addressWith(page, 'l=0.8');
    await page.keyboard.press('Tab');
    const onShown = await focused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ign');
    const address = await addressWith(page, 'i=learning_rate');
    await page.keyboard.press('Escape');
    const onMenu = await focused();
    await page.keyboard.press('/');
    await page.keyboard.type("params.learning_rate = '0.03'");
    await page.keyboard.press('Escape');
    await addressWith(page, 'q=');
    const state = await page.locator('.board-tools .pager [role="status"]').textContent();
    await close();
    expect(onMetric).toContain('val_loss');
    expect(onShown).toContain('interquartile mean');
    expect(address).toBe('#ranking?v1&v=best&l=0.8&i=learning_rate');
    expect(onMenu).toBe('Configurations');
    expect(state).toMatch(/^Changed here, \d+ of 14 runs/);
    expect(troubles).toEqual([]);
  });

  it('is the same again from its address, which can be copied', async () => {
    const first = await open();
    await choose(first.page, 'Value of a run', 'best');
    await choose(first.page, 'Confidence', '0.9');
    await first.page.getByRole('combobox', { name: 'Filter' }).fill('metrics.val_loss < 1');
    const hash = await addressWith(first.page, 'q=');
    await first.page.getByRole('button', { name: 'Copy link' }).click();
    await first.page.getByText('Link copied').waitFor();
    const copied = await first.page.evaluate(() => navigator.clipboard.readText());
    const shown = await rows(first.page);
    const said = await method(first.page);
    await first.close();
    const again = await visit(hash);
    await again.page.getByText('Changed here').waitFor();
    await again.page.waitForFunction(() => document.querySelector<HTMLElement>('[data-published]')?.hidden);
    const same = { rows: await rows(again.page), method: await method(again.page) };
    const below = await again.page.getByText('belong to the published board').count();
    await again.close();
    expect(copied).toBe(`${site.url}${PATH}${hash}`);
    expect(same).toEqual({ rows: shown, method: said });
    expect(shown.length).toBeGreaterThan(0);
    expect(below).toBe(1);
    expect([...first.troubles, ...again.troubles]).toEqual([]);
  });

  it('ranks a metric of unknown direction once the reader says which is better', async () => {
    const { page, close, troubles } = await open();
    await choose(page, 'Metric', 'best_learning_rate');
    await addressWith(page, 'm=best_learning_rate');
    const unranked = await caption(page);
    await choose(page, 'Better is', 'minimize');
    await addressWith(page, 'd=min');
    const ranked = await caption(page);
    const state = await page.locator('.board-tools .pager [role="status"]').textContent();
    await close();
    expect(unranked).toContain('Configurations by name');
    expect(ranked).toContain('Ranking by');
    expect(state).toContain('direction chosen here');
    expect(troubles).toEqual([]);
  });

  it('completes the filter, says where it is wrong, and keeps the last board meanwhile', async () => {
    const { page, close, troubles } = await open();
    const box = page.getByRole('combobox', { name: 'Filter' });
    await box.pressSequentially('params.lea');
    await page.getByRole('option', { name: 'params.learning_rate' }).click();
    const completed = await box.inputValue();
    await box.press('Escape');
    const wrong = await page.locator('.wrong').textContent();
    const stays = (await rows(page)).length;
    await close();
    expect(completed).toBe('params.learning_rate ');
    expect(wrong).not.toBe('');
    expect(stays).toBeGreaterThan(0);
    expect(troubles).toEqual([]);
  });

  it('leads from a row to its runs without losing the address', async () => {
    const { page, close } = await open();
    await choose(page, 'Confidence', '0.9');
    await addressWith(page, 'l=0.9');
    await page.locator('#ranking .board:visible tbody a[href^="#chosen-"]').first().click();
    const isOpen = await page.locator('details.behind:visible').first().getAttribute('open');
    const hash = new URL(page.url()).hash;
    await close();
    expect(isOpen).not.toBeNull();
    expect(hash).toContain('l=0.9');
  });

  it('has no violation axe can find when it was changed', async () => {
    for (const width of WIDTHS) {
      const { page, close } = await site.visit(`${PATH}#ranking?v1&v=best&m=best_learning_rate&d=min`, {
        viewport: { width, height: 900 },
      });
      await page.getByText('Changed here').waitFor();
      await page.locator('summary', { hasText: 'Configurations' }).click();
      const violations = await findViolations(page);
      await close();
      expect(violations).toEqual([]);
    }
  });

  it('is complete without scripts, with no place for tools', async () => {
    const { page, close } = await site.visit(`${PATH}#ranking?v1&v=best`, { javaScriptEnabled: false });
    const found = {
      rows: (await rows(page)).length,
      tools: await page.locator('.board-tools').textContent(),
    };
    await close();
    expect(found.rows).toBeGreaterThan(5);
    expect(found.tools).toBe('');
  });

  it('loads little until it is asked for more', async () => {
    const { page, close } = await visit();
    await button(page).waitFor();
    const bytes = async () => {
      const urls = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => name.endsWith('.js')),
      );
      return urls
        .map((url) => gzipSync(readFileSync(join(sample, new URL(url).pathname))).length)
        .reduce((sum, size) => sum + size, 0);
    };
    const before = await bytes();
    await button(page).click();
    await tools(page).waitFor();
    const after = await bytes();
    await close();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(BUDGET);
    expect(after).toBeLessThan(BUDGET_OPEN);
  });

  it.each(['534294560306814684', '495098888666990839'])(
    'loses no column on paper that is taller than wide, experiment %s',
    async (experiment) => {
      const { page, close } = await site.visit('404.html', { viewport: { width: 740, height: 900 } });
      await page.emulateMedia({ media: 'print' });
      await page.goto(`${site.url}experiments/${experiment}/leaderboard/`);
      const tables = await page
        .locator('.tw:visible')
        .evaluateAll((found) => found.map(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]));
      const wholePage = await page.evaluate(() => document.documentElement.scrollWidth);
      await close();
      expect(tables.length).toBeGreaterThan(2);
      for (const [room = 0, width = 0] of tables) expect(width).toBeLessThanOrEqual(room);
      expect(wholePage).toBe(740);
    },
  );

  it('stays as published and says so when the data cannot be had', async () => {
    const { page, close } = await visit();
    await page.route('**/runs-columns.json', (route) => route.abort());
    const before = await rows(page);
    await button(page).click();
    const said = await page.locator('[data-island] > .more').textContent();
    const after = await rows(page);
    await close();
    expect(said).toMatch(/^The board cannot be changed here: /);
    expect(after).toEqual(before);
  });
});
