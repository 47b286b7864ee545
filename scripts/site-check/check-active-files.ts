import type { Finding } from './finding.ts';

/** Types that a browser opens as a page that may run scripts, by the name's end. */
const ACTIVE = /\.(x?html?|shtml|svgz?|xml|xsl|xslt|mht|mhtml|m?js|htc|hta|swf|pdf\.html)$/i;
/** Where the site's own pages, code and pictures are. */
const OWN =
  /(^|\/)index\.html$|^404\.html$|^favicon\.svg$|^feed\.xml$|^sitemap-(index|\d+)\.xml$|^_astro\/|^experiments\/[^/]+\/badge\/[^/]+\.svg$/;

/**
 * Artifacts are files that anybody may have written; on a static host no header keeps a browser from running one
 * as a page of the site, so none may have a name that is served as such.
 */
export function checkActiveFiles(files: readonly string[]): Finding[] {
  return files
    .filter((file) => ACTIVE.test(file) && !OWN.test(file))
    .map((file) => ({ rule: 'active-file', file, what: 'is served as a page or script' }));
}
