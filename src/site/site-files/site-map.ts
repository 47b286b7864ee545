import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';

/**
 * Lists every page in `sitemap-index.xml` and the files that it names. Without dates: when a page last changed is not
 * known, as a run can change a page that does not name it.
 */
export function siteMap(): AstroIntegration {
  return sitemap();
}
