import type { BrowserContextOptions, Page } from 'playwright-core';
import type { OpenSite, Visit } from './open-site.ts';
import { pagesOfKinds } from './pages-of-kinds.ts';

/** What tests of the runs table look at and do, on a page where it is awake. */

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const SIZES = [
  ['1440 px', DESKTOP],
  ['390 px', PHONE],
] as const;

/** The page of the experiment with the most to see, within a built site. */
export function tablePath(folder: string): string {
  return pagesOfKinds(folder).find(([kind]) => kind === 'experiment')?.[1] ?? '';
}

/** Opens a table, with its page prepared before, and waits until it is awake. */
export async function openTableAt(
  site: OpenSite,
  path: string,
  options: BrowserContextOptions,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Visit> {
  const visit = await site.visit('', options);
  await prepare?.(visit.page);
  await visit.page.goto(site.url + path, { waitUntil: 'load' });
  await visit.page.locator('.dt.live').waitFor();
  return visit;
}

/** The names of the runs in view, top to bottom. */
export const names = (page: Page) => page.locator('.live tbody .k a').allTextContents();
export const headOf = (page: Page, name: string) => page.locator('.live thead').getByRole('button', { name });
export const stateText = (page: Page) => page.locator('.pager [role="status"]').textContent();
export const filterBox = (page: Page) => page.getByRole('combobox', { name: 'Filter' });
/** What a column shows, as far as rows are in view. */
export const valuesOf = (page: Page, label: string) =>
  page.evaluate((wanted) => {
    const heads = [...document.querySelectorAll<HTMLTableCellElement>('.live thead tr:nth-child(2) > th')];
    const index = heads
      .slice(
        0,
        heads.findIndex((head) => head.textContent?.startsWith(wanted)),
      )
      .reduce((sum, { colSpan }) => sum + colSpan, 0);
    return [...document.querySelectorAll<HTMLTableRowElement>('.live tbody tr[data-index]:not(.gh)')].map(
      (row) => row.cells[index]?.textContent ?? '',
    );
  }, label);
export async function filter(page: Page, text: string): Promise<void> {
  await filterBox(page).fill(text);
  await filterBox(page).press('Escape');
}
/** The address, once the table has written the view into it. */
export async function addressWith(page: Page, part: string): Promise<string> {
  await page.waitForFunction((wanted) => location.hash.includes(wanted), part);
  return new URL(page.url()).hash;
}
