import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { decodeNumbers } from '../../columns/decode-column.ts';
import { decodeHistories } from '../../columns/decode-histories.ts';
import type { RunsColumns } from '../../columns/runs-columns.ts';
import { meanOfLast, valueAt } from '../../search/history-values.ts';
import { formatMetric } from '../../site/format.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';
import { addressWith, DESKTOP, filterBox, openTableAt, SIZES, tablePath } from './runs-table-page.ts';

const { sample } = inject('sites');
const PATH = tablePath(sample);
const readJson = (name: string) => JSON.parse(readFileSync(join(sample, PATH, name), 'utf8'));
const FILE: RunsColumns = readJson('runs-columns.json');

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

const openTable = (
  hash: string,
  options: BrowserContextOptions,
  prepare?: (page: Page) => Promise<unknown>,
) => openTableAt(site, PATH + hash, options, prepare);

const choice = (page: Page) => page.getByRole('combobox', { name: 'Metrics' });
const state = (page: Page) => page.locator('.pager [role="status"]');
const headOf = (page: Page, name: string) => page.locator('.live thead th', { hasText: name });
/** By the id of their run, the values of a metric's column, once none of them is on its way. */
async function valuesOf(page: Page): Promise<ReadonlyMap<string, string>> {
  await page.waitForFunction(
    () => ![...document.querySelectorAll('.live tbody td.n')].some((cell) => cell.textContent === '…'),
  );
  const rows = await page
    .locator('.live tbody tr[data-index]:not(.gh)')
    .evaluateAll((lines) =>
      lines.map((line) => [
        line.querySelector('.k a')?.getAttribute('href')?.split('/').at(-2) ?? '',
        line.querySelector('td.n')?.textContent ?? '',
      ]),
    );
  return new Map(rows as [string, string][]);
}

/** What the files of the site say, by the id of the run. */
function expected(key: string, read: (points: Parameters<typeof valueAt>[0]) => number | undefined) {
  const metric = FILE.metrics.find((each) => each.key === key)!;
  const latest = decodeNumbers(metric.latest, FILE.count);
  const values = decodeHistories(readJson(metric.history?.file ?? ''), latest).map(read);
  return new Map(FILE.runIds.map((id, row) => [id, values[row]]));
}
const DECIMALS = FILE.metrics.find(({ key }) => key === 'val_loss')?.decimals;
const rounded = (value: number | undefined) => (value === undefined ? '–' : formatMetric(value, DECIMALS));
/** A metric with a curve, alone beside the names, so that its cells are the first numbers. */
const ONLY = '#runs?v1&c=m.val_loss';

