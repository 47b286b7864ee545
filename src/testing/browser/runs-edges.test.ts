import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { encodeRuns } from '../../columns/encode-runs.ts';
import { runSchema } from '../../entities/run.ts';
import { buildReport } from '../build-report.ts';
import { makeMetric, makeRun } from '../make-run.ts';
import { writeExperiment, writeRun } from '../write-store.ts';
import { type OpenSite, openSite } from './open-site.ts';
import {
  addressWith,
  DESKTOP,
  filter,
  headOf,
  names,
  openTableAt,
  PHONE,
  SIZES,
  stateText,
  tablePath,
} from './runs-table-page.ts';

const { sample } = inject('sites');
const PATH = tablePath(sample);
const RUNS = 1_200;
const METRICS = 64;

/** Columns as of a large experiment: 64 metrics, every tenth run above the nine after it. */
function largeExperiment() {
  const keys = Array.from({ length: METRICS }, (_, index) => `m${String(index).padStart(2, '0')}`);
  const runs = Array.from({ length: RUNS }, (_, row) => {
    const parent = row % 10 === 0 ? {} : { parentKey: `run-${row - (row % 10)}` };
    const metrics = keys.map((key, index) =>
      makeMetric(key, ((row * 7919 + index * 104_729) % 1_000) / 1_000),
    );
    return makeRun({ key: `run-${row}`, ...parent, metrics });
  });
  return encodeRuns(
    runs.map((run) => z.encode(runSchema, run)),
    {
      experimentKey: '1',
      comparable: RUNS,
      histories: { points: 0, most: 10, meanOfLast: 5 },
      paths: [],
      params: [],
      tags: [],
      metrics: keys.map((key) => ({ key, goalOrigin: 'unknown', decimals: 3, drawn: false })),
      marksOf: () => [],
      modelsOf: () => [],
      defaults: { params: [], metrics: keys, user: false, source: false, commit: false, sameDay: false },
    },
  );
}
const LARGE = largeExperiment();

/** Opens a page whose table is that of the large experiment. */
const openLarge = (site: OpenSite, options: BrowserContextOptions = DESKTOP, hash = '') =>
  openTableAt(site, PATH + hash, options, async (page) => {
    await page.route('**/runs-columns.json', (route) => route.fulfill({ json: LARGE }));
    await page.route('**/runs-summaries.json', (route) =>
      route.fulfill({ json: { format: 'runfolio-runs-summaries', version: 1, metrics: [] } }),
    );
  });

/** Of the columns in view, how far the left edge of a head is from that of its cell in the first row. */
const misalignment = (page: Page) =>
  page.evaluate(() => {
    const box = (element: Element) => element.getBoundingClientRect();
    const heads = [...document.querySelectorAll('.live thead tr:nth-child(2) > [aria-colindex]')];
    const row = document.querySelector('.live tbody tr[data-index]');
    return {
      columns: heads.length,
      most: Math.max(
        ...heads.map((head) => {
          const cell = row?.querySelector(`[aria-colindex="${head.getAttribute('aria-colindex')}"]`);
          return cell ? Math.abs(box(cell).left - box(head).left) : Number.POSITIVE_INFINITY;
        }),
      ),
    };
  });

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

describe.each(SIZES)('a table of 64 metrics at %s', (_name, size) => {
  it('has only the columns in view, each below its head, wherever it is scrolled to', async () => {
    const { page, troubles, close } = await openLarge(site, size);
    const counted = await page.locator('.live').getAttribute('aria-colcount');
    const scroller = page.locator('.tw.runs');
    const found = [await misalignment(page)];
    for (const share of [0.3, 0.7, 1]) {
      await scroller.evaluate((element, to) => {
        element.scrollLeft = to * element.scrollWidth;
      }, share);
      await page.waitForTimeout(100);
      found.push(await misalignment(page));
    }
    const last = await headOf(page, 'Duration').isVisible();
    await close();
    for (const { columns, most } of found) {
      expect(columns).toBeGreaterThan(2);
      expect(columns).toBeLessThan(40);
      expect(most).toBeLessThan(1);
    }
    // The name, the status, the metrics, start and duration.
    expect(counted).toBe(String(METRICS + 4));
    expect(last).toBe(true);
    expect(troubles).toEqual([]);
  });

  it('is scrolled sideways by keyboard', async () => {
    const { page, close } = await openLarge(site, size);
    await page.locator('.tw.runs').focus();
    for (let time = 0; time < 20; time++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.querySelector('.tw.runs')?.scrollLeft ?? 0) > 300);
    const { most } = await misalignment(page);
    await close();
    expect(most).toBeLessThan(1);
  });
});

