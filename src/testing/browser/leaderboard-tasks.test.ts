import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { runId, writeExperiment, writeRun } from '../write-store.ts';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite } from './open-site.ts';

const START = 1_700_000_000_000;
const PATH = 'experiments/1/leaderboard/';
const WIDTHS = [1440, 390] as const;
const folder = mkdtempSync(join(tmpdir(), 'runfolio-tasks-'));
let site: OpenSite;

/** Two models on three tasks; `best` is the slower one, so that both are on the front. */
beforeAll(async () => {
  const store = join(folder, 'mlruns');
  writeExperiment(store, { id: '1', name: 'tasks' });
  let count = 0;
  for (const [task, seeds] of Object.entries({ iris: 5, wine: 4, digits: 3 })) {
    for (const [model, mean] of Object.entries({ best: 0.9, fast: 0.88, poor: 0.6 })) {
      for (let seed = 0; seed < seeds; seed++) {
        const accuracy = mean + ((seed * 7 + count) % 5) / 200;
        const time = model === 'fast' ? 1 + seed / 10 : 5 + seed / 10;
        writeRun(store, '1', {
          id: runId(++count),
          name: `${model}-${task}-${seed}`,
          params: Object.entries({ model, task, seed: String(seed) }),
          metrics: Object.entries({ accuracy, train_time_s: time }).map(
            ([key, value]) => [key, `${START} ${value} 0\n${START + 1} ${value * 0.99} 1\n`] as const,
          ),
        });
      }
    }
  }
  const config = join(folder, 'tasks.yaml');
  writeFileSync(
    config,
    'metrics:\n  - { metric: accuracy, goal: maximize }\n  - { metric: train_time_s, goal: minimize }\nleaderboards: { taskKey: params.task }\n',
  );
  const built = buildReport({ store, folder: join(folder, 'out'), args: ['--config', config] }).site;
  site = await openSite(built, '/');
}, 120_000);
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const visit = (hash: string, width = 1440) =>
  site.visit(`${PATH}${hash}`, { viewport: { width, height: 900 }, bypassCSP: true });
const changed = (page: Page) => page.getByText('belong to the published board').waitFor();
const others = (page: Page) => page.locator('#ranking .other');
const levelsOf = (page: Page) => others(page).locator('.board .grp').allInnerTexts();
/** Of each row of the main board its name, and whether it is on the front. */
const marks = (page: Page) =>
  page
    .locator('#ranking .board:visible')
    .first()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [row.querySelector('.k a')?.textContent, /Pareto/.test(row.textContent ?? '')]),
    );

describe('a leaderboard of several tasks', () => {
  it.each(WIDTHS)('changes the boards of the other tasks along with the main one, %d px', async (width) => {
    const { page, close, troubles } = await visit('', width);
    await page.getByRole('button', { name: /^Change metric/ }).click();
    await page.getByLabel('Confidence', { exact: true }).selectOption('0.8');
    await changed(page);
    const names = await others(page).locator('h3').allInnerTexts();
    const at80 = { levels: await levelsOf(page), cells: await others(page).locator('tbody').allInnerTexts() };
    await page.getByLabel('Confidence', { exact: true }).selectOption('0.99');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.other .grp')].every((head) => head.textContent?.includes('99\u00a0%')),
    );
    const at99 = { levels: await levelsOf(page), cells: await others(page).locator('tbody').allInnerTexts() };
    await page.getByLabel('Value of a run', { exact: true }).selectOption('best');
    await page.locator('.other .tcap', { hasText: 'best over 2 logged steps' }).nth(1).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.getByRole('button', { name: 'As published' }).click();
    await others(page).first().waitFor({ state: 'detached' });
    await close();
    expect(names).toEqual(['wine', 'digits']);
    expect(at80.levels).toHaveLength(2);
    for (const level of at80.levels) expect(level).toContain('80\u00a0%');
    expect(at99.cells).not.toEqual(at80.cells);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
  });

  it('marks the front in the changed board, of the values that were chosen', async () => {
    const { page, close } = await visit('#ranking?v1&v=best');
    await changed(page);
    const found = await marks(page);
    const key = await page.locator('#ranking li:visible', { hasText: 'Pareto' }).textContent();
    await close();
    expect(found.map(([name, isMarked]) => [String(name).split('-')[0], isMarked])).toEqual([
      [expect.stringContaining('best'), true],
      [expect.stringContaining('fast'), true],
      [expect.stringContaining('poor'), false],
    ]);
    expect(key).toContain('accuracy and train_time_s');
  });

  it('leads from a row of another task to its own runs', async () => {
    const { page, close } = await visit('#ranking?v1&l=0.8');
    await changed(page);
    await others(page).first().locator('tbody a').first().click();
    const open = await page.locator('details.behind[open]').evaluateAll((found) =>
      found.map((details) => ({
        task: details.closest('.other')?.querySelector('h3')?.textContent,
        runs: details.querySelector('.runlist a')?.textContent,
      })),
    );
    await close();
    expect(open).toEqual([{ task: 'wine', runs: expect.stringContaining('-wine-') }]);
  });

  it('has no violation axe can find when it was changed', async () => {
    for (const width of WIDTHS) {
      const { page, close } = await visit('#ranking?v1&l=0.8', width);
      await changed(page);
      const violations = await findViolations(page);
      await close();
      expect(violations).toEqual([]);
    }
  });

  it('says on paper that it was changed, and holds all boards', async () => {
    const { page, close } = await visit('#ranking?v1&l=0.8', 740);
    await changed(page);
    await page.emulateMedia({ media: 'print' });
    const said = await page.getByText('Not as published: changed by a reader.').isVisible();
    const boards = await page.locator('#ranking .board:visible').count();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
    await close();
    expect({ said, boards, overflow }).toEqual({ said: true, boards: 3, overflow: 740 });
  });
});
