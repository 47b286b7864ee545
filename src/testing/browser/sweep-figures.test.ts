import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderSvg } from '../../charts/render-svg.ts';
import { buildReport } from '../build-report.ts';
import { makeSweepStore } from '../make-sweep-store.ts';
import { findViolations } from './find-violations.ts';
import { boxOf, wake } from './live-figure-page.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';

const PATH = 'experiments/1/compare/';

let folder: string;
let site: OpenSite;
let built: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'runfolio-sweep-'));
  const store = join(folder, 'mlruns');
  makeSweepStore(store);
  built = buildReport({ store, folder }).site;
  site = await openSite(built, '/');
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const tip = (page: Page, id: string) => page.locator(`#${id} .tip > *`).allTextContents();

async function middleOf(mark: Locator) {
  const box = await mark.boundingBox();
  if (!box) throw new Error('the mark is not drawn');
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
}

describe('figures of a sweep over two numeric params', () => {
  it.each([1440, 390])('become interactive without a violation at %i px', async (width) => {
    const { page, troubles, close } = await site.visit(PATH, { viewport: { width, height: 900 } });
    await wake(page, 'scatter');
    await wake(page, 'grid');
    const wide = await sidewaysScroll(page);
    const violations = await findViolations(page);
    await close();
    expect(wide).toBeLessThanOrEqual(0);
    expect(violations).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('say whose a marker of the scatter matrix is, and open its run', async () => {
    const { page, troubles, close } = await site.visit(PATH);
    await wake(page, 'scatter');
    // A marker that no other covers: the run that diverged, at the end of the axis.
    const [x, y] = await middleOf(page.locator('#scatter .live-drawing [stroke-width="1.5"]').first());
    await page.mouse.move(x, y);
    const said = await tip(page, 'scatter');
    const marked = await page.locator('.sides .as-rows tr.hot a').first().textContent();
    await page.mouse.click(x, y);
    await page.waitForURL(/\/runs\//);
    const title = await page.locator('h1').textContent();
    await close();
    expect(said.slice(0, 4)).toEqual([
      'rate 0.01, depth 2, seed 0',
      expect.stringMatching(/^(rate = 0\.01|depth = 2)$/),
      expect.stringMatching(/^(rate = 0\.01|depth = 2)$/),
      expect.stringMatching(/^val_loss = 900/),
    ]);
    expect(marked).toBe('rate 0.01, depth 2, seed 0');
    expect(title).toContain('rate 0.01, depth 2, seed 0');
    expect(troubles).toEqual([]);
  });

  it('say what a cell of the heat map holds, and choose its runs in all figures by a frame', async () => {
    const { page, troubles, close } = await site.visit(PATH);
    await wake(page, 'scatter');
    await wake(page, 'grid');
    const { x, y, width, height } = await boxOf(page, 'grid');
    const cells = page.locator('#grid .live-drawing [fill="var(--c1)"]');
    const [cellX, cellY] = await middleOf(cells.first());
    await page.mouse.move(cellX, cellY);
    const said = await tip(page, 'grid');
    await page.mouse.click(cellX, cellY);
    const stayed = new URL(page.url()).pathname;
    await page.mouse.move(x + 2, y + 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 2, y + height / 2, { steps: 5 });
    await page.mouse.up();
    const chosen = await page.locator('#grid').getByRole('button', { name: 'clear' }).textContent();
    const faint = await page.locator('#scatter .live-drawing path[opacity="0.1"]').count();
    const all = await cells.count();
    await close();
    const count = Number(/^\d+/.exec(chosen ?? '')?.[0]);
    expect(all).toBe(12);
    expect(said.join()).toMatch(/mean = .*runs = rate/);
    expect(stayed).toBe(`/${PATH}`);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(24);
    // Each of the others stands in three panels.
    expect(faint).toBe((24 - count) * 3);
    expect(troubles).toEqual([]);
  });

  it('mark by an open triangle what lies beyond the end of an axis, also before they are interactive', async () => {
    const { page, close } = await site.visit(PATH, { javaScriptEnabled: false });
    const note = await page.locator('#scatter .more').first().textContent();
    const open = await page.locator('#scatter svg [stroke-width="1.5"]').count();
    await close();
    expect(note).toContain('1 run with val_loss above');
    expect(note).toContain('as an open triangle');
    // In the two panels that have the metric.
    expect(open).toBe(2);
  });

  it.each(['scatter', 'grid'])('%s is drawn alike from its published specification', async (id) => {
    const text = readFileSync(join(built, PATH, `${id}.vl.json`), 'utf8');
    expect(text).not.toContain('var(--');
    await expect(renderSvg(JSON.parse(text))).resolves.toBeDefined();
  });
});
