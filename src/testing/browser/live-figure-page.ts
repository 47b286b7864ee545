import type { Page } from 'playwright-core';

/** The drawing of a figure that becomes interactive, and what is around it. */
export const frame = (page: Page, id: string) => page.locator(`#${id} .scrollx`);

/** Scrolls to a figure and points at it, which wakes it. */
export async function wake(page: Page, id: string): Promise<void> {
  await frame(page, id).scrollIntoViewIfNeeded();
  await frame(page, id).hover({ position: { x: 5, y: 5 } });
  await page.locator(`#${id} .live-drawing > svg`).waitFor();
}

/** Where a figure stands in the window. */
export async function boxOf(page: Page, id: string) {
  const box = await frame(page, id).boundingBox();
  if (!box) throw new Error('the figure is not shown');
  return box;
}
