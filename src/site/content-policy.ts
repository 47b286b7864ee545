/** `own` for pages with an island, which loads scripts of the site; `none` for all others. */
export type PageScripts = 'own' | 'none';

/**
 * The content security policy of a page. A static host can only give it in a `<meta>`. Pages hold no script and no
 * inline style, so nothing needs a hash; artifacts are images, media and sandboxed frames of our own origin.
 */
export function contentPolicy(scripts: PageScripts): string {
  return [
    "default-src 'self'",
    scripts === 'own' ? "script-src 'self'" : "script-src 'none'",
    "img-src 'self' data:",
    "frame-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
