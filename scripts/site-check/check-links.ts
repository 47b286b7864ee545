import type { Finding } from './finding.ts';
import { type Reference, referencesOf } from './references.ts';
import { resolveUrl, type SiteFiles, type Target, urlPathOf } from './resolve-url.ts';
import type { PageScan } from './scan-page.ts';

/** An anchor on another page, to be looked up when that page's ids are known. */
export type AnchorLink = Finding & { readonly target: string; readonly anchor: string };

/** The links of one page: what is wrong already, and what another page must answer. */
export type PageLinks = {
  readonly findings: readonly Finding[];
  readonly anchors: readonly AnchorLink[];
  /** Files of the site that this page links to. */
  readonly linked: ReadonlySet<string>;
  /** Files of the site that a browser loads to show the page's first view. */
  readonly eager: ReadonlySet<string>;
};

const FOLLOWED_SCHEMES = new Set(['http', 'https', 'mailto']);

/** Checks where every URL of a page leads. */
export function checkLinks(
  file: string,
  page: PageScan,
  ids: ReadonlyMap<string, unknown>,
  site: SiteFiles,
): PageLinks {
  const findings: Finding[] = [];
  const anchors: AnchorLink[] = [];
  const linked = new Set<string>();
  const eager = new Set<string>();
  const from = urlPathOf(file, site.base);
  for (const reference of referencesOf(page)) {
    const target = resolveUrl(reference.url, from, site);
    const finding = judge(file, reference, target);
    if (finding) findings.push(finding);
    if (target.kind !== 'file' && target.kind !== 'missing-slash') continue;
    if (reference.kind === 'link' && target.file !== file) linked.add(target.file);
    if (reference.isEager) eager.add(target.file);
    const { anchor } = target;
    if (!needsAnchor(anchor, target.file)) continue;
    const broken = {
      rule: 'broken-anchor',
      file,
      place: reference.place,
      what: `${reference.from} ${reference.url}`,
    } as const;
    if (target.file !== file) anchors.push({ ...broken, target: target.file, anchor });
    else if (!ids.has(anchor)) findings.push(broken);
  }
  return { findings, anchors, linked, eager };
}

/**
 * `#top` and an empty anchor lead to the top; only pages have anchors of their own. One with `=` is no anchor: it tells
 * an interactive part what to show.
 */
function needsAnchor(anchor: string, target: string): boolean {
  return anchor !== '' && anchor.toLowerCase() !== 'top' && !anchor.includes('=') && target.endsWith('.html');
}

function judge(file: string, reference: Reference, target: Target): Finding | undefined {
  const at = { file, place: reference.place };
  const what = `${reference.from} ${reference.url}`;
  switch (target.kind) {
    case 'file':
      return undefined;
    case 'missing-slash':
      return { rule: 'missing-slash', ...at, what };
    case 'missing': {
      const hint = target.otherCase === undefined ? '' : `; ${target.otherCase} differs by case only`;
      return { rule: 'broken-link', ...at, what: `${what}: no ${target.path}${hint}` };
    }
    case 'outside-base':
      return { rule: 'outside-base', ...at, what };
    case 'invalid':
      return { rule: 'broken-link', ...at, what: `${what}: not a URL` };
    case 'elsewhere':
      return judgeElsewhere(reference, target.scheme, { ...at, what });
    default:
      target satisfies never;
      return undefined;
  }
}

function judgeElsewhere(
  reference: Reference,
  scheme: string,
  at: Omit<Finding, 'rule'>,
): Finding | undefined {
  if (reference.kind === 'link')
    return FOLLOWED_SCHEMES.has(scheme) ? undefined : { rule: 'link-scheme', ...at };
  return scheme === 'data' && reference.isImage ? undefined : { rule: 'external-resource', ...at };
}
