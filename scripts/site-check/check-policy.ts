import type { Finding } from './finding.ts';
import { attribute, type PageScan, type Tag } from './scan-page.ts';

/** Directives that every page sets to exactly this; the rest falls back on `default-src`. */
const REQUIRED: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};
/** Sources that a directive may name beside `'self'`, `'none'` and hashes. */
const ALSO_ALLOWED: Readonly<Record<string, readonly string[]>> = { 'img-src': ['data:'] };
/** Elements that load or run something: none may stand before the policy, which rules only what follows it. */
const LOADING = new Set(['script', 'link', 'style', 'img', 'iframe']);

/**
 * Checks the content security policy, which a static host can only give in a `<meta>`: nothing but the site's own
 * files may be loaded, and no script or style in the page counts except by its hash.
 */
export function checkPolicy(file: string, { tags }: PageScan): Finding[] {
  const index = tags.findIndex(isPolicy);
  const policy = tags[index];
  if (!policy) return [{ rule: 'content-policy', file, what: 'no content security policy' }];
  const findings = weaknesses(attribute(policy, 'content') ?? '').map(
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

/** What a policy allows that it should not, and what it leaves open. */
export function weaknesses(policy: string): string[] {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]): [string, string[]] => [name.toLowerCase(), sources])
      .filter(([name]) => name !== ''),
  );
  const missing = Object.entries(REQUIRED)
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
  return (
    /^'(self|none|sha(256|384|512)-[\w+/=-]+)'$/.test(source) ||
    (ALSO_ALLOWED[directive] ?? []).includes(source)
  );
}
