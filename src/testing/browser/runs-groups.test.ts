import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';
import {
  addressWith,
  DESKTOP,
  filter,
  headOf,
  names,
  openTableAt,
  SIZES,
  stateText,
  tablePath,
  valuesOf,
} from './runs-table-page.ts';

const { sample } = inject('sites');
const PATH = tablePath(sample);
const BY_MODEL = '#runs?v1&g=p.model_type';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

/** Opens the experiment with the most to see, once its table is awake. */
const openTable = (hash = '', options: BrowserContextOptions = DESKTOP) =>
  openTableAt(site, PATH + hash, options);

const groupsOf = (page: Page) => page.locator('.live .group .fold-group').allTextContents();
const groupOf = (page: Page, name: string) => page.locator('.live .group', { hasText: name });
const isOpen = (page: Page, name: string) =>
  groupOf(page, name).locator('.fold-group').getAttribute('aria-expanded');
/** How many runs stand below the head of a group. */
const runsShown = (page: Page) => page.locator('.live tbody tr[data-index]:not(.group)').count();

describe.each(SIZES)('groups of runs at %s', (_name, size) => {
  it('are chosen in a menu with a search, with their number, mean and spread, the best first', async () => {
    const { page, troubles, close } = await openTable('', size);
    await page.getByText('Group by', { exact: true }).click();
    await page.getByLabel('Search what to group by').fill('model_t');
    await page.locator('.menu[open]').getByLabel('model_type').check();
    await page.keyboard.press('Escape');
    await groupOf(page, 'KNeighbors').waitFor();
    const [first] = await groupsOf(page);
    const means = await valuesOf(page, 'val_accuracy');
    const counts = await valuesOf(page, 'n');
    const spread = await page.locator('.live .group .beside').first().textContent();
    const best = await page.locator('.live .group').first().locator('.best').count();
    const state = await stateText(page);
    const caption = await page.locator('[data-order]').textContent();
    const wide = await sidewaysScroll(page);
    await close();
    expect(first).toContain('KNeighbors');
    expect(means.map(Number)).toEqual(means.map(Number).toSorted((a, b) => b - a));
    expect(counts.map(Number).reduce((a, b) => a + b)).toBe(59);
    expect(spread).toMatch(/^±\s?0\.0060$/);
    expect(best).toBeGreaterThan(0);
    expect(state).toBe('59 runs in 7 groups');
    expect(caption).toContain('grouped by model_type');
    expect(wide).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
  });

  it('open and close by mouse, one by one and all at once', async () => {
    const { page, troubles, close } = await openTable(BY_MODEL, size);
    await groupOf(page, 'KNeighbors').locator('.fold-group').click();
    const opened = await names(page);
    const expanded = await isOpen(page, 'KNeighbors');
    await page.getByRole('button', { name: 'open all' }).click();
    const some = await runsShown(page);
    await page.getByRole('button', { name: 'close all' }).click();
    const none = await runsShown(page);
    await close();
    expect(opened).toHaveLength(5);
    expect(opened.every((name) => name.startsWith('knn-'))).toBe(true);
    expect(expanded).toBe('true');
    expect(some).toBeGreaterThan(10);
    expect(none).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('shrink with the filter, and go when no run of theirs passes', async () => {
    const { page, close } = await openTable(BY_MODEL, size);
    await filter(page, 'metrics.val_accuracy > 0.97');
    const state = await stateText(page);
    const groups = await groupsOf(page);
    await close();
    expect(state).toBe('10 of 59 runs in 3 groups');
    expect(groups).toEqual([
      '▸model_type SVC, 5 runs',
      '▸model_type KNeighbors, 4 runs',
      '▸model_type MLP, 1 run',
    ]);
  });

  it('give the same view again when their address is opened', async () => {
    const { page, close } = await openTable('', size);
    await page.getByText('Group by', { exact: true }).click();
    await page.locator('.menu[open]').getByLabel('all params but seeds').check();
    await page.keyboard.press('Escape');
    await groupOf(page, 'KNeighbors').locator('.fold-group').click();
    await page.getByRole('combobox', { name: 'Of a group' }).selectOption('best');
    await page.getByText(/^Columns \d+ of/).click();
    await page.getByLabel('bars in metrics').check();
    const hash = await addressWith(page, 'bars=1');
    const [groups, shown] = [await groupsOf(page), await names(page)];
    await close();
    const again = await openTable(hash, size);
    await again.page.locator('.live .mb').first().waitFor();
    const found = [await groupsOf(again.page), await names(again.page)];
    await again.close();
    expect(hash).toMatch(/^#runs\?v1&bars=1&g=seeds&a=best&but=[0-9a-f]+$/);
    expect(found).toEqual([groups, shown]);
    expect(shown).toHaveLength(5);
    expect(groups).toHaveLength(15);
  });

  it('have no violation axe can find while they are open, nor their menu', async () => {
    const { page, close } = await openTable(`${BY_MODEL}&open=1&bars=1&heat=1`, size);
    const open = await findViolations(page);
    await page.getByText('Group by: 1').click();
    const menu = await findViolations(page);
    await close();
    expect([...open, ...menu]).toEqual([]);
  });
});

describe('groups of runs by keyboard', () => {
  it('open and close with the arrows, are selected with the space bar and compared with c', async () => {
    const { page, troubles, close } = await openTable(BY_MODEL);
    await page.locator('.live .pick').first().focus();
    await page.keyboard.press('ArrowRight');
    const opened = await isOpen(page, 'KNeighbors');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    const some = await groupOf(page, 'KNeighbors')
      .locator('.pick')
      .evaluate((box) => (box as HTMLInputElement).indeterminate);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    const closed = await isOpen(page, 'KNeighbors');
    await page.keyboard.press('Space');
    const state = await stateText(page);
    await page.keyboard.press('o');
    const only = await groupsOf(page);
    await page.locator('[data-index="0"] .pick:focus').waitFor();
    await page.keyboard.press('c');
    await page.waitForURL(/\/compare\/#runs=/);
    const compared = decodeURIComponent(new URL(page.url()).hash);
    await close();
    expect([opened, some, closed]).toEqual(['true', true, 'false']);
    expect(state).toBe('59 runs in 7 groups, 5 selected');
    expect(only).toHaveLength(1);
    expect(compared.split(',')).toHaveLength(5);
    expect(troubles).toEqual([]);
  });
});

describe('what a group shows', () => {
  it('is another aggregate when one is chosen, with all of them in its title', async () => {
    const { page, close } = await openTable(BY_MODEL);
    const cell = groupOf(page, 'KNeighbors').locator('td.n').nth(1);
    const shown: string[] = [];
    for (const aggregate of ['mean', 'median', 'min', 'max', 'best']) {
      await page.getByRole('combobox', { name: 'Of a group' }).selectOption(aggregate);
      shown.push((await cell.textContent()) ?? '');
    }
    const title = await cell.getAttribute('title');
    await close();
    expect(shown).toEqual(['0.9772', '0.9778', '0.9694', '0.9861', '0.9861']);
    expect(title).toMatch(/^n 5 of 5, mean 0\.977222, sd 0\.0060\d+, median .*, min .*, max .*, best /);
  });

  it('follows the sort: by a metric, by the number of runs, by its own text', async () => {
    const { page, close } = await openTable(BY_MODEL);
    const countHead = page.locator('.live thead').getByRole('button', { name: /^n\b/ });
    await countHead.click();
    await countHead.click();
    const counts = (await valuesOf(page, 'n')).map(Number);
    await headOf(page, 'model_type').click();
    const models = await valuesOf(page, 'model_type');
    await close();
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(models).toEqual(models.toSorted());
  });

  it('is its difference to a pinned baseline, shading and a bar', async () => {
    const { page, close } = await openTable(`${BY_MODEL}&open=1`);
    await page.locator('.live .pick').nth(1).focus();
    await page.keyboard.press('b');
    const difference = await groupOf(page, 'MLP').locator('.says').first().textContent();
    await page.getByText(/^Columns \d+ of/).click();
    await page.getByLabel('shade metrics by value').check();
    await page.getByLabel('bars in metrics').check();
    const shaded = await groupOf(page, 'MLP').locator('td[style*="background"]').count();
    const bar = await groupOf(page, 'MLP').locator('.mb rect:not(.all)').first().getAttribute('width');
    await close();
    expect(difference).toMatch(/^▽ worse −0\.0\d+$/);
    expect(shaded).toBeGreaterThan(0);
    expect(Number(bar?.replace('%', ''))).toBeGreaterThan(50);
  });

  it('can be copied, with means, what is behind ±, and the number of runs', async () => {
    const { page, close } = await openTable(`${BY_MODEL}&c=m.val_accuracy`, {
      ...DESKTOP,
      permissions: ['clipboard-read', 'clipboard-write'],
      acceptDownloads: true,
    });
    await page.getByText('Copy', { exact: true }).click();
    const copied: string[] = [];
    for (const name of ['CSV', 'Markdown', 'LaTeX (booktabs)']) {
      await page.locator('.menu[open]').getByRole('button', { name, exact: true }).click();
      await page.locator('.menu[open] [role="status"]', { hasText: name.replace(/,.*/, '') }).waitFor();
      copied.push(await page.evaluate(() => navigator.clipboard.readText()));
    }
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const file = (await waiting).suggestedFilename();
    await page.keyboard.press('Escape');
    await groupOf(page, 'KNeighbors').locator('.fold-group').click();
    const opened = await names(page);
    await page.getByText('Copy', { exact: true }).click();
    await page.locator('.menu[open]').getByRole('button', { name: 'CSV', exact: true }).click();
    await page.waitForFunction(async () =>
      (await navigator.clipboard.readText()).startsWith('params.model_type,run'),
    );
    const withRuns = await page.evaluate(() => navigator.clipboard.readText());
    await close();
    const [csv = '', md = '', latex = ''] = copied;
    const lines = withRuns.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 7 + opened.length);
    expect(lines.slice(2, 2 + opened.length).map((line) => line.split(',').slice(0, 3))).toEqual(
      opened.map((name) => ['KNeighbors', name, '']),
    );
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'params.model_type,n,mean(metrics.val_accuracy),mean(metrics.val_accuracy) ±',
      expect.stringMatching(/^KNeighbors,5,0\.97722\d+,0\.00602\d+$/),
    ]);
    expect(md).toMatch(/\| KNeighbors\s+\|\s+5 \|\s+\*\*0\.9772\*\* ± 0\.0060 \|/);
    expect(latex).toContain('KNeighbors & $5$ & $\\mathbf{0.9772} \\pm 0.0060$ \\\\');
    expect(file).toBe('groups.csv');
  });
});
