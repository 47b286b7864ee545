import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { medianOfVisits } from './visits.ts';

/** What changing a board takes in Chromium; times in ms, each the median of several visits. */
export type BoardPageFigures = {
  /** From the click that asks for the tools to their being painted. */
  readonly openMs: number;
  /** From another confidence to the painted board: the slowest of a visit. */
  readonly changeMs: number;
};

const LOOK_MS = 600;
const LEVELS = ['0.9', '0.8', '0.99'];

/** Measures the page of the main board of the site's only experiment. */
export function measureBoardPage(site: string, times: number): Promise<BoardPageFigures> {
  const [experiment = ''] = readdirSync(join(site, 'experiments'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return medianOfVisits(site, `experiments/${experiment}/leaderboard/`, times, measureVisit);
}

async function measureVisit(page: Page, url: string): Promise<BoardPageFigures> {
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('.board-tools > .btn').waitFor();
  const openMs = await page.evaluate(open);
  // A person looks at the tools before choosing; meanwhile the published board is made.
  await page.waitForTimeout(LOOK_MS);
  let changeMs = 0;
  for (const level of LEVELS) changeMs = Math.max(changeMs, await page.evaluate(changeLevel, level));
  return { openMs, changeMs };
}

/** In the page: opens the tools. */
function open(): Promise<number> {
  const start = performance.now();
  document.querySelector<HTMLElement>('.board-tools > .btn')?.click();
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('.board-tools .tools')) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** In the page: chooses another confidence, and waits until the head of the changed board names it. */
function changeLevel(level: string): Promise<number> {
  const select = [...document.querySelectorAll<HTMLSelectElement>('.board-tools select')].find(
    ({ options }) => [...options].some(({ value }) => value === level),
  );
  if (!select) throw new Error('no choice of the confidence');
  const wanted = `${Number(level) * 100}\u00a0%`;
  const start = performance.now();
  select.value = level;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return new Promise((resolve) => {
    const look = () => {
      const head = document.querySelector('[data-published] + div .board thead')?.textContent ?? '';
      if (head.includes(wanted)) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
