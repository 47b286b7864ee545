import { useMemo } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { compareColumn, type Folds, growTree, type Line, linesOfTree, sortRows } from './arrange-rows.ts';
import { matchRows, type RowTest } from './match-rows.ts';
import { type Summaries, sortValues, type TableColumn } from './table-column.ts';
import type { View } from './view.ts';

/** The lines of the body and the rows that passed, both for the current view. */
export function useLines(
  table: RunTable,
  columns: ReadonlyMap<string, TableColumn>,
  view: View,
  search: RowTest | undefined,
  summaries: Summaries,
  folds: Folds,
): { readonly rows: readonly number[]; readonly lines: readonly Line[] } {
  const { facets, from, until, onlySelected, sort, value } = view;
  const selected = onlySelected ? view.selected : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the view, these parts decide which rows pass
  const rows = useMemo(
    () => matchRows(table, view, search),
    [table, search, facets, from, until, onlySelected, selected],
  );
  const sorted = useMemo(() => {
    const comparators = sort.flatMap(({ id, descending }) => {
      const column = columns.get(id);
      return column ? [compareColumn(sortValues(column, value, summaries), descending)] : [];
    });
    return sortRows(rows, comparators);
  }, [rows, sort, columns, value, summaries]);
  const lines = useMemo(() => {
    const linesOf = (part: readonly number[]) => linesOfTree(growTree(part, table.parents), folds);
    const { comparable, count } = table;
    if (sort.length > 0 || comparable === 0 || comparable === count) return linesOf(sorted);
    const apart = linesOf(sorted.filter((row) => row >= comparable));
    return [...linesOf(sorted.filter((row) => row < comparable)), ...withHeading(apart)];
  }, [sorted, sort.length, table, folds]);
  return { rows, lines };
}

function withHeading(apart: readonly Line[]): readonly Line[] {
  if (apart.length === 0) return [];
  const text = `Not comparable (${apart.length})`;
  return [{ kind: 'heading', text, note: 'not finished, or without a finite value' }, ...apart];
}
