import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { renderSvg } from '../../charts/render-svg.ts';
import { comparisonOfHash } from '../../components/islands/compare/compare-hash.ts';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';
import { pagesOfKinds } from './pages-of-kinds.ts';

const { sample } = inject('sites');

/** The runs of the experiment that has most, which differ in params. */
const RUNS: readonly string[] = (() => {
  const found = readdirSync(join(sample, 'runs')).map((segment) => {
    const { run } = JSON.parse(readFileSync(join(sample, 'runs', segment, 'run.json'), 'utf8')) as {
      run: { experimentKey: string };
    };
    return { segment, experiment: run.experimentKey };
  });
  const groups = [...Map.groupBy(found, ({ experiment }) => experiment).values()];
  return (groups.sort((a, b) => b.length - a.length)[0] ?? []).map(({ segment }) => segment);
})();
const SOME = `runs=${RUNS.slice(0, 24).join(',')}`;
const SCATTER = 's,m:train_time_s,m:val_accuracy';
const PARALLEL = 'p,p:model_type,p:seed,m:val_accuracy';
const ALL = [
  SCATTER,
  's,p:seed,m:val_accuracy,m:test_accuracy,nl',
  's,p:seed,p:model_type,p:model_type',
  PARALLEL,
  'b,m:val_accuracy,p:model_type',
  'r,m:val_accuracy',
  'r,m:val_accuracy,p:model_type,i',
  'h,p:model_type,p:seed,m:val_accuracy',
  'h,m:train_time_s,m:test_accuracy,m:val_accuracy',
].join(';');
const CODE = /vega-view/;

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

async function open(charts: string, width = 1440, runs = SOME) {
  const visit = await site.visit(`compare/#${runs}&m=val_accuracy&charts=${charts}`, {
    viewport: { width, height: 900 },
    acceptDownloads: true,
  });
  const count = charts.split(';').filter(Boolean).length;
  await visit.page.waitForFunction(
    (wanted) => document.querySelectorAll('.live-drawing > svg').length === wanted,
    count,
  );
  return visit;
}

/** The view in the address, which follows what is shown after a moment: once it holds a text. */
const viewOf = async (page: Page, text = 'runs=') => {
  await page.waitForFunction((part) => location.hash.includes(part), text);
  return comparisonOfHash(new URL(page.url()).hash);
};
const chart = (page: Page) => page.locator('.live').first();
const faint = (page: Page) => page.locator('.cmp-chart path.ln.dim').count();

