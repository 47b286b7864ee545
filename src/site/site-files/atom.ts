import { xmlText } from './xml-text.ts';

/** An entry of a feed; texts are plain. */
export type AtomEntry = {
  /** Never changes and is of no other entry: an address. */
  readonly id: string;
  readonly title: string;
  readonly updatedMs: number;
  /** Whole address of what it is about. */
  readonly link: string;
  readonly author?: string | undefined;
  readonly category?: string | undefined;
  readonly summary: string;
};

export type AtomFeed = {
  /** Whole address of the site. */
  readonly home: string;
  /** Whole address of the feed itself. */
  readonly self: string;
  readonly title: string;
  readonly author: string;
  readonly generator: { readonly name: string; readonly version: string };
  /** In the order in which they are written. */
  readonly entries: readonly AtomEntry[];
};

const END_OF_9999 = 253_402_300_799_999;

/** Whether a time can be written in a feed (years have four digits) and is one: stores hold wilder numbers. */
export function isFeedTime(ms: number | undefined): ms is number {
  return ms !== undefined && ms >= 0 && ms <= END_OF_9999;
}

/** An Atom 1.0 feed (RFC 4287); it was updated when its latest entry was. */
export function atomText(feed: AtomFeed): string {
  const updatedMs = feed.entries.reduce((latest, entry) => Math.max(latest, entry.updatedMs), 0);
  const { name, version } = feed.generator;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', feed.home),
    element('title', feed.title),
    element('updated', timeText(updatedMs)),
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(feed.home)}"/>`,
    personText(feed.author),
    `<generator version="${xmlText(version)}">${xmlText(name)}</generator>`,
    ...feed.entries.flatMap(entryLines),
    '</feed>',
    '',
  ].join('\n');
}

function entryLines(entry: AtomEntry): readonly string[] {
  return [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('updated', timeText(entry.updatedMs)),
    `<link rel="alternate" type="text/html" href="${xmlText(entry.link)}"/>`,
    ...(entry.author ? [personText(entry.author)] : []),
    ...(entry.category ? [`<category term="${xmlText(entry.category)}"/>`] : []),
    element('summary', entry.summary),
    '</entry>',
  ];
}

function personText(name: string): string {
  return `<author>${element('name', name)}</author>`;
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
