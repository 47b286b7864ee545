import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';

/** Boards without navigation stand in pages of others; search engines are to find the whole one. */
const EMBED = /\/embed\/$/;

/**
 * Lists every page in `sitemap-index.xml` and the files that it names. Without dates: when a page last changed is not
 * known, as a run can change a page that does not name it.
 */
export function siteMap(): AstroIntegration {
  return sitemap({ filter: (page) => !EMBED.test(page) });
}
