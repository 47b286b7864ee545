import { useMemo } from 'react';
import type { Line } from '../arrange-rows.ts';
import type { CellOptions } from '../cell.ts';
import type { TableColumn } from '../table-column.ts';
import type { View } from '../view.ts';
import { chosenKeys, type GroupKey } from './group-key.ts';
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

/** The groups as lines, below those that are open their runs. */
export function useGroupLines(
  grouping: Grouping | undefined,
  { allOpen, flipped }: View,
  { table }: CellOptions,
  linesOf: (rows: readonly number[]) => readonly Line[],
): readonly Line[] {
  return useMemo(() => {
    if (!grouping) return [];
    const isOpen = openTest({ allOpen, flipped }, table, grouping.keys);
    return grouping.groups.flatMap((group): readonly Line[] => {
      const line: Line = { kind: 'group', group, isOpen: isOpen(group) };
      return line.isOpen ? [line, ...linesOf(group.rows).map(deeper)] : [line];
    });
  }, [grouping, allOpen, flipped, table, linesOf]);
}

function deeper(line: Line): Line {
  return 'depth' in line ? { ...line, depth: line.depth + 1 } : line;
}
