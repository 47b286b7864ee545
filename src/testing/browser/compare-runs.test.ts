import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { comparisonOfHash } from '../../components/islands/compare/compare-hash.ts';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite, sidewaysScroll } from './open-site.ts';
import { pagesOfKinds } from './pages-of-kinds.ts';

const { sample } = inject('sites');
const RUNS = runsWithCurves();
const HASH = `runs=${RUNS.join(',')}`;

/** Four runs of one experiment with a curve of the same metric, and one of another experiment without it. */
function runsWithCurves(): readonly string[] {
  const found = readdirSync(join(sample, 'runs')).map((segment) => {
    const file = readFileSync(join(sample, 'runs', segment, 'run.json'), 'utf8');
    const { run, history } = JSON.parse(file) as {
      run: { experimentKey: string };
      history: { key: string; points: number }[];
    };
    const points = history.find(({ key }) => key === 'val_loss')?.points ?? 0;
    return { segment, experiment: run.experimentKey, points };
  });
  const groups = [...Map.groupBy(found, ({ experiment }) => experiment).values()];
  const most = groups
    .map((runs) => runs.filter(({ points }) => points > 5))
    .sort((a, b) => b.length - a.length)[0];
  const other = found.find(({ experiment, points }) => experiment !== most?.[0]?.experiment && points === 0);
  return [...(most ?? []).slice(0, 4), ...(other ? [other] : [])].map(({ segment }) => segment);
}

let site: OpenSite;
beforeAll(async () => {
  site = await openSite(sample, '/');
});
afterAll(() => site.close());

async function open(hash = HASH, width = 1440) {
  const visit = await site.visit(`compare/#${hash}`, {
    viewport: { width, height: 900 },
    acceptDownloads: true,
  });
  await visit.page.locator('.cmp-chart').first().waitFor();
  return visit;
}

const viewOf = async (page: Page) => {
  // The address follows the view after a moment.
  await page.waitForTimeout(300);
  return comparisonOfHash(new URL(page.url()).hash);
};
const chart = (page: Page) => page.locator('.cmp-chart').first();
/** What is said of the values, once it has a text; it may come a little after the cursor. */
async function status(page: Page, text: string | RegExp): Promise<string | null> {
  const said = page.locator('.cmp-key [role=status]', { hasText: text });
  await said.waitFor();
  return said.textContent();
}
const path = (page: Page) => page.locator('.cmp-chart path[data-label]').first().getAttribute('d');

async function drag(page: Page, from: number, to: number) {
  await chart(page).scrollIntoViewIfNeeded();
  const box = await chart(page).boundingBox();
  if (!box) throw new Error('the chart is not shown');
  await page.mouse.move(box.x + box.width * from, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + 100, { steps: 4 });
  await page.mouse.up();
}