describe.each(SIZES)('the values of metrics at %s', (_name, size) => {
  it('are those at a step, which is written in, and the head says so', async () => {
    const { page, troubles, close } = await openTable(ONLY, size);
    await choice(page).selectOption('at');
    const step = page.getByRole('spinbutton', { name: 'Step' });
    const first = await step.inputValue();
    await step.fill('3');
    const hash = await addressWith(page, 'v=at:3');
    const shown = await valuesOf(page);
    const head = await headOf(page, 'val_loss').textContent();
    await close();
    const values = expected('val_loss', (points) => valueAt(points, 3));
    expect(first).toBe(String(FILE.metrics.find(({ key }) => key === 'val_loss')?.history?.lastStep));
    expect(shown.size).toBeGreaterThan(10);
    expect([...shown.values()].filter((text) => text !== '–').length).toBeGreaterThan(5);
    for (const [id, text] of shown) expect([id, text]).toEqual([id, rounded(values.get(id))]);
    expect(head).toContain('@ step 3');
    expect(hash).toBe('#runs?v1&c=m.val_loss&v=at:3');
    expect(troubles).toEqual([]);
  });

  it('are means of the last points, by keyboard alone, and the table is sorted by them', async () => {
    const { page, troubles, close } = await openTable(ONLY, size);
    await choice(page).focus();
    await page.keyboard.type('mean');
    await page.getByRole('spinbutton', { name: 'Number of last points' }).waitFor();
    await page.keyboard.press('Tab');
    const given = await page.locator(':focus').inputValue();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await headOf(page, 'val_loss').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await addressWith(page, 'v=mean:3');
    const shown = await valuesOf(page);
    const head = await headOf(page, 'val_loss').textContent();
    const caption = await page.locator('[data-order]').textContent();
    await close();
    const values = expected('val_loss', (points) => meanOfLast(points, 3));
    const numbers = [...shown].flatMap(([id, text]) => (text === '–' ? [] : [values.get(id)!]));
    expect(given).toBe('5');
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    for (const [id, text] of shown) expect([id, text]).toEqual([id, rounded(values.get(id))]);
    expect(head).toContain('mean of last 3');
    expect(caption).toBe('sorted by val_loss mean of last 3');
    expect(troubles).toEqual([]);
  });

  it('are shown again when the address is opened, with marks, differences and shades that go by them', async () => {
    const best = [...expected('val_loss', (points) => valueAt(points, 2))]
      .filter(([, value]) => value !== undefined)
      .sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
    const [bestId = ''] = best[0] ?? [];
    const pinned = best[1]?.[0] ?? '';
    const { page, troubles, close } = await openTable(
      `#runs?v1&c=m.val_loss&s=m.val_loss&v=at:2&heat=1&b=${pinned}`,
      size,
    );
    await valuesOf(page);
    const line = page.locator('.live tbody tr[data-index="0"]');
    const found = {
      step: await page.getByRole('spinbutton', { name: 'Step' }).inputValue(),
      address: await line.locator('.k a').getAttribute('href'),
      marked: await line.locator('.best').count(),
      difference: await line.locator('.says').textContent(),
      shaded: await page.locator('.live td[style*="background"]').count(),
    };
    await close();
    expect(found).toMatchObject({ step: '2', marked: 1 });
    expect(found.address).toContain(bestId);
    expect(found.difference).toMatch(/^▼ better −0\.\d+$/);
    expect(found.shaded).toBeGreaterThan(5);
    expect(troubles).toEqual([]);
  });

  it('can be filtered by, with completion, as the command line does', async () => {
    const { page, troubles, close } = await openTable('', size);
    await page.keyboard.press('/');
    await page.keyboard.type('at');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('val_l');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type(', 3) < 0.5 AND mea');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('metrics.val_accuracy, 4) > 0.9');
    const written = await filterBox(page).inputValue();
    await page.keyboard.press('Escape');
    const losses = expected('val_loss', (points) => valueAt(points, 3));
    const accuracies = expected('val_accuracy', (points) => meanOfLast(points, 4));
    const count = FILE.runIds.filter(
      (id) => (losses.get(id) ?? 9) < 0.5 && (accuracies.get(id) ?? 0) > 0.9,
    ).length;
    await state(page)
      .filter({ hasText: `${count} of` })
      .waitFor();
    const said = await state(page).textContent();
    await close();
    expect(written).toBe('at(metrics.val_loss, 3) < 0.5 AND mean(metrics.val_accuracy, 4) > 0.9');
    expect(count).toBeGreaterThan(0);
    expect(said).toBe(`${count} of ${FILE.count} runs`);
    expect(troubles).toEqual([]);
  });

  it('say while they are on their way, then that they could not be had, and come when asked for again', async () => {
    let isBroken = true;
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { page, close } = await openTable(
      `${ONLY}&v=at:3&q=mean(metrics.val_loss,%202)%20%3E%200`,
      size,
      (page) =>
        page.route('**/histories/val_loss.json', async (route) => {
          await asked;
          return isBroken ? route.abort() : route.continue();
        }),
    );
    const loading = {
      cell: await page.locator('.live tbody td.n').first().textContent(),
      control: await page.locator('.tools .value [role="status"]').textContent(),
      filter: await page.locator('.wrong').textContent(),
      runs: await state(page).textContent(),
    };
    answer();
    const retry = page.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    const failed = {
      cell: await page.locator('.live tbody td.n').first().textContent(),
      note: await page.locator('.more', { has: retry }).textContent(),
      wide: await sidewaysScroll(page),
    };
    isBroken = false;
    await retry.click();
    await retry.waitFor({ state: 'detached' });
    const shown = await valuesOf(page);
    const runs = await state(page).textContent();
    await close();
    expect(loading).toEqual({
      cell: '…',
      control: ', loading…',
      filter: 'Loading the histories it asks for…',
      runs: `${FILE.count} runs`,
    });
    expect(failed.cell).toBe('?');
    expect(failed.note).toMatch(
      /^The histories of val_loss could not be fetched: .+\. Values that need them/,
    );
    expect(failed.wide).toBe(0);
    const values = expected('val_loss', (points) => valueAt(points, 3));
    for (const [id, text] of shown) expect([id, text]).toEqual([id, rounded(values.get(id))]);
    expect(runs).toMatch(new RegExp(`^\\d+ of ${FILE.count} runs$`));
  });

  it('say why they are not to be had where an experiment has too many points', async () => {
    const { page, close } = await openTable('#runs?v1&v=at:3', size, (page) =>
      page.route('**/runs-columns.json', (route) =>
        route.fulfill({
          json: {
            ...FILE,
            histories: { points: 20_000_000, most: 5_000_000, meanOfLast: 5 },
            metrics: FILE.metrics.map(({ history: _, ...metric }) => metric),
          },
        }),
      ),
    );
    const note = await page.locator('.more', { hasText: 'limits.historyPoints' }).textContent();
    const cell = await page.locator('.live tbody td.n').first().textContent();
    await filterBox(page).fill('mean(metrics.val_loss, 2) > 0');
    await filterBox(page).press('Escape');
    const error = await page.locator('.wrong').textContent();
    const runs = await state(page).textContent();
    await close();
    expect(note).toContain('the experiment has 20\u202f000\u202f000 points');
    expect(cell).toBe('?');
    expect(error).toContain('limits.historyPoints');
    expect(runs).toBe(`${FILE.count} runs`);
  });
});

describe('copies of the runs table', () => {
  it('name the value that is shown', async () => {
    const { page, close } = await openTable('#runs?v1&c=m.val_loss&v=mean:2', {
      ...DESKTOP,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await valuesOf(page);
    await page.getByText('Copy', { exact: true }).click();
    await page.locator('.menu[open]').getByRole('button', { name: 'CSV', exact: true }).click();
    await page.locator('.menu[open] [role="status"]', { hasText: 'copied' }).waitFor();
    const csv = await page.evaluate(() => navigator.clipboard.readText());
    await close();
    expect(csv.split('\r\n')[0]).toBe('run,"mean(metrics.val_loss, 2)"');
  });

  it('and what is fetched are the metrics that are needed, once', async () => {
    const { page, close } = await openTable('', DESKTOP);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url().split('/').slice(-2).join('/')));
    await choice(page).selectOption('at');
    await valuesOf(page);
    await choice(page).selectOption('mean');
    await valuesOf(page);
    await close();
    const shown = [FILE.defaults.primary, ...FILE.defaults.metrics];
    const files = FILE.metrics.flatMap(({ key, history }) =>
      shown.includes(key) ? (history?.file ?? []) : [],
    );
    expect(requests.sort()).toEqual(files.sort());
  });
});
