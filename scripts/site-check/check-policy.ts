import type { Finding } from './finding.ts';
import { attribute, type PageScan, type Tag } from './scan-page.ts';

/** Directives that every page sets to exactly this; the rest falls back on `default-src`. */
const REQUIRED: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};
/** Sources that a directive may name beside `'self'` and `'none'`; no hash, for pages hold no code of their own. */
const ALSO_ALLOWED: Readonly<Record<string, readonly string[]>> = { 'img-src': ['data:'] };
/** Elements that load or run something: none may stand before the policy, which rules only what follows it. */
const LOADING = new Set(['script', 'link', 'style', 'img', 'iframe']);

/**
 * Checks the content security policy, which a static host can only give in a `<meta>`: nothing but the site's own
 * files may be loaded, no script or style in the page itself counts, and scripts only where there is an island.
 */
export function checkPolicy(file: string, { tags }: Pick<PageScan, 'tags'>): Finding[] {
  const index = tags.findIndex(isPolicy);
  const policy = tags[index];
  if (!policy) return [{ rule: 'content-policy', file, what: 'no content security policy' }];
  const scripts = hasIsland({ tags }) ? "'self'" : "'none'";
  const findings = weaknesses(attribute(policy, 'content') ?? '', scripts).map(
    (what): Finding => ({ rule: 'content-policy', file, place: policy.place, what }),
  );
  // An icon is an image of our own, and a canonical address is not loaded.
  const early = tags
    .slice(0, index)
    .find((tag) => LOADING.has(tag.name) && !['icon', 'canonical'].includes(attribute(tag, 'rel') ?? ''));
  if (early)
    findings.push({
      rule: 'content-policy',
      file,
      place: early.place,
      what: `<${early.name}> before the policy`,
    });
  return findings;
}

function isPolicy(tag: Tag): boolean {
  return tag.name === 'meta' && attribute(tag, 'http-equiv')?.toLowerCase() === 'content-security-policy';
}

/** Whether a page has an interactive part: an element that `src/components/islands/start.ts` wakes. */
export function hasIsland({ tags }: Pick<PageScan, 'tags'>): boolean {
  return tags.some((tag) => attribute(tag, 'data-island') !== undefined);
}

/** What a policy allows that it should not, and what it leaves open; `scripts` is all that `script-src` may be. */
export function weaknesses(policy: string, scripts: "'self'" | "'none'"): string[] {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]): [string, string[]] => [name.toLowerCase(), sources])
      .filter(([name]) => name !== ''),
  );
  const missing = Object.entries({ ...REQUIRED, 'script-src': scripts })
    .filter(([name, value]) => directives.get(name)?.join(' ') !== value)
    .map(([name, value]) => `${name} is not ${value}`);
  const open = [...directives].flatMap(([name, sources]) =>
    sources
      .filter((source) => name.endsWith('-src') && !isAllowed(name, source))
      .map((source) => `${name} allows ${source}`),
  );
  return [...missing, ...open];
}

function isAllowed(directive: string, source: string): boolean {
  return source === "'self'" || source === "'none'" || (ALSO_ALLOWED[directive] ?? []).includes(source);
}
