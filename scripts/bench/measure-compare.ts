import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { heapBytes, medianOfVisits } from './visits.ts';

/** What the compare page takes in Chromium; each the median of several visits. */
export type CompareFigures = {
  readonly runs: number;
  /** Curves that are drawn, over all charts. */
  readonly curves: number;
  /** From the navigation to the painted curves and table. */
  readonly paintedMs: number;
  readonly memoryBytes: number;
  /** Of all scripts that the page has loaded, with gzip. */
  readonly scriptBytes: number;
};

const RUNS = 100;

/** Measures the page that compares the first hundred runs of a site. */
export async function measureCompare(site: string, times: number): Promise<CompareFigures> {
  const runs = readdirSync(join(site, 'runs')).sort().slice(0, RUNS);
  const figures = await medianOfVisits(site, `compare/#runs=${runs.join(',')}`, times, (page, url) =>
    measureVisit(page, url, site),
  );
  return { runs: runs.length, ...figures };
}

async function measureVisit(page: Page, url: string, site: string) {
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => (globalThis as unknown as Watched).paintedAt !== undefined);
  const { paintedMs, curves, scripts } = await page.evaluate(() => ({
    paintedMs: (globalThis as unknown as Watched).paintedAt ?? 0,
    curves: document.querySelectorAll('.cmp-chart path[data-label]').length,
    scripts: performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  }));
  const scriptBytes = [...new Set(scripts)].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(site, path))).length,
    0,
  );
  return { paintedMs, curves, memoryBytes: await heapBytes(page), scriptBytes };
}

type Watched = { paintedAt?: number };

/** In the page: when the curves and the table of all runs had been painted, counted from the navigation. */
function watch(): void {
  const wanted = location.hash.split(',').length;
  const isThere = () =>
    document.querySelectorAll('.cmp thead th a').length === wanted &&
    document.querySelectorAll('.cmp-chart svg.ch').length > 0;
  new MutationObserver((_changes, observer) => {
    if (!isThere()) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      // A message that is sent in a frame arrives after its painting.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        (globalThis as unknown as Watched).paintedAt = performance.now();
      };
      port2.postMessage(undefined);
    });
  }).observe(document, { childList: true, subtree: true });
}
