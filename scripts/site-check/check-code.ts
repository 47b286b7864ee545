import { hasIsland } from './check-policy.ts';
import type { Finding } from './finding.ts';
import { attribute, type PageScan, type Tag } from './scan-page.ts';

/** Types of `<script>` that hold data and are never run. */
const DATA_TYPE = /^application\/(?:[\w.+-]*json|ld\+json)$/i;

/** Scripts and styles in the page itself, in tags or in attributes: what a hostile text would have to become. */
export function checkInlineCode(file: string, { tags, inlineTexts }: PageScan): Finding[] {
  const findings: Finding[] = [];
  for (const { tag, text } of inlineTexts) {
    if (text.trim() === '' || DATA_TYPE.test(attribute(tag, 'type') ?? '')) continue;
    findings.push({ rule: 'inline-code', file, place: tag.place, what: `<${tag.name}> with text in it` });
  }
  for (const tag of tags) {
    for (const { name, value } of tag.attributes) {
      const isCode = name.startsWith('on') || name === 'style' || /^\s*(java|vb)script:/i.test(value);
      if (isCode && isRead(name))
        findings.push({ rule: 'inline-code', file, place: tag.place, what: `${tag.name}[${name}]` });
    }
  }
  return findings;
}

/** A text that only looks like code may stand in any attribute that is shown, never in one that holds a URL. */
function isRead(name: string): boolean {
  return (
    !['title', 'alt', 'content', 'value', 'download', 'datetime', 'lang'].includes(name) &&
    !/^(aria|data)-/.test(name)
  );
}

/** Where the bundler puts our scripts; nothing that a run holds is ever written there. */
const BUNDLED = /^[^:]*\/_astro\/[\w.-]+\.js$/;

/**
 * A page without an island has nothing interactive and loads no script. One with an island loads modules that were
 * bundled with the site: the policy would also allow a file of a run, which only its address tells apart.
 */
export function checkScripts(file: string, { tags }: PageScan): Finding[] {
  const interactive = hasIsland({ tags });
  return tags.filter(loadsScript).flatMap((tag): Finding[] => {
    const url = attribute(tag, 'src') ?? attribute(tag, 'href') ?? '';
    const at = { file, place: tag.place, what: url } as const;
    if (!interactive) return [{ rule: 'unneeded-script', ...at }];
    const isModule = tag.name === 'link' || attribute(tag, 'type') === 'module';
    return isModule && BUNDLED.test(url) ? [] : [{ rule: 'foreign-script', ...at }];
  });
}

function loadsScript(tag: Tag): boolean {
  return tag.name === 'script'
    ? attribute(tag, 'src') !== undefined
    : tag.name === 'link' && attribute(tag, 'rel') === 'modulepreload';
}

/** Alone it gives a frame scripts of an origin of its own, out of reach of the site. */
const HARMLESS_PERMISSION = 'allow-scripts';

/**
 * Frames show files of runs: none may run a script as the site, leave its frame or open windows. Browsers show no
 * PDF in a sandbox; its type, by the name it is served with, keeps it from being a page.
 */
export function checkFrames(file: string, { tags }: PageScan): Finding[] {
  return tags
    .filter(({ name }) => name === 'iframe' || name === 'frame' || name === 'embed' || name === 'portal')
    .flatMap((tag): Finding[] => {
      const sandbox = attribute(tag, 'sandbox');
      const place = { rule: 'open-frame', file, place: tag.place } as const;
      if (tag.name !== 'iframe') return [{ ...place, what: `<${tag.name}> cannot be sandboxed` }];
      if (sandbox === undefined)
        return attribute(tag, 'src')?.endsWith('.pdf') ? [] : [{ ...place, what: 'no sandbox' }];
      return sandbox
        .split(/\s+/)
        .filter((permission) => permission !== '' && permission !== HARMLESS_PERMISSION)
        .map((permission) => ({ ...place, what: `sandbox permits ${permission}` }));
    });
}
