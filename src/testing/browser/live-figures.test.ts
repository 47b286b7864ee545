import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { renderSvg } from '../../charts/render-svg.ts';
import { findViolations } from './find-violations.ts';
import { boxOf, frame, wake } from './live-figure-page.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';

const { sample } = inject('sites');

const specsOf = (experiment: string): readonly string[] => {
  const entries = readdirSync(join(sample, 'experiments', experiment), { withFileTypes: true });
  if (!entries.some(({ name }) => name === 'compare')) return [];
  return readdirSync(join(sample, 'experiments', experiment, 'compare')).filter((name) =>
    name.endsWith('.vl.json'),
  );
};
/** The experiment whose page has most figures. */
const [EXPERIMENT = ''] = readdirSync(join(sample, 'experiments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort((a, b) => specsOf(b).length - specsOf(a).length);
const PATH = `experiments/${EXPERIMENT}/compare/`;

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

const sizes = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('figure')].map((figure) => {
      const { width, height, top } = figure.getBoundingClientRect();
      return [width, height, top + scrollY].map(Math.round);
    }),
  );
const loaded = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));

describe('figures of the page that compares runs', () => {
  it.each([1440, 390])('become interactive where they are, in the same size, at %i px', async (width) => {
    const { page, troubles, close } = await site.visit(PATH, { viewport: { width, height: 900 } });
    const before = { sizes: await sizes(page), code: await loaded(page) };
    await wake(page, 'parallel');
    await wake(page, 'box-1');
    const after = { sizes: await sizes(page), code: await loaded(page) };
    const prerendered = await page.locator('figure svg[role=img]').count();
    const wide = await sidewaysScroll(page);
    const violations = await findViolations(page);
    await close();
    expect(before.code.some((url) => /vega-view|wake-figure/.test(url))).toBe(false);
    expect(after.code.filter((url) => /vega-view/.test(url))).toHaveLength(1);
    expect(after.sizes).toEqual(before.sizes);
    expect(prerendered).toBe(before.sizes.length - 2);
    expect(wide).toBeLessThanOrEqual(0);
    expect(violations).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('say what a line is, mark its row, and open its run by mouse', async () => {
    const { page, troubles, close } = await site.visit(PATH);
    await wake(page, 'parallel');
    const line = page.locator('#parallel .live-drawing path[stroke-width="2.75"]').first();
    const end = await line.evaluate((path: SVGPathElement) => {
      const point = path
        .getPointAtLength(path.getTotalLength())
        .matrixTransform(path.getScreenCTM() as DOMMatrix);
      return { x: point.x, y: point.y };
    });
    await page.mouse.move(end.x - 1, end.y);
    const tip = await page.locator('#parallel .tip > *').allTextContents();
    const marked = await page.locator('.sides .as-rows tr.hot').count();
    await page.mouse.click(end.x - 1, end.y);
    await page.waitForURL(/\/runs\//);
    const title = await page.locator('h1').textContent();
    await close();
    expect(title).toContain(tip[0]);
    expect(tip.join()).toMatch(/val_accuracy = 0\.\d+/);
    expect(marked).toBe(1);
    expect(troubles).toEqual([]);
  });

  it('choose runs by a frame, in all figures and in the table, until it is cleared', async () => {
    const { page, troubles, close } = await site.visit(PATH);
    await wake(page, 'box-1');
    await wake(page, 'parallel');
    const { x, y, width, height } = await boxOf(page, 'parallel');
    await page.mouse.move(x + width * 0.82, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.97, y + height * 0.45, { steps: 5 });
    await page.mouse.up();
    const said = await page.getByRole('button', { name: 'clear' }).first().textContent();
    const rows = await page.locator('.sides .as-rows tr.hot').count();
    const faint = await page.locator('#box-1 .live-drawing path[opacity="0.1"]').count();
    await page.getByRole('button', { name: 'clear' }).first().click();
    const left = await page.locator('.sides .as-rows tr.hot').count();
    await close();
    expect(said).toMatch(/^\d+ chosen/);
    expect(rows).toBeGreaterThan(0);
    expect(faint).toBeGreaterThan(0);
    expect(left).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('wake, go through the runs, choose some and open one by keyboard', async () => {
    const { page, troubles, close } = await site.visit(PATH);
    await frame(page, 'parallel').focus();
    await page.locator('#parallel .live:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    const chosen = await page.getByRole('button', { name: 'clear' }).textContent();
    const status = page.locator('#parallel .live [role=status]');
    const said = await status.textContent();
    await page.keyboard.press('Escape');
    const left = await page.getByRole('button', { name: 'clear' }).count();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/runs\//);
    await close();
    expect(chosen).toBe('3 chosen, clear');
    expect(said).toMatch(/, val_accuracy = /);
    expect(left).toBe(0);
    expect(troubles).toEqual([]);
  });

  it.each([
    ['SVG', /^<svg [\s\S]*<\/svg>$/],
    ['PNG', /^.PNG/],
  ])('are saved as %s when they are interactive', async (name, content) => {
    const { page, troubles, close } = await site.visit(PATH, { acceptDownloads: true });
    await wake(page, 'parallel');
    await page.locator('#parallel .fold > summary').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#parallel').getByRole('button', { name, exact: true }).click(),
    ]);
    const text = readFileSync(await file.path(), name === 'PNG' ? 'latin1' : 'utf8');
    await close();
    expect(text).toMatch(content);
    expect(troubles).toEqual([]);
  });

  it('stay as they are without JavaScript, with a link to their specification', async () => {
    const { page, troubles, close } = await site.visit(PATH, { javaScriptEnabled: false });
    await frame(page, 'parallel').hover();
    const drawn = await page.locator('#parallel svg[role=img]').count();
    await page.locator('#parallel .fold > summary').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#parallel').getByRole('link', { name: 'Vega-Lite specification' }).click(),
    ]);
    const text = readFileSync(await file.path(), 'utf8');
    await close();
    expect(drawn).toBe(1);
    expect(text).not.toContain('var(--');
    await expect(renderSvg(JSON.parse(text))).resolves.toBeDefined();
    expect(troubles).toEqual([]);
  });

  it('are drawn alike from all specifications of the site', async () => {
    for (const name of specsOf(EXPERIMENT)) {
      const text = readFileSync(join(sample, PATH, name), 'utf8');
      await expect(renderSvg(JSON.parse(text)), name).resolves.toBeDefined();
    }
  });
});
