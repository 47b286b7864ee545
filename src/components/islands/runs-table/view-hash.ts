import { AGGREGATES } from '../../../analysis/aggregate-values.ts';
import { decodePart, escapePart, hashFields, hashItems, hashList } from '../hash-fields.ts';
import { readValue, writeValue } from './metric-value.ts';
import { FACET_NAMES, PLAIN_VIEW, type SortKey, type View } from './view.ts';

/** Begins with the id of the section, so that links of pages without the script still lead to the table. */
const PREFIX = 'runs?';
const VERSION = '1';
/** As many characters of an id as tell it from all others, at least. */
const LEAST_ID = 6;
const COLUMN_PREFIXES = [
  ['params.', 'p.'],
  ['metrics.', 'm.'],
  ['tags.', 't.'],
] as const;

/** The fragment that gives this view again, without `#`; empty for the plain view. Ids of runs are cut short. */
export function hashOfView(view: View, runIds: readonly string[]): string {
  const shorten = idShortener(runIds);
  const { columns, baseline } = view;
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['q', view.filter],
    ['s', hashList(view.sort.map(({ id, descending }) => (descending ? '-' : '') + shortColumn(id)))],
    ['c', columns ? hashList(columns.map(shortColumn)) || '*' : ''],
    ['w', hashList([...view.widths].map(([id, width]) => `${shortColumn(id)}:${Math.round(width)}`))],
    ...FACET_NAMES.map((name) => [name, hashList(view.facets[name])] as const),
    ['from', view.from],
    ['until', view.until],
    ['v', view.value.kind === PLAIN_VIEW.value.kind ? '' : writeValue(view.value)],
    ['b', baseline === undefined ? '' : shorten(baseline)],
    ['x', hashList([...view.selected].map(shorten))],
    ['only', view.onlySelected ? '1' : ''],
    ['heat', view.heat ? '1' : ''],
    ['bars', view.bars ? '1' : ''],
    ['g', hashList(view.groups.map(shortColumn))],
    ['a', view.aggregate === PLAIN_VIEW.aggregate ? '' : view.aggregate],
    ['open', view.allOpen ? '1' : ''],
    ['but', hashList([...view.flipped].map(shorten))],
  ];
  const given = fields.filter(([, value]) => value !== '');
  if (given.length === 0) return '';
  return `${PREFIX}v${VERSION}${given.map(([name, value]) => `&${name}=${escapePart(value)}`).join('')}`;
}

/** Whether a fragment is a view's, and no link within the page. */
export function holdsView(hash: string): boolean {
  return hash.replace(/^#/, '').startsWith(`${PREFIX}v${VERSION}`);
}

/** The view of a fragment; undefined when it is none of ours. What it does not know or cannot read, it leaves out. */
export function viewOfHash(hash: string, runIds: readonly string[]): View | undefined {
  if (!holdsView(hash)) return undefined;
  const fields = hashFields(hash.replace(/^#/, '').slice(PREFIX.length));
  const get = (name: string) => decodePart(fields.get(name) ?? '') ?? '';
  const find = idFinder(runIds);
  const columns = get('c');
  return {
    filter: get('q'),
    sort: hashItems(get('s')).map(sortKey),
    columns: columns === '' ? undefined : columns === '*' ? [] : hashItems(columns).map(longColumn),
    widths: new Map(hashItems(get('w')).flatMap(columnWidth)),
    facets: {
      status: hashItems(get('status')),
      dataset: hashItems(get('dataset')),
      model: hashItems(get('model')),
      stage: hashItems(get('stage')),
    },
    from: day(get('from')),
    until: day(get('until')),
    value: readValue(get('v')) ?? PLAIN_VIEW.value,
    baseline: find(get('b')),
    selected: new Set(hashItems(get('x')).flatMap((id) => find(id) ?? [])),
    onlySelected: get('only') === '1',
    heat: get('heat') === '1',
    bars: get('bars') === '1',
    groups: hashItems(get('g')).map(longColumn),
    aggregate: AGGREGATES.find((aggregate) => aggregate === get('a')) ?? PLAIN_VIEW.aggregate,
    allOpen: get('open') === '1',
    flipped: new Set(hashItems(get('but')).flatMap((id) => find(id) ?? [])),
  };
}

function shortColumn(id: string): string {
  const found = COLUMN_PREFIXES.find(([long]) => id.startsWith(long));
  return found ? found[1] + id.slice(found[0].length) : id;
}

function longColumn(text: string): string {
  const found = COLUMN_PREFIXES.find(([, short]) => text.startsWith(short));
  return found ? found[0] + text.slice(found[1].length) : text;
}

function sortKey(text: string): SortKey {
  const descending = text.startsWith('-');
  return { id: longColumn(descending ? text.slice(1) : text), descending };
}

function columnWidth(text: string): (readonly [string, number])[] {
  const at = text.lastIndexOf(':');
  const width = Number(text.slice(at + 1));
  return at > 0 && width >= 24 && width <= 2000 ? [[longColumn(text.slice(0, at)), width]] : [];
}

function day(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text : '';
}

/** Cuts ids to the length at which all of them differ. */
function idShortener(runIds: readonly string[]): (id: string) => string {
  let length = LEAST_ID;
  const longest = Math.max(LEAST_ID, ...runIds.slice(0, 1).map((id) => id.length));
  while (length < longest && new Set(runIds.map((id) => id.slice(0, length))).size < runIds.length)
    length += 1;
  return (id) => (runIds.length > 0 ? id.slice(0, length) : id);
}

/** The id that begins so; undefined when there is none, or more than one. */
function idFinder(runIds: readonly string[]): (beginning: string) => string | undefined {
  return (beginning) => {
    if (beginning.length < Math.min(LEAST_ID, runIds[0]?.length ?? 0)) return undefined;
    const found = runIds.filter((id) => id.startsWith(beginning));
    return found.length === 1 ? found[0] : found.find((id) => id === beginning);
  };
}