/** The middle of the first marker of the first chart. */
async function firstMarker(page: Page) {
  const marker = page.locator('.live-drawing .role-mark path[transform]').first();
  await marker.scrollIntoViewIfNeeded();
  const box = await marker.boundingBox();
  if (!box) throw new Error('the chart has no marker');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('charts of the compare page', () => {
  it.each([1440, 390])('of every kind are drawn at %i px without a violation', async (width) => {
    const { page, troubles, close } = await open(ALL, width);
    for (const summary of await page.locator('.cmp-more details.fold > summary').all()) await summary.click();
    const wide = await sidewaysScroll(page);
    const violations = await findViolations(page);
    const told = await page.locator('.cmp-more figure .reading').allTextContents();
    const rows = await page.locator('.cmp-more figure .fold tbody tr').count();
    await close();
    expect(wide).toBeLessThanOrEqual(0);
    expect(violations).toEqual([]);
    expect(told.filter((text) => /\d+ runs/.test(text))).toHaveLength(9);
    expect(rows).toBeGreaterThan(60);
    expect(troubles).toEqual([]);
  });

  it('come from the address, and stay in it', async () => {
    const brushed = 'p,p:model_type@t:MLP:MLP,m:val_accuracy@n:0.9:1';
    const { page, close } = await open(`${SCATTER};${brushed};h,p:seed,p:model_type,m:val_accuracy`);
    const { charts } = await viewOf(page);
    await close();
    expect(charts).toEqual(
      comparisonOfHash(`${SOME}&charts=${SCATTER};${brushed};h,p:seed,p:model_type,m:val_accuracy`).charts,
    );
  });

  it('load their code when the first is asked for, and no page does before', async () => {
    const [, experiment = ''] = pagesOfKinds(sample).find(([kind]) => kind === 'experiment') ?? [];
    const table = await site.visit(experiment);
    await table.page.locator('.runs tbody input[type=checkbox]').first().waitFor();
    const ofTable = await loaded(table.page);
    await table.close();
    const { page, troubles, close } = await open('');
    await page.locator('.cmp-chart').first().waitFor();
    const before = await loaded(page);
    await page.getByRole('button', { name: 'Scatter' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.live-drawing > svg').waitFor();
    const after = await loaded(page);
    const { charts } = await viewOf(page, 'charts=s,');
    await close();
    expect(ofTable.filter((url) => CODE.test(url))).toEqual([]);
    expect(before.filter((url) => CODE.test(url))).toEqual([]);
    expect(after.filter((url) => CODE.test(url))).toHaveLength(1);
    expect(charts.map(({ kind }) => kind)).toEqual(['scatter']);
    expect(troubles).toEqual([]);
  });

  it.each(['Parallel coordinates', 'Box plot', 'Bars', 'Heat map or surface'])(
    'of the kind "%s" can be added and removed',
    async (name) => {
      const { page, troubles, close } = await open('');
      await page.getByRole('button', { name, exact: true }).click();
      await page.locator('.live-drawing > svg').waitFor();
      await page.getByRole('button', { name: /^Remove chart/ }).click();
      const left = await page.locator('.live').count();
      await close();
      expect(left).toBe(0);
      expect(troubles).toEqual([]);
    },
  );

  it('say what a marker is, point it out in the key, and open its run by mouse', async () => {
    const { page, troubles, close } = await open(SCATTER);
    const at = await firstMarker(page);
    await page.mouse.move(at.x, at.y);
    const tip = await page.locator('.tip > *').allTextContents();
    const [name = ''] = tip;
    const hot = await page.locator('.cmp-key tr.hot a').getAttribute('title');
    await page.mouse.click(at.x, at.y);
    await page.waitForURL(/\/runs\//);
    const title = await page.locator('h1').textContent();
    await close();
    expect(tip.join()).toMatch(/,val_accuracy = 0\.\d+/);
    expect(hot).toContain(name);
    expect(title).toContain(name);
    expect(troubles).toEqual([]);
  });

  it('go through the runs and open one by keyboard', async () => {
    const { page, troubles, close } = await open(SCATTER);
    await chart(page).focus();
    const said: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End']) {
      await page.keyboard.press(key);
      said.push((await chart(page).locator('[role=status]').textContent()) ?? '');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/runs\//);
    const title = await page.locator('h1').textContent();
    await close();
    expect(said[0]).toMatch(/, val_accuracy = /);
    expect(said[1]).not.toBe(said[0]);
    expect(said[2]).toBe(said[0]);
    expect(title).toContain(said[3]?.split(',')[0]);
    expect(troubles).toEqual([]);
  });

  it('draw runs outside of a brush faintly, that is drawn along an axis by mouse and taken away', async () => {
    const { page, troubles, close } = await open(PARALLEL);
    const axis = page.locator('.axis-reach').last();
    await axis.scrollIntoViewIfNeeded();
    const box = await axis.boundingBox();
    if (!box) throw new Error('the axis is not shown');
    const x = box.x + box.width / 2;
    await page.mouse.move(x, box.y + 18);
    await page.mouse.down();
    await page.mouse.move(x, box.y + 34, { steps: 4 });
    await page.mouse.up();
    const drawn = await page.locator('.axis-brush').count();
    const dimmed = await page.locator('.cmp-key tr.dim').count();
    const curves = await faint(page);
    const { charts } = await viewOf(page, '@n:');
    await page.mouse.click(x, box.y + box.height - 30);
    const left = await page.locator('.axis-brush').count();
    const after = await page.locator('.cmp-key tr.dim').count();
    await close();
    expect(drawn).toBe(1);
    expect(dimmed).toBeGreaterThan(0);
    expect(curves).toBeGreaterThan(0);
    const [parallel] = charts;
    expect(parallel?.kind === 'parallel' && parallel.axes.at(-1)?.brush?.map((end) => typeof end)).toEqual([
      'number',
      'number',
    ]);
    expect([left, after]).toEqual([0, 0]);
    expect(troubles).toEqual([]);
  });

  it.each([1440, 390])('are brushed by fields at %i px, and what is outside can be hidden', async (width) => {
    const { page, troubles, close } = await open(PARALLEL, width);
    await page.getByText('Ranges of the axes').click();
    await page.getByRole('group', { name: 'val_accuracy' }).getByLabel('from').fill('0.95');
    await page.keyboard.press('Enter');
    const dimmed = await page.locator('.cmp-key tr.dim').count();
    await page.getByRole('group', { name: 'model_type' }).getByLabel('to').selectOption({ index: 1 });
    const more = await page.locator('.cmp-key tr.dim').count();
    await page.getByRole('button', { name: /^Hide/ }).click();
    const { hidden, charts } = await viewOf(page, 'hide=');
    await close();
    expect(dimmed).toBeGreaterThan(0);
    expect(more).toBeGreaterThan(dimmed);
    expect(hidden).toHaveLength(more);
    expect(JSON.stringify(charts)).not.toContain('brush');
    expect(troubles).toEqual([]);
  });

  it.each([
    ['SVG', /^<svg [\s\S]*<\/svg>$/],
    ['PNG', /^.PNG/],
    ['CSV', /^run_id,run,train_time_s,val_accuracy\r\n/],
    ['Vega-Lite', /"\$schema": "https:\/\/vega\.github\.io\/schema\/vega-lite\/v6\.json"/],
  ])('are saved as %s', async (name, content) => {
    const { page, troubles, close } = await open(SCATTER);
    const { text } = await save(page, page.locator('.cmp-more'), name);
    await close();
    expect(text).toMatch(content);
    expect(text).not.toContain('var(--');
    if (name === 'Vega-Lite') await expect(renderSvg(JSON.parse(text))).resolves.toBeDefined();
    expect(troubles).toEqual([]);
  });

  it('are also what curves are saved as: smoothed, zoomed and on a log axis', async () => {
    const { page, troubles, close } = await site.visit(
      `compare/#${SOME}&m=val_loss&s=60&log=y&zoom=2,10&clip=1`,
      { acceptDownloads: true },
    );
    await page.locator('.cmp-chart').first().waitFor();
    const { text, name } = await save(page, page.locator('.cmp-charts').first(), 'Vega-Lite');
    await close();
    expect(name).toBe('val_loss.vl.json');
    expect(text).toMatch(/"domain": \[\s*2,\s*10\s*\]/);
    expect(text).toContain('"type": "log"');
    // The raw lines stand behind the smoothed ones.
    expect((JSON.parse(text) as { layer: unknown[] }).layer).toHaveLength(2);
    await expect(renderSvg(JSON.parse(text))).resolves.toBeDefined();
    expect(troubles).toEqual([]);
  });

  it('are drawn of one run, and of all there are', async () => {
    for (const runs of [RUNS.slice(0, 1), RUNS]) {
      const { page, troubles, close } = await open(ALL, 1440, `runs=${runs.join(',')}`);
      const failed = await page.getByText('could not be drawn').count();
      await close();
      expect(failed).toBe(0);
      expect(troubles).toEqual([]);
    }
  });
});

function loaded(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}

async function save(page: Page, place: ReturnType<Page['locator']>, name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    place.getByRole('button', { name, exact: true }).first().click(),
  ]);
  return {
    text: readFileSync(await file.path(), name === 'PNG' ? 'latin1' : 'utf8'),
    name: file.suggestedFilename(),
  };
}
