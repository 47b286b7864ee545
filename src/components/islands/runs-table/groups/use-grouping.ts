import { useMemo } from 'react';
import type { Line } from '../arrange-rows.ts';
import type { CellOptions } from '../cell.ts';
import type { TableColumn } from '../table-column.ts';
import type { View } from '../view.ts';
import { chosenKeys, type GroupKey } from './group-key.ts';
import { groupLines } from './group-lines.ts';
import { type Grouping, makeGrouping } from './grouping.ts';
import { openTest } from './open-groups.ts';

/** The groups of the sorted rows; undefined when they are not grouped. */
export function useGrouping(
  sorted: readonly number[],
  view: View,
  columns: ReadonlyMap<string, TableColumn>,
  offered: readonly GroupKey[],
  options: CellOptions,
): Grouping | undefined {
  const { groups, aggregate, sort } = view;
  const keys = useMemo(() => chosenKeys(groups, options.table, offered), [groups, options.table, offered]);
  return useMemo(
    () => (keys.length === 0 ? undefined : makeGrouping(sorted, { keys, aggregate, sort, columns }, options)),
    [sorted, keys, aggregate, sort, columns, options],
  );
}

/** The groups as lines, as the view has opened them. */
export function useGroupLines(
  grouping: Grouping | undefined,
  { allOpen, flipped }: View,
  { table }: CellOptions,
  linesOf: (rows: readonly number[]) => readonly Line[],
): readonly Line[] {
  return useMemo(
    () =>
      grouping ? groupLines(grouping, openTest({ allOpen, flipped }, table, grouping.keys), linesOf) : [],
    [grouping, allOpen, flipped, table, linesOf],
  );
}
