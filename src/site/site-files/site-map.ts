import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';

/** Stands in frames of other pages, and asks not to be listed. */
const EMBEDDED = /\/experiments\/[^/]+\/embed\/[^/]+\/$/;

/**
 * Lists every page but those for frames in `sitemap-index.xml` and the files that it names. Without dates: when a page last changed is not
 * known, as a run can change a page that does not name it.
 */
export function siteMap(): AstroIntegration {
  return sitemap({ filter: (page) => !EMBEDDED.test(page) });
}
