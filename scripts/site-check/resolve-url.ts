/** Where a URL of a page leads. */
export type Target =
  | { readonly kind: 'file'; readonly file: string; readonly anchor: string }
  | { readonly kind: 'missing-slash'; readonly file: string; readonly anchor: string }
  | { readonly kind: 'missing'; readonly path: string; readonly otherCase: string | undefined }
  | { readonly kind: 'outside-base'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly scheme: string }
  | { readonly kind: 'invalid' };

/** The files of a site, and how a static host finds one for a URL. */
export type SiteFiles = {
  /** Starts and ends with a slash. */
  readonly base: string;
  readonly files: ReadonlySet<string>;
  /** Paths in lower case, to say that only the case differs. */
  readonly byLowerCase: ReadonlyMap<string, string>;
};

const ORIGIN = 'https://this.site.invalid';

/** The URL path at which a host serves a file of the site. */
export function urlPathOf(file: string, base: string): string {
  const path = file.replace(/(^|\/)index\.html$/, '$1');
  return base + path.split('/').map(encodeURIComponent).join('/');
}

/**
 * Resolves a URL as a browser does and finds its file as GitHub Pages does: case counts, a folder means its
 * `index.html`, and percent signs are decoded once.
 *
 * @param from the URL path of the page the URL stands on
 */
export function resolveUrl(url: string, from: string, site: SiteFiles): Target {
  const parsed = URL.parse(url, ORIGIN + from);
  if (!parsed) return { kind: 'invalid' };
  if (parsed.origin !== ORIGIN) return { kind: 'elsewhere', scheme: parsed.protocol.slice(0, -1) };
  if (!`${parsed.pathname}/`.startsWith(site.base)) return { kind: 'outside-base', path: parsed.pathname };
  const path = decode(parsed.pathname.slice(site.base.length));
  const anchor = decode(parsed.hash.slice(1));
  if (path === undefined || anchor === undefined) return { kind: 'invalid' };
  if (path === '' || path.endsWith('/')) {
    const file = `${path}index.html`;
    return site.files.has(file) ? { kind: 'file', file, anchor } : missing(file, site);
  }
  if (site.files.has(path)) return { kind: 'file', file: path, anchor };
  const page = `${path}/index.html`;
  return site.files.has(page) ? { kind: 'missing-slash', file: page, anchor } : missing(path, site);
}

function missing(path: string, { byLowerCase }: SiteFiles): Target {
  return { kind: 'missing', path, otherCase: byLowerCase.get(path.toLowerCase()) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Malformed percent-encoding: the browser sends it, and a host answers with an error.
    return undefined;
  }
}
