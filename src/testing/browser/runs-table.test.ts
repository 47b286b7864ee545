import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RunsColumns } from '../../columns/runs-columns.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';
import {
  addressWith,
  DESKTOP,
  filter,
  filterBox,
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
const FILE = JSON.parse(readFileSync(join(sample, PATH, 'runs-columns.json'), 'utf8')) as RunsColumns;
/** All JavaScript of the page, React included. */
const BUDGET = 120_000;

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

/** Opens the experiment with the most to see, once its table is awake. */
const openTable = (hash = '', options: BrowserContextOptions = DESKTOP) =>
  openTableAt(site, PATH + hash, options);

describe.each(SIZES)('the runs table at %s', (_name, size) => {
  it('takes over the prerendered table without moving anything, and breaks no rule of the policy', async () => {
    const before = await site.visit(PATH, { ...size, javaScriptEnabled: false });
    const prerendered = await before.page.locator('#runs .dt tbody .k a').allTextContents();
    await before.close();
    const { page, troubles, close } = await site.visit('', size);
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { moved: number };
      seen.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${site.url}${PATH}#runs`, { waitUntil: 'load' });
    await page.locator('.dt.live').waitFor();
    await page.locator('.live .sp').first().waitFor();
    const moved = await page.evaluate(() => (globalThis as unknown as { moved: number }).moved);
    const shown = await names(page);
    await close();
    expect(shown).toEqual(prerendered.slice(0, shown.length));
    expect(shown.length).toBeGreaterThan(10);
    expect(moved).toBeLessThan(0.01);
    expect(troubles).toEqual([]);
  });

  it('sorts by a column, the other way round, by a second one, and back', async () => {
    const { page, troubles, close } = await openTable('', size);
    const plain = await names(page);
    await headOf(page, 'Duration').click();
    const descending = await valuesOf(page, 'Duration');
    await headOf(page, 'Duration').press('Enter');
    const ascending = await valuesOf(page, 'Duration');
    const order = await page.locator('th[aria-sort]').getAttribute('aria-sort');
    await headOf(page, 'Status').click({ modifiers: ['Shift'] });
    const places = await page.locator('th[aria-sort] sup').allTextContents();
    // Alone, then no more: it stood as ascending.
    await headOf(page, 'Status').click();
    await headOf(page, 'Status').click();
    const back = await names(page);
    await close();
    expect(descending[0]).not.toBe(ascending[0]);
    expect(order).toBe('ascending');
    expect(places).toEqual(['2', '1']);
    expect(back).toEqual(plain);
    expect(troubles).toEqual([]);
  });

  it('filters while a filter is written, by keyboard and with proposals, and says where it is wrong', async () => {
    const { page, troubles, close } = await openTable('', size);
    await page.keyboard.press('/');
    await page.keyboard.type('params.model_t');
    const proposed = await page
      .getByRole('listbox', { name: 'Proposals' })
      .getByRole('option')
      .allTextContents();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type("= 'MLP'");
    const written = await filterBox(page).inputValue();
    await page.keyboard.press('Escape');
    const models = await valuesOf(page, 'model_type');
    await filter(page, 'params.model_type ==');
    const error = await page.locator('.wrong').textContent();
    const kept = await stateText(page);
    await filter(page, "params.model_type = 'nothing'");
    const none = await stateText(page);
    await page.getByRole('button', { name: 'Show all runs' }).click();
    const all = await stateText(page);
    await close();
    expect(proposed).toEqual(['params.model_type']);
    expect(written).toBe("params.model_type = 'MLP'");
    expect(new Set(models)).toEqual(new Set(['MLP']));
    expect(error).toContain('Expected');
    expect(kept).toMatch(/^\d+ of 59 runs$/);
    expect(none).toBe('0 of 59 runs');
    expect(all).toBe('59 runs');
    expect(troubles).toEqual([]);
  });

  it('shows other columns, searches for them, and puts them in another order', async () => {
    const { page, close } = await openTable('', size);
    await page.getByText(/^Columns \d+ of/).click();
    const offered = page.locator('.menu[open] .lists .opt');
    const differing = await offered.count();
    await page.getByLabel('only those that differ').uncheck();
    const all = await offered.count();
    await page.getByLabel('Search columns').fill('n_neigh');
    await page.locator('.menu[open] .lists').getByLabel('n_neighbors').check();
    await page.getByLabel('Search columns').fill('status');
    await page.locator('.menu[open] .lists').getByLabel('Status').uncheck();
    await page.keyboard.press('Escape');
    await headOf(page, 'Started').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    const hash = await addressWith(page, 'w=');
    await close();
    expect(all).toBeGreaterThan(differing);
    expect(hash).toMatch(/duration,start_time,p\.n_neighbors/);
    expect(hash).not.toContain('c=status');
  });

  it('pins a baseline, and every metric shows its difference with a mark and a word', async () => {
    const { page, close } = await openTable('', size);
    await page.locator('.live .pick').nth(3).check();
    await page.getByRole('button', { name: 'Pin as baseline' }).click();
    const pinned = await page.locator('thead .pin .k a').textContent();
    const first = page.locator('.live tbody tr[data-index="0"] .says').first();
    const difference = await first.textContent();
    await page.getByRole('button', { name: 'unpin' }).click();
    const left = await page.locator('.says').count();
    await close();
    expect(pinned).toBeTruthy();
    expect(difference).toMatch(/^▲ better \+0\.\d+$/);
    expect(left).toBe(0);
  });

  it('chooses runs by status, and says how many there are of each', async () => {
    const { page, close } = await openTable('', size);
    await page.locator('.menu > summary', { hasText: 'Status' }).click();
    const counts = await page.locator('.menu[open] .opt').allTextContents();
    await page.locator('.menu[open]').getByLabel('Failed').check();
    const state = await stateText(page);
    const statuses = await valuesOf(page, 'Status');
    await close();
    expect(counts).toEqual(['Finished57', 'Failed1', 'Running1']);
    expect(state).toBe('1 of 59 runs');
    expect(statuses).toEqual(['Failed']);
  });

  it('gives the same view again when its address is opened', async () => {
    const { page, close } = await openTable('', size);
    await filter(page, 'metrics.val_accuracy > 0.95');
    await headOf(page, 'Duration').click();
    await page.locator('.live .pick').nth(1).check();
    await page.getByRole('combobox', { name: 'Metrics' }).selectOption('best');
    await page.getByText(/^Columns \d+ of/).click();
    await page.getByLabel('shade metrics by value').check();
    const hash = await addressWith(page, 'heat=1');
    const [shown, state] = [await names(page), await stateText(page)];
    await close();
    const again = await openTable(hash, size);
    const found = {
      names: await names(again.page),
      state: await stateText(again.page),
      filter: await filterBox(again.page).inputValue(),
      checked: await again.page.locator('.live .pick').nth(1).isChecked(),
      shaded: await again.page.locator('.live td[style*="background"]').count(),
    };
    await again.close();
    expect(found).toMatchObject({
      names: shown,
      state,
      filter: 'metrics.val_accuracy > 0.95',
      checked: true,
    });
    expect(found.shaded).toBeGreaterThan(0);
    expect(hash.length).toBeLessThan(160);
  });

  it('never makes the page wider than the window, whatever panel is open', async () => {
    const { page, close } = await openTable('', size);
    const outside: string[] = [];
    for (const menu of await page.locator('.menu > summary').all()) {
      await menu.click();
      const wide = await sidewaysScroll(page);
      const panel = await page.locator('.menu[open] .panel').boundingBox();
      const fits = panel && panel.x >= 0 && panel.x + panel.width <= size.viewport.width;
      if (wide > 0 || !fits) outside.push(`${await menu.textContent()} ${JSON.stringify(panel)}`);
      await page.keyboard.press('Escape');
    }
    await close();
    expect(outside).toEqual([]);
  });
});

describe('the runs table by keyboard', () => {
  it('goes from row to row, to the last and back, and selects with the space bar', async () => {
    const { page, close } = await openTable();
    await page.locator('.live .pick').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('End');
    await page.locator(`[data-index="${FILE.count}"] .pick:focus`).waitFor();
    const last = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.keyboard.press('Home');
    await page.locator('[data-index="0"] .pick:focus').waitFor();
    const state = await stateText(page);
    await page.keyboard.press('o');
    const only = await names(page);
    await close();
    // One line more than runs: the heading of those that cannot be compared.
    expect(last).toMatch(/^Select /);
    expect(state).toBe('59 runs, 1 selected');
    expect(only).toHaveLength(1);
  });

  it('pins the row it is at, and closes and opens what is nested', async () => {
    const { page, close } = await openTable();
    await page.locator('.live .pick').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('b');
    const pinned = await page.locator('thead .pin').count();
    await page.keyboard.press('b');
    const unpinned = await page.locator('thead .pin').count();
    await close();
    expect([pinned, unpinned]).toEqual([1, 0]);
  });
});

describe('copying the runs table', () => {
  const copied = async (page: Page, name: string): Promise<string> => {
    await page.locator('.menu[open]').getByRole('button', { name, exact: true }).click();
    await page.locator('.menu[open] [role="status"]', { hasText: 'copied' }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  it('gives the rows and columns that are shown, in every format', async () => {
    const { page, close } = await openTable(
      '#runs?v1&q=metrics.val_accuracy%20%3E%200.98&c=m.val_accuracy,p.C',
      {
        ...DESKTOP,
        permissions: ['clipboard-read', 'clipboard-write'],
      },
    );
    await page.getByText('Copy', { exact: true }).click();
    const texts = [
      await copied(page, 'CSV'),
      await copied(page, 'TSV, for spreadsheets'),
      await copied(page, 'Markdown'),
      await copied(page, 'LaTeX (booktabs)'),
    ];
    const link = await copied(page, 'Link to this view');
    await close();
    const [csv = '', tsv = '', md = '', latex = ''] = texts;
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'run,metrics.val_accuracy,params.C',
      'svm-rbf-c10-seed2,0.988889,10',
    ]);
    expect(tsv).toContain('svm-rbf-c10-seed2\t0.988889\t10');
    expect(md).toMatch(/\*\*0\.9889\*\*/);
    expect(latex).toContain('\\toprule');
    expect(link).toContain('#runs?v1&q=');
  });

  it('downloads them too', async () => {
    const { page, close } = await openTable('', { ...DESKTOP, acceptDownloads: true });
    await page.getByText('Copy', { exact: true }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const download = await waiting;
    await close();
    expect(download.suggestedFilename()).toBe('runs.csv');
  });
});

describe('the scripts of the runs table', () => {
  it('stay within their budget, and no other page loads any', async () => {
    const { page, close } = await openTable();
    const urls = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    );
    const bytes = urls
      .map((url) => gzipSync(readFileSync(join(sample, new URL(url).pathname))).length)
      .reduce((sum, size) => sum + size, 0);
    await close();
    expect(urls.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(BUDGET);
  });

  it('leave the prerendered table and say so when the data cannot be had', async () => {
    const { page, close } = await site.visit('');
    await page.route('**/runs-columns.json', (route) => route.abort());
    await page.goto(site.url + PATH, { waitUntil: 'load' });
    const said = await page.locator('[data-island] > .more').textContent();
    const rows = await page.locator('.tw.runs tbody tr').count();
    await close();
    expect(said).toMatch(/^Filtering and sorting are not available: /);
    expect(rows).toBeGreaterThan(20);
  });
});
