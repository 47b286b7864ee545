import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { heapBytes, medianOfVisits } from './visits.ts';

/** What the runs table of a site takes in Chromium; times in ms, each the median of several visits. */
export type BrowserFigures = {
  /** From the load event to the table that answers. */
  readonly readyMs: number;
  /** From a keystroke in the filter to the painted rows: the slowest of a visit. */
  readonly filterMs: number;
  /** From a click on a head to the painted rows: the slowest of a visit. */
  readonly sortMs: number;
  /** The longest frame while the table is scrolled from its first row to its last. */
  readonly frameMs: number;
  readonly memoryBytes: number;
};

const FILTER = 'metrics.metric_0 < 0.6 AND params.param_0 = "mlp"';
/** Between keystrokes: somebody who types fast. */
const KEY_MS = 80;
const SORTED = ['metric_1', 'param_1', 'metric_0'];

/** Measures the table of the site's only experiment. */
export function measureBrowser(site: string, times: number): Promise<BrowserFigures> {
  const [experiment = ''] = readdirSync(join(site, 'experiments'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return medianOfVisits(site, `experiments/${experiment}/`, times, measureVisit);
}

async function measureVisit(page: Page, url: string): Promise<BrowserFigures> {
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('.dt.live').waitFor();
  const readyMs = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return (globalThis as unknown as Watched).readyAt - (entry?.loadEventEnd ?? 0);
  });
  const scroller = page.locator('.tw.runs');
  await scroller.scrollIntoViewIfNeeded();
  await page.getByRole('combobox', { name: 'Filter' }).pressSequentially(FILTER, { delay: KEY_MS });
  const filterMs = await slowest(page);
  await page.getByRole('combobox', { name: 'Filter' }).fill('');
  await slowest(page);
  for (const name of SORTED) await page.locator('thead').getByRole('button', { name }).click();
  const sortMs = await slowest(page);
  const frameMs = await scroller.evaluate(longestFrame);
  return { readyMs, filterMs, sortMs, frameMs, memoryBytes: await heapBytes(page) };
}

type Watched = { readyAt: number; answers: number[] };

/** In the page: when the table was there, and how long each click and keystroke took to be painted. */
function watch(): void {
  const watched = globalThis as unknown as Watched;
  watched.answers = [];
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('.dt.live')) return;
    observer.disconnect();
    watched.readyAt = performance.now();
  }).observe(document, { childList: true, subtree: true });
  const time = ({ timeStamp }: Event) =>
    requestAnimationFrame(() => {
      // A message that is sent in a frame arrives after its painting.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => watched.answers.push(performance.now() - timeStamp);
      port2.postMessage(undefined);
    });
  addEventListener('input', time, true);
  addEventListener('click', time, true);
}

/** The slowest answer since the last time; forgets them. */
async function slowest(page: Page): Promise<number> {
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    const most = Math.max(0, ...watched.answers);
    watched.answers = [];
    return most;
  });
}

/** In the page: scrolls a little less than the table's height in every frame, from top to bottom. */
function longestFrame(scroller: HTMLElement): Promise<number> {
  const FRAMES = 120;
  scroller.scrollTop = 0;
  const step = (scroller.scrollHeight - scroller.clientHeight) / FRAMES;
  return new Promise((resolve) => {
    let last: number | undefined;
    let longest = 0;
    let frame = 0;
    const next = (now: number) => {
      if (last !== undefined) longest = Math.max(longest, now - last);
      last = now;
      frame += 1;
      scroller.scrollTop = step * frame;
      if (frame > FRAMES) resolve(longest);
      else requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}
