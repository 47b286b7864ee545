import type { RunTable } from '../../../../columns/decode-runs.ts';
import type { View } from '../view.ts';
import type { Group } from './group.ts';
import type { GroupKey } from './group-key.ts';

type Opened = Pick<View, 'allOpen' | 'flipped'>;

/** Names a group, whatever rows of it are shown. */
function idOf(values: Group['values']): string {
  return JSON.stringify(values.map((value) => value ?? null));
}

/** Which groups are open: all or none, but for those of some runs. A run names its group in an address, being short. */
export function openTest(
  { allOpen, flipped }: Opened,
  table: RunTable,
  keys: readonly GroupKey[],
): (group: Group) => boolean {
  if (flipped.size === 0) return () => allOpen;
  const exceptions = new Set<string>();
  table.runIds.forEach((id, row) => {
    if (flipped.has(id)) exceptions.add(idOf(keys.map(({ textOf }) => textOf(row))));
  });
  return ({ values }) => exceptions.has(idOf(values)) !== allOpen;
}

/** The change that opens a group, or closes it. */
export function flipGroup(
  { allOpen, flipped }: Opened,
  group: Group,
  isOpen: boolean,
  table: RunTable,
  keys: readonly GroupKey[],
): Pick<View, 'flipped'> {
  const rowOfId = new Map(table.runIds.map((id, row) => [id, row]));
  const own = idOf(group.values);
  const others = [...flipped].filter((id) => {
    const row = rowOfId.get(id);
    return row !== undefined && idOf(keys.map(({ textOf }) => textOf(row))) !== own;
  });
  const named = isOpen !== allOpen ? table.runIds[group.rows[0] ?? -1] : undefined;
  return { flipped: new Set(named === undefined ? others : [...others, named]) };
}