describe('the width of a column', () => {
  it('follows the pointer and Shift with an arrow, and stays in the address', async () => {
    const { page, close } = await openLarge(site);
    const head = page.locator('.live thead th', { has: page.getByRole('button', { name: 'm03' }) });
    const before = (await head.boundingBox())?.width ?? 0;
    await head.locator('.grip').scrollIntoViewIfNeeded();
    const grip = await head.locator('.grip').boundingBox();
    const [x, y] = [(grip?.x ?? 0) + 3, (grip?.y ?? 0) + 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y, { steps: 5 });
    await page.mouse.move(x + 60, y, { steps: 5 });
    await page.mouse.up();
    const dragged = (await head.boundingBox())?.width ?? 0;
    await page.mouse.move(x + 200, y);
    await headOf(page, 'm03').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    const narrowed = (await head.boundingBox())?.width ?? 0;
    await addressWith(page, `w=m.m03:${Math.round(narrowed)}`);
    await close();
    expect(dragged - before).toBeGreaterThan(57);
    expect(dragged - before).toBeLessThan(63);
    expect(dragged - narrowed).toBeCloseTo(16, 0);
  });

  it('is the same when the baseline that made room for differences is unpinned', async () => {
    const { page, close } = await openLarge(site);
    const head = page.locator('.live thead th', { has: page.getByRole('button', { name: 'm03' }) });
    await page.locator('.live .pick').first().focus();
    const before = (await head.boundingBox())?.width ?? 0;
    await page.keyboard.press('b');
    await headOf(page, 'm03').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'unpin' }).click();
    const after = (await head.boundingBox())?.width ?? 0;
    await close();
    expect(after - before).toBeCloseTo(16, 0);
  });
});

describe('nested runs under a sort', () => {
  it('close and open by mouse and by keyboard, and stay below their parent', async () => {
    const { page, troubles, close } = await openLarge(site);
    await headOf(page, 'm03').click();
    const shown = async () => (await names(page)).slice(0, 12).map((name) => Number(name.slice(4)));
    const sorted = await shown();
    const [parent = 0] = sorted;
    const button = page.locator('.live [data-index="0"]').getByRole('button', { name: '9 nested' });
    await button.click();
    const closed = await shown();
    const expanded = await button.getAttribute('aria-expanded');
    await page.locator('.live [data-index="0"] .pick').focus();
    await page.keyboard.press('ArrowRight');
    const opened = await shown();
    await page.keyboard.press('ArrowLeft');
    const again = await shown();
    await headOf(page, 'm03').click();
    const reversed = await shown();
    await close();
    const isFamily = (rows: readonly number[]) =>
      rows.slice(1, 10).every((row) => row > parent && row < parent + 10);
    expect(parent % 10).toBe(0);
    expect(isFamily(sorted)).toBe(true);
    expect(closed[1]! % 10).toBe(0);
    expect(expanded).toBe('false');
    expect(opened).toEqual(sorted);
    expect(again).toEqual(closed);
    expect(reversed[0]).not.toBe(parent);
    expect(troubles).toEqual([]);
  });
});

describe('a table on paper', () => {
  const lines = (page: Page) => page.locator('.live tbody tr[data-index]').count();

  it('has all rows that are shown, in or out of sight, and nothing in their place', async () => {
    const { page, close } = await openLarge(site);
    await filter(page, 'metrics.m00 < 0.5');
    const state = await stateText(page);
    const before = await lines(page);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.live tbody tr[data-index]').nth(500).waitFor();
    const printed = await lines(page);
    const gaps = await page.locator('.live .gap').count();
    const note = await page.locator('.printed').count();
    await page.emulateMedia({ media: 'screen' });
    await page.locator('.live tbody tr[data-index]').nth(500).waitFor({ state: 'detached' });
    const after = await lines(page);
    await close();
    expect(state).toBe(`${printed} of 1200 runs`);
    expect(before).toBeLessThan(100);
    expect(printed).toBeGreaterThan(500);
    expect([gaps, note]).toEqual([0, 0]);
    expect(after).toBe(before);
  });

  it('says how many are left out when they would be a book, and how to get all', async () => {
    const { page, close } = await openLarge(site);
    const isShown = await page.locator('.printed').isVisible();
    // The table learns of it as of any paper: by an event before it is laid out.
    const pdf = await page.pdf();
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    await page.emulateMedia({ media: 'print' });
    await page.locator('.live tbody tr[data-index]').nth(999).waitFor();
    const printed = await lines(page);
    const note = page.locator('.printed');
    const [isPrinted, text] = [await note.isVisible(), await note.textContent()];
    await close();
    expect(isShown).toBe(false);
    expect(printed).toBe(1_000);
    expect(isPrinted).toBe(true);
    expect(text?.replace(/\s/g, ' ')).toMatch(/^The first 1 000 of 1 200 lines; all are in the files/);
    expect(pages).toBeGreaterThan(15);
  });
});

