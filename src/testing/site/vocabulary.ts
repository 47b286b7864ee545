import { join } from 'node:path';
import { parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

/** What Markdown and previews may make of a text, beside the elements of the sample report. */
const OF_MARKDOWN =
  'a blockquote br code dd del dl dt em h3 h4 h5 h6 hr li ol p pre span strong sub sup table'.split(' ');
const OF_TEXTS = ['start', 'colspan', 'hidden', 'open', 'download', 'data-footnotes'];

/** The names of elements and attributes that a site has and a sound one would not make. */
export function foreignNames(site: string, soundSite: string): readonly string[] {
  const sound = vocabularyOf(soundSite);
  for (const name of OF_MARKDOWN) sound.add(name);
  for (const name of OF_TEXTS) sound.add(`[${name}]`);
  return [...vocabularyOf(site)].filter((name) => !sound.has(name));
}

/** The pages of a site, without the artifacts that are shown in sandboxed frames. */
function pagesOf(site: string): readonly string[] {
  return filesOf(site).filter((file) => file.endsWith('.html') && !file.includes('/frames/'));
}

/** Names of elements, and of attributes in brackets. */
function vocabularyOf(site: string): Set<string> {
  const names = new Set<string>();
  for (const file of pagesOf(site)) {
    for (const element of parsePage(join(site, file)).elements) {
      names.add(element.tagName);
      for (const { name } of element.attrs) names.add(`[${name}]`);
    }
  }
  return names;
}
