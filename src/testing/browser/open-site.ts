import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser/launch.ts';
import { serveSite } from '../../../scripts/browser/serve.ts';

/** What went wrong on a page, in the order it happened: nothing of it may. */
export type Troubles = readonly string[];

export type Visit = { readonly page: Page; readonly troubles: Troubles; close(): Promise<void> };

/** A built site on a server of its own, and a browser to look at it. */
export type OpenSite = {
  readonly url: string;
  /** Opens a path of the site in a fresh context. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
};

/** Serves a site and starts a browser; a browser that cannot be started throws, and the tests fail. */
export async function openSite(folder: string, base: string): Promise<OpenSite> {
  const browser = await launchBrowser();
  const server = await serveSite(folder, base);
  return {
    url: server.url,
    visit: (path, options = {}) => visit(browser, server.url, path, options),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function visit(
  browser: Browser,
  url: string,
  path: string,
  options: BrowserContextOptions,
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  const isNotFound = path === '404.html';
  page.on('console', (message) => {
    if (message.type() === 'error' && !isFavicon(message.location().url))
      troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const leaves = (target: string) => !target.startsWith(url) && !target.startsWith('data:');
  page.on('requestfinished', (request) => {
    if (leaves(request.url())) troubles.push(`request: ${request.url()}`);
  });
  // What a policy refuses is announced as a request too, but never sent.
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (leaves(request.url()) && reason !== 'csp') troubles.push(`request (${reason}): ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isNotFound && !isFavicon(response.url()))
      troubles.push(`status ${response.status()}: ${response.url()}`);
  });
  await page.goto(url + path, { waitUntil: 'load' });
  return { page, troubles, close: () => context.close() };
}

/** Browsers look for one at the top of the host, whatever the page names. */
function isFavicon(url: string): boolean {
  return url.endsWith('/favicon.ico');
}

/** By how much a page is wider than its window, which is no more than nothing. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