describe('what assistive technology is told', () => {
  it('counts all rows, numbers those in view, and says how many pass', async () => {
    const { page, close } = await openLarge(site);
    const facts = async () => ({
      rows: await page.locator('.live').getAttribute('aria-rowcount'),
      first: await page.locator('.live [data-index="0"]').getAttribute('aria-rowindex'),
    });
    const plain = await facts();
    await page.locator('.live .pick').first().focus();
    await page.keyboard.press('b');
    const pinned = await facts();
    const status = page.locator('.pager [role="status"]');
    await filter(page, 'metrics.m00 < 0.01');
    const passing = await status.textContent();
    await close();
    expect(plain).toEqual({ rows: '1202', first: '3' });
    expect(pinned).toEqual({ rows: '1203', first: '4' });
    expect(passing).toMatch(/^\d+ of 1200 runs$/);
  });
});

describe('the new menus on a phone', () => {
  it('have targets of 24 px, and fit the window', async () => {
    const { page, close } = await site.visit(`${PATH}#runs?v1&g=p.model_type`, PHONE);
    await page.locator('.dt.live').waitFor();
    await page.getByText('Group by: 1').click();
    const sizes = await page
      .locator('.menu[open] :is(.opt, .btn, input[type="search"])')
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().height));
    const rows = await page
      .locator('.live .group')
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().height));
    const panel = await page.locator('.menu[open] .panel').boundingBox();
    await close();
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes, ...rows)).toBeGreaterThanOrEqual(24);
    expect(panel && panel.x >= 0 && panel.x + panel.width <= 390).toBe(true);
  });
});

describe('deleted runs that are published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-deleted-'));
  let own: OpenSite;
  beforeAll(async () => {
    const store = join(folder, 'mlruns');
    writeExperiment(store, { id: '1', name: 'with deleted runs' });
    for (let row = 0; row < 6; row++)
      writeRun(store, '1', {
        id: String(row).padStart(32, '0'),
        name: `run-${row}`,
        ...(row > 3 ? { lifecycleStage: 'deleted' } : {}),
        params: [['lr', String(row % 2)]],
        metrics: [['accuracy', `1767225600000 0.${row + 1} 0\n`]],
      });
    const config = join(folder, 'runfolio.yaml');
    writeFileSync(config, 'includeDeleted: true\nprimaryMetric: accuracy\n');
    const { site: built } = buildReport({ store, folder: join(folder, 'out'), args: ['--config', config] });
    own = await openSite(built, '/');
  });
  afterAll(async () => {
    await own?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const deletedNames = (page: Page, table: string) =>
    page.locator(`${table} tbody tr`, { hasText: 'deleted' }).locator('.k a').allTextContents();

  it('are in the table as in the prerendered one, marked with a word, never the best', async () => {
    const before = await own.visit('experiments/1/', { ...DESKTOP, javaScriptEnabled: false });
    const prerendered = await deletedNames(before.page, '.dt');
    const bestBefore = await before.page.locator('.dt tbody tr:has(td .best) .k a').allTextContents();
    await before.close();
    const { page, troubles, close } = await own.visit('experiments/1/', DESKTOP);
    await page.locator('.dt.live').waitFor();
    const shown = await deletedNames(page, '.live');
    const best = await page.locator('.live tbody tr:has(td .best) .k a').allTextContents();
    await close();
    expect(prerendered.toSorted()).toEqual(['run-4', 'run-5']);
    expect(shown).toEqual(prerendered);
    expect(bestBefore).toEqual(['run-3']);
    expect(best).toEqual(['run-3']);
    expect(troubles).toEqual([]);
  });

  it('are hidden and shown by a facet that counts them, which the address keeps', async () => {
    const { page, close } = await own.visit('experiments/1/', DESKTOP);
    await page.locator('.dt.live').waitFor();
    await page.locator('.menu > summary', { hasText: 'Lifecycle' }).click();
    const counts = await page.locator('.menu[open] .opt').allTextContents();
    await page.locator('.menu[open]').getByLabel('Active').check();
    const state = await stateText(page);
    const left = await deletedNames(page, '.live');
    const hash = await addressWith(page, 'stage=');
    await close();
    expect(counts).toEqual(['Active4', 'Deleted2']);
    expect(state).toBe('4 of 6 runs');
    expect(left).toEqual([]);
    expect(hash).toBe('#runs?v1&stage=active');
  });

  it('are in the number of a group, and not in its mean', async () => {
    const { page, close } = await own.visit('experiments/1/#runs?v1&g=p.lr', DESKTOP);
    const group = page.locator('.live .group', { hasText: 'lr 0' });
    await group.waitFor();
    const cells = await group.locator('td').allTextContents();
    const title = await group.locator('td[title^="n "]').first().getAttribute('title');
    await close();
    expect(cells[0]).toBe('3');
    expect(title).toMatch(/^n 2 of 3, mean 0\.2, .*1 not finished or deleted, not counted$/);
  });
});
