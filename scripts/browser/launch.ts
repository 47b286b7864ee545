import process from 'node:process';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * Of the package's defaults for a cloud function: with the first two, Chromium dies on the second page; the others
 * lift the very limits that the tests look at.
 */
const REFUSED = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
];

/**
 * Starts the Chromium named by CHROME_PATH, else the one that the package registry ships. A missing browser
 * throws: browser tests fail, they are never skipped.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH'];
  const executablePath = own ?? (await chromium.executablePath());
  const args = own ? [] : chromium.args.filter((arg) => !REFUSED.includes(arg));
  return playwright.launch({
    executablePath,
    headless: true,
    args: [
      ...args,
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
