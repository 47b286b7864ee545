import type { Place } from './finding.ts';
import { attribute, type PageScan, type Tag } from './scan-page.ts';

/** A URL on a page: a link that a person follows, or a resource that the browser loads by itself. */
export type Reference = {
  readonly kind: 'link' | 'resource';
  readonly url: string;
  /** `a[href]`: the element and the attribute, for messages. */
  readonly from: string;
  readonly place: Place;
  /** A resource that is an image, which may also be a `data:` URL. */
  readonly isImage: boolean;
  /** A resource that is loaded when the page is opened, not only when it is scrolled to. */
  readonly isEager: boolean;
};

const LINK_ELEMENTS = new Set(['a', 'area']);
/** Relations of `<link>` that a browser does not load. */
const LINK_RELATIONS = new Set([
  'canonical',
  'alternate',
  'next',
  'prev',
  'license',
  'author',
  'help',
  'search',
]);
const IMAGE_ELEMENTS = new Set(['img', 'image', 'feimage', 'source', 'picture', 'video', 'input']);
const RESOURCE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  img: ['src'],
  source: ['src'],
  script: ['src'],
  iframe: ['src'],
  embed: ['src'],
  track: ['src'],
  audio: ['src'],
  video: ['src', 'poster'],
  input: ['src'],
  object: ['data'],
  body: ['background'],
  image: ['href', 'xlink:href'],
  feimage: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};

/** Every URL that a page links to or loads. */
export function referencesOf({ tags }: PageScan): Reference[] {
  return tags.flatMap((tag) => [...linksOf(tag), ...resourcesOf(tag), ...candidatesOf(tag)]);
}

function linksOf(tag: Tag): Reference[] {
  if (!LINK_ELEMENTS.has(tag.name)) return [];
  return ['href', 'xlink:href'].flatMap((name) => reference(tag, name, 'link'));
}

function resourcesOf(tag: Tag): Reference[] {
  if (tag.name === 'link') {
    const relations = (attribute(tag, 'rel') ?? '').toLowerCase().split(/\s+/);
    const isFollowed = relations.some((relation) => LINK_RELATIONS.has(relation));
    return reference(tag, 'href', isFollowed && !relations.includes('stylesheet') ? 'link' : 'resource');
  }
  return (RESOURCE_ATTRIBUTES[tag.name] ?? []).flatMap((name) => reference(tag, name, 'resource'));
}

/** The URLs of `srcset`; one that holds a comma cannot be told apart and would be reported as broken. */
function candidatesOf(tag: Tag): Reference[] {
  const set = attribute(tag, 'srcset') ?? attribute(tag, 'imagesrcset');
  if (set === undefined) return [];
  return set
    .split(/,\s+|,$/)
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter((url) => url !== '')
    .map((url) => ({ ...shape(tag, 'srcset', 'resource'), url }));
}

function reference(tag: Tag, name: string, kind: Reference['kind']): Reference[] {
  const url = attribute(tag, name);
  return url === undefined ? [] : [{ ...shape(tag, name, kind), url: url.trim() }];
}

function shape(tag: Tag, name: string, kind: Reference['kind']): Omit<Reference, 'url'> {
  const preload = attribute(tag, 'preload');
  const isDeferred = attribute(tag, 'loading') === 'lazy' || preload === 'none' || preload === 'metadata';
  return {
    kind,
    from: `${tag.name}[${name}]`,
    place: tag.place,
    isImage: (IMAGE_ELEMENTS.has(tag.name) && name !== 'data') || isIcon(tag),
    isEager: kind === 'resource' && !isDeferred && tag.name !== 'track',
  };
}

function isIcon(tag: Tag): boolean {
  return tag.name === 'link' && /\bicon\b/i.test(attribute(tag, 'rel') ?? '');
}
