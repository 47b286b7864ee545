import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type OpenSite, openSite } from './open-site.ts';
import { pagesOfKinds } from './pages-of-kinds.ts';

const { sample } = inject('sites');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // Framed artifacts are what somebody logged, and out of reach on purpose.
  iframes: false,
};

/** The violations, as `rule: elements`, readable when the test fails. */
function listed({ violations }: AxeResults): string[] {
  return violations.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes
        .slice(0, 3)
        .map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 160)}`)
        .join(' | ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`,
  );
}

describe('every kind of page', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite(sample, '/');
  });
  afterAll(() => site.close());

  const cases = pagesOfKinds(sample).flatMap(([kind, path]) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      [1440, 390].map((width) => ({ kind, path, colorScheme, width })),
    ),
  );

  it.each(cases)(
    '$kind has no violation axe can find, $colorScheme, $width px',
    async ({ path, colorScheme, width }) => {
      // axe is injected by the test, past the policy of the page.
      const { page, close } = await site.visit(path, {
        colorScheme,
        viewport: { width, height: 900 },
        bypassCSP: true,
      });
      await page.addScriptTag({ path: AXE });
      const results = await page.evaluate(
        (options) =>
          (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(
            options,
          ),
        OPTIONS,
      );
      await close();
      expect(listed(results)).toEqual([]);
    },
  );
});
