/**
 * The content security policy of every page. A static host can only give it in a `<meta>`. Pages hold no script and no
 * inline style, so nothing needs a hash; artifacts are images, media and sandboxed frames of our own origin.
 */
export const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'none'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "media-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
