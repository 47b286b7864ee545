import { useCallback, useMemo } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { compareColumn, type Folds, growTree, type Line, linesOfTree, sortRows } from './arrange-rows.ts';
import type { CellOptions } from './cell.ts';
import type { GroupKey } from './groups/group-key.ts';
import type { Grouping } from './groups/grouping.ts';
import { useGrouping, useGroupLines } from './groups/use-grouping.ts';
import { matchRows, type RowTest } from './match-rows.ts';
import { sortValues, type TableColumn } from './table-column.ts';
import type { View } from './view.ts';

type Asked = {
  readonly columns: ReadonlyMap<string, TableColumn>;
  readonly keys: readonly GroupKey[];
  readonly view: View;
  readonly search: RowTest | undefined;
  readonly folds: Folds;
};

type Lines = {
  /** Those that pass, in the order of the file. */
  readonly rows: readonly number[];
  readonly grouping: Grouping | undefined;
  readonly lines: readonly Line[];
};

/** The lines of the body and the rows that passed, both for the current view. */
export function useLines({ columns, keys, view, search, folds }: Asked, options: CellOptions): Lines {
  const { table, value, summaries } = options;
  const { facets, from, until, onlySelected, sort } = view;
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
  const linesOf = useCallback(
    (part: readonly number[]) => linesOfTree(growTree(part, table.parents), folds),
    [table, folds],
  );
  const grouping = useGrouping(sorted, view, columns, keys, options);
  const grouped = useGroupLines(grouping, view, options, linesOf);
  const isGrouped = grouping !== undefined;
  const plain = useMemo(() => {
    if (isGrouped) return [];
    const { comparable, count } = table;
    if (sort.length > 0 || comparable === 0 || comparable === count) return linesOf(sorted);
    const apart = linesOf(sorted.filter((row) => row >= comparable));
    return [...linesOf(sorted.filter((row) => row < comparable)), ...withHeading(apart, table)];
  }, [isGrouped, sorted, sort.length, table, linesOf]);
  return { rows, grouping, lines: isGrouped ? grouped : plain };
}

function withHeading(apart: readonly Line[], { deleted }: RunTable): readonly Line[] {
  if (apart.length === 0) return [];
  const text = `Not comparable (${apart.length})`;
  const hasDeleted = apart.some((line) => line.kind === 'run' && deleted.has(line.row));
  const note = `not finished, ${hasDeleted ? 'deleted, ' : ''}or without a finite value`;
  return [{ kind: 'heading', text, note }, ...apart];
}
