import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser/launch.ts';
import { serveSite } from '../browser/serve.ts';
import { median } from './measure.ts';

/**
 * Measures a page of a site several times, each time in a fresh context of one browser.
 *
 * @param path of the page, below the site.
 * @returns the median of each figure.
 */
export async function medianOfVisits<Name extends string>(
  site: string,
  path: string,
  times: number,
  measure: (page: Page, url: string) => Promise<Readonly<Record<Name, number>>>,
): Promise<Readonly<Record<Name, number>>> {
  const browser = await launchBrowser();
  const server = await serveSite(site, '/');
  try {
    const all: Readonly<Record<Name, number>>[] = [];
    for (let time = 0; time < times; time++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      all.push(await measure(await context.newPage(), server.url + path));
      await context.close();
    }
    const names = Object.keys(all[0] ?? {}) as Name[];
    const medians = names.map((name) => [name, median(all.map((figures) => figures[name]))]);
    return Object.fromEntries(medians) as Record<Name, number>;
  } finally {
    await browser.close();
    server.close();
  }
}

/** The bytes of the page's JavaScript heap. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
}
