import type { Finding, Place } from './finding.ts';
import { attribute, type PageScan } from './scan-page.ts';

/** Attributes that hold ids of the same page, separated by spaces. */
const REFERRING = [
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-details',
  'aria-activedescendant',
  'headers',
  'list',
  'popovertarget',
] as const;

/** The ids of a page, each with the place of its first use. */
export function idsOf({ tags }: PageScan): ReadonlyMap<string, Place> {
  const ids = new Map<string, Place>();
  for (const tag of tags) {
    const id = attribute(tag, 'id');
    if (id !== undefined && !ids.has(id)) ids.set(id, tag.place);
  }
  return ids;
}

/** Ids that are used twice, and references to ids that no element has. */
export function checkIds(file: string, page: PageScan, ids: ReadonlyMap<string, Place>): Finding[] {
  const findings: Finding[] = [];
  for (const tag of page.tags) {
    const id = attribute(tag, 'id');
    if (id !== undefined && ids.get(id) !== tag.place)
      findings.push({ rule: 'duplicate-id', file, place: tag.place, what: JSON.stringify(id) });
    for (const { name, value } of tag.attributes) {
      for (const wanted of referredIds(tag.name, name, value)) {
        if (!ids.has(wanted))
          findings.push({
            rule: 'broken-reference',
            file,
            place: tag.place,
            what: `${tag.name}[${name}] names ${JSON.stringify(wanted)}`,
          });
      }
    }
  }
  return findings;
}

function referredIds(tag: string, name: string, value: string): string[] {
  if (name === 'for' && (tag === 'label' || tag === 'output')) return value.split(/\s+/);
  if (REFERRING.some((referring) => referring === name)) return value.trim().split(/\s+/);
  if ((name === 'href' || name === 'xlink:href') && tag === 'use' && value.startsWith('#'))
    return [value.slice(1)];
  const paint = /^url\(["']?#([^"')]+)["']?\)$/.exec(value.trim());
  return paint?.[1] === undefined || name.startsWith('data-') || name === 'title' ? [] : [paint[1]];
}
