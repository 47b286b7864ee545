import type { RunTable } from '../../../columns/decode-runs.ts';
import { FACET_NAMES, type FacetName, type View } from './view.ts';

export type RowTest = (row: number) => boolean;

/** A value of a facet, and how many runs have it among those that all else lets pass. */
export type FacetValue = { readonly value: string; readonly count: number };

const DAY_MS = 86_400_000;

/** The values that a run has for a facet. */
export function facetValues(table: RunTable, name: FacetName): (row: number) => readonly string[] {
  switch (name) {
    case 'status':
      return (row) => [table.status[row] ?? ''];
    case 'dataset':
      return (row) => table.datasetsOf(row).map((number) => table.datasets[number]?.name ?? '');
    case 'model':
      return (row) => table.modelsOf(row).map((number) => table.models[number] ?? '');
    case 'stage':
      return (row) => [table.deleted.has(row) ? 'deleted' : 'active'];
    default:
      return name satisfies never;
  }
}

function facetTest(table: RunTable, name: FacetName, wanted: readonly string[]): RowTest | undefined {
  if (wanted.length === 0) return undefined;
  const set = new Set(wanted);
  const valuesOf = facetValues(table, name);
  return (row) => valuesOf(row).some((value) => set.has(value));
}

/** Whether a run started within the days of the view; without a start it did not. */
function timeTest(table: RunTable, { from, until }: View): RowTest | undefined {
  if (from === '' && until === '') return undefined;
  const least = from === '' ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const most = until === '' ? Number.POSITIVE_INFINITY : Date.parse(until) + DAY_MS;
  return (row) => {
    const start = table.startTimeMs[row];
    return start !== undefined && start >= least && start < most;
  };
}

/** The tests of a view by what makes them; `search` is that of its filter. */
function testsOf(table: RunTable, view: View, search: RowTest | undefined): ReadonlyMap<string, RowTest> {
  const { selected } = view;
  const tests: readonly (readonly [name: string, test: RowTest | undefined])[] = [
    ['search', search],
    ['time', timeTest(table, view)],
    ['selected', view.onlySelected ? (row) => selected.has(table.runIds[row] ?? '') : undefined],
    ...FACET_NAMES.map((name) => [name, facetTest(table, name, view.facets[name])] as const),
  ];
  return new Map(tests.flatMap(([name, test]) => (test ? [[name, test] as const] : [])));
}

/** The rows that a view shows, in the order of the file. */
export function matchRows(table: RunTable, view: View, search: RowTest | undefined): readonly number[] {
  return passing(table, [...testsOf(table, view, search).values()]);
}

function passing(table: RunTable, tests: readonly RowTest[]): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < table.count; row++) if (tests.every((test) => test(row))) rows.push(row);
  return rows;
}

/** The values of each facet that occur, the most frequent first; a choice within a facet does not change its own. */
export function countFacets(
  table: RunTable,
  view: View,
  search: RowTest | undefined,
): ReadonlyMap<FacetName, readonly FacetValue[]> {
  const tests = testsOf(table, view, search);
  const isChosen = (name: string) => FACET_NAMES.some((facet) => facet === name);
  // What is no choice of a facet is the same for all of them: a search is run once.
  const common = passing(
    table,
    [...tests].filter(([name]) => !isChosen(name)).map(([, test]) => test),
  );
  return new Map(
    FACET_NAMES.map((name) => {
      const others = [...tests].filter(([own]) => isChosen(own) && own !== name).map(([, test]) => test);
      const rows = others.length > 0 ? common.filter((row) => others.every((test) => test(row))) : common;
      return [name, countValues(rows, facetValues(table, name), view.facets[name])];
    }),
  );
}

function countValues(
  rows: readonly number[],
  valuesOf: (row: number) => readonly string[],
  chosen: readonly string[],
): readonly FacetValue[] {
  // What is chosen stays in the list, also when nothing is left of it.
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const row of rows)
    for (const value of new Set(valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