describe('the compare page', () => {
  it.each([1440, 390])('shows runs of several experiments at %i px without a violation', async (width) => {
    const { page, troubles, close } = await open(HASH, width);
    const columns = await page.locator('.cmp thead th a').count();
    const lines = await page.locator('.cmp-chart path[data-label]').count();
    const wide = await sidewaysScroll(page);
    const violations = await findViolations(page);
    await close();
    expect(columns).toBe(RUNS.length);
    expect(lines).toBeGreaterThan(3);
    expect(wide).toBeLessThanOrEqual(0);
    expect(violations).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('opens the same view from its address', async () => {
    const hash = `${HASH}&base=${RUNS[1]}&hide=${RUNS[0]}&m=val_loss&x=relative&log=y&s=60&clip=1&all=1&tol=2`;
    const { page, close } = await open(hash);
    const shown = {
      view: await viewOf(page),
      charts: await page.locator('.cmp-chart').count(),
      lines: await page.locator('.cmp-chart path[data-label]').count(),
      faint: await page.locator('.cmp-chart path.faint').count(),
      baseline: await page.getByRole('radio').nth(1).isChecked(),
      smoothing: await page.getByRole('slider').inputValue(),
      onlyDiffering: await page.getByLabel('only differing').isChecked(),
    };
    await close();
    expect(shown).toEqual({
      view: comparisonOfHash(hash),
      charts: 1,
      lines: 3,
      faint: 3,
      baseline: true,
      smoothing: '60',
      onlyDiffering: false,
    });
  });

  it('moves the cursor of all charts by mouse, and shows the values of all runs', async () => {
    const { page, close } = await open();
    const before = await status(page, 'last');
    await chart(page).hover({ position: { x: 300, y: 100 } });
    const after = await status(page, / at /);
    const charts = await page.locator('.cmp-chart').count();
    const cursors = await page.locator('.cmp-cursor').count();
    await close();
    expect(before).not.toEqual(after);
    expect(after).toMatch(/at \d+/);
    expect(cursors).toBeGreaterThan(1);
    expect(cursors).toBeLessThanOrEqual(charts);
  });

  it('moves the cursor, marks a part, shows it and shows all again by keyboard', async () => {
    const { page, close } = await open();
    await chart(page).focus();
    await page.keyboard.press('Home');
    const first = await status(page, 'at 0');
    await page.keyboard.press('ArrowRight');
    const second = await status(page, 'at 1');
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    const { zoom } = await viewOf(page);
    await page.keyboard.press('Escape');
    const { zoom: after } = await viewOf(page);
    await close();
    expect(first).toContain('at 0');
    expect(second).toContain('at 1');
    expect(zoom).toEqual([1, 4]);
    expect(after).toBeUndefined();
  });

  it('zooms by brush and back by a button', async () => {
    const { page, close } = await open();
    const before = await path(page);
    await drag(page, 0.3, 0.6);
    const { zoom } = await viewOf(page);
    const zoomed = await path(page);
    await page.getByRole('button', { name: 'Show all' }).click();
    const back = await path(page);
    await close();
    expect(zoom?.[0]).toBeGreaterThan(0);
    expect(zoomed).not.toBe(before);
    expect(back).toBe(before);
  });

  it.each([
    ['smoothing', async (page: Page) => page.getByRole('slider').fill('70')],
    ['a log axis', async (page: Page) => page.getByLabel('log y').check()],
    ['no outliers', async (page: Page) => page.getByLabel('without outliers').check()],
    ['relative time', async (page: Page) => page.getByLabel('Horizontal axis').selectOption('relative')],
    ['wall time', async (page: Page) => page.getByLabel('Horizontal axis').selectOption('time')],
    ['another metric', async (page: Page) => page.getByLabel('Horizontal axis').selectOption('m:val_loss')],
  ])('draws curves anew with %s', async (_name, act) => {
    const { page, troubles, close } = await open();
    const before = await path(page);
    await act(page);
    await page.waitForFunction(
      (old) => document.querySelector('.cmp-chart path[data-label]')?.getAttribute('d') !== old,
      before,
    );
    await close();
    expect(troubles).toEqual([]);
  });

  it('averages runs by a param with a band', async () => {
    const { page, close } = await open();
    await page.getByLabel('Average by').selectOption({ index: 1 });
    await page.getByLabel('Band').selectOption('sd');
    const { group, spread } = await viewOf(page);
    const bands = await page.locator('.cmp-chart path.band').count();
    await close();
    expect({ group: typeof group, spread }).toEqual({ group: 'string', spread: 'sd' });
    expect(bands).toBeGreaterThan(0);
  });

  it('draws several metrics in one chart', async () => {
    const { page, close } = await open();
    await page.getByLabel('in one chart').check();
    const charts = await page.locator('.cmp-chart').count();
    await close();
    expect(charts).toBe(1);
  });

  it('hides a curve and leaves out a run', async () => {
    const { page, close } = await open();
    const lines = page.locator('.cmp-chart').first().locator('path[data-label]');
    const before = await lines.count();
    await page.locator('.cmp-key tbody input').first().uncheck();
    const hidden = await lines.count();
    await page.locator('.cmp-drop').first().click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.cmp thead th a').length < count,
      RUNS.length,
    );
    const { runs } = await viewOf(page);
    await close();
    expect(hidden).toBe(before - 1);
    expect(runs).toEqual(RUNS.slice(1));
  });

  it('shows rows in which all agree only when asked', async () => {
    const { page, close } = await open(`runs=${RUNS.slice(0, 2).join(',')}`);
    const rows = page.locator('.cmp tbody tr');
    const few = await rows.count();
    await page.getByLabel('only differing').uncheck();
    const all = await rows.count();
    await close();
    expect(all).toBeGreaterThan(few);
  });

  it('counts differences within the tolerance as none', async () => {
    const { page, close } = await open();
    const marked = async () => page.locator('.cmp .says.better, .cmp .says.worse').count();
    const before = await marked();
    await page.getByLabel('Tolerance').fill('100');
    const after = await marked();
    await close();
    expect(before).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);
  });

  it.each([
    ['SVG', /^<svg [\s\S]*<\/svg>$/],
    ['PNG', /^\u2030?.?PNG/],
    ['CSV', /^run,run_id,metric,x,step,timestamp_ms,value,smoothed,low,high\r\n/],
  ])('saves a chart as %s', async (name, content) => {
    const { page, troubles, close } = await open();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).first().click(),
    ]);
    const text = readFileSync(await file.path(), 'latin1');
    await close();
    expect(text).toMatch(content);
    expect(text).not.toMatch(/var\(--|<use/);
    expect(troubles).toEqual([]);
  });

  it('is where the selection of the runs table leads', async () => {
    const [, experiment = ''] = pagesOfKinds(sample).find(([kind]) => kind === 'experiment') ?? [];
    const { page, troubles, close } = await site.visit(experiment);
    const boxes = page.locator('.runs tbody input[type=checkbox]');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await page.locator('.cmp thead th a').nth(1).waitFor();
    const columns = await page.locator('.cmp thead th a').count();
    await close();
    expect(columns).toBe(2);
    expect(troubles).toEqual([]);
  });

  it('is where the comparison of an experiment leads', async () => {
    const [, experiment = ''] = pagesOfKinds(sample).find(([kind]) => kind === 'experiment') ?? [];
    const { page, troubles, close } = await site.visit(`${experiment}compare/`);
    await page.getByRole('link', { name: 'Curves over each other' }).click();
    await page.locator('.cmp thead th a').nth(1).waitFor();
    await close();
    expect(troubles).toEqual([]);
  });

  it('says which runs are not in the report', async () => {
    const { page, close } = await site.visit(`compare/#${HASH},nobody`);
    const said = await page.getByRole('alert').textContent();
    await close();
    expect(said).toBe('Not in this report: nobody.');
  });

  it.each([
    ['without runs', true, 'No runs are chosen'],
    ['without JavaScript', false, 'needs JavaScript'],
  ])('says %s what to do', async (_name, javaScriptEnabled, expected) => {
    const { page, close } = await site.visit('compare/', { javaScriptEnabled });
    const note = page.locator('.note', { hasText: expected });
    await note.waitFor();
    const links = await note.locator('a').count();
    await close();
    expect(links).toBe(1);
  });
});
