import type { Finding } from './finding.ts';
import { resolveUrl, type SiteFiles, urlPathOf } from './resolve-url.ts';

const URLS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g;

/** Whatever a style sheet loads must be a file of the site or a `data:` URL. */
export function checkStyleSheet(file: string, css: string, site: SiteFiles): Finding[] {
  const from = urlPathOf(file, site.base);
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(URLS)].flatMap((match): Finding[] => {
    const url = match.slice(1).find((group) => group !== undefined) ?? '';
    if (url.startsWith('#') || url.startsWith('data:')) return [];
    const target = resolveUrl(url, from, site);
    if (target.kind === 'file') return [];
    const rule = target.kind === 'elsewhere' ? 'external-resource' : 'broken-link';
    return [{ rule, file, what: `url(${url})` }];
  });
}
