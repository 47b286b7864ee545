import { describe, expect, it } from 'vitest';
import { type RecordedSearch, readRecordedSearches } from '../testing/recorded-searches.ts';
import { compileFilter } from './compile.ts';
import { entityFields } from './entity-fields.ts';
import { sortRows } from './order.ts';
import { parseFilter } from './parse.ts';
import { parseOrder } from './parse-order.ts';
import { printFilter, printOrder } from './print.ts';
import { SearchError } from './search-error.ts';

const { mlflow, differences, stores, searches, answered } = readRecordedSearches();

/** The numbers of the runs found, in order; the texts are printed and read again on the way. */
function search({ store, filter, order }: RecordedSearch): readonly number[] {
  const runs = stores.get(store) ?? [];
  const fields = entityFields<(typeof runs)[number]>();
  const parsed = parseFilter(printFilter(parseFilter(filter)));
  const terms = parseOrder(printOrder(order.flatMap((term) => parseOrder(term))));
  const found = runs.filter(compileFilter(parsed, fields));
  return sortRows(found, terms, fields).map((run) => runs.indexOf(run));
}

const titleOf = ({ store, filter, order }: RecordedSearch) =>
  [store, JSON.stringify(filter), ...(order.length > 0 ? [`order by ${JSON.stringify(order)}`] : [])].join(
    ' ',
  );

const own = searches.filter((each) => each.own !== undefined);
const silent = searches.filter((each) => each.silent !== undefined);
const misread = searches.filter((each) => each.misread !== undefined);
const differing = searches.filter((each) => each.difference !== undefined);
const refused = searches.filter((each) => each.error !== undefined && !each.own);

/** Which of MLflow's stores is followed where they disagree, and why. */
const FOLLOWED: Readonly<Record<string, 'files' | 'database' | 'refused'>> = {
  // What SQL means by LIKE, and MLflow's default store does.
  'line breaks': 'database',
  // What PostgreSQL does as well; leaving out half the alphabet is SQLite's shortcut.
  letters: 'files',
  // An infinity is one.
  infinity: 'files',
  // Harmless: the second mention decides nothing.
  twice: 'files',
  // A mistake that is better told than answered with nothing.
  list: 'refused',
  unseen: 'refused',
};

describe(`a search that MLflow ${mlflow} answers`, () => {
  it('is one of many', () => {
    expect(new Set(answered.map(({ filter }) => filter)).size).toBeGreaterThan(200);
    expect(new Set(answered.map(({ order }) => order.join())).size).toBeGreaterThan(50);
    expect(stores.size).toBeGreaterThanOrEqual(3);
  });

  it.each(answered.map((each) => [titleOf(each), each] as const))(
    'gives the same runs in the same order: %s',
    (_, each) => {
      expect(search(each)).toEqual(each.runs);
    },
  );
});

describe('a search that the two stores of MLflow answer differently', () => {
  it('has a name, and every name has a search', () => {
    const names = new Set(differing.map(({ difference = '' }) => difference));
    expect([...names].sort()).toEqual(Object.keys(differences).sort());
    expect(Object.keys(FOLLOWED).sort()).toEqual([...names].sort());
  });

  it.each(differing.map((each) => [each.difference, titleOf(each), each] as const))(
    'follows one of them: %s: %s',
    (name = '', _, each) => {
      const followed = FOLLOWED[name];
      if (followed === 'refused') expect(() => search(each)).toThrow(SearchError);
      else if (followed) expect(search(each)).toEqual(each[followed]?.runs);
    },
  );
});

describe('a search that MLflow refuses', () => {
  it.each(refused.map((each) => [titleOf(each), each] as const))('is refused: %s', (_, each) => {
    // An empty filter box is no mistake.
    if (each.filter.trim() === '' && each.order.length === 0) expect(search(each)).toHaveLength(14);
    else expect(() => search(each)).toThrow(SearchError);
  });

  it.each(own.map((each) => [each.own, titleOf(each), each] as const))(
    'has a meaning of its own when it shows %s: %s',
    (_name, _title, each) => {
      expect(each.error).toBeDefined();
      expect(search(each)).toBeInstanceOf(Array);
    },
  );
});

it.each(silent.map((each) => [each.silent, titleOf(each), each] as const))(
  'refuses what MLflow answers with nothing: %s: %s',
  (_name, _title, each) => {
    expect(each.runs).toEqual([]);
    expect(() => search(each)).toThrow(SearchError);
  },
);

describe('a key that MLflow takes for another', () => {
  it.each([
    ['metrics.created = 4', [10]],
    ['tags."Run name" = \'alias\'', [10]],
    ["params.lr ~ '0.1' tags.team IS NOT NULL", undefined],
  ] as const)('is itself, or an error: %s', (filter, expected) => {
    const each = misread.find((search) => search.filter === filter);
    expect(each?.runs).toBeDefined();
    expect(each?.runs).not.toEqual(expected);
    if (expected) expect(search(each!)).toEqual(expected);
    else expect(() => search(each!)).toThrow(SearchError);
  });

  it('is one of these', () => {
    expect(misread).toHaveLength(3);
  });
});
