import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findViolations } from './find-violations.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { pagesOfKinds } from './pages-of-kinds.ts';

const { sample } = inject('sites');
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
      const { page, close } = await site.visit(path, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      const violations = await findViolations(page);
      await close();
      expect(violations).toEqual([]);
    },
  );
});
