import type { Line } from '../arrange-rows.ts';
import type { Group } from './group.ts';
import type { Grouping } from './grouping.ts';

/** The groups as lines, below those that are open their runs. */
export function groupLines(
  { groups }: Pick<Grouping, 'groups'>,
  isOpen: (group: Group) => boolean,
  linesOf: (rows: readonly number[]) => readonly Line[],
): readonly Line[] {
  return groups.flatMap((group): readonly Line[] => {
    const line: Line = { kind: 'group', group, isOpen: isOpen(group) };
    return line.isOpen ? [line, ...linesOf(group.rows).map(deeper)] : [line];
  });
}

function deeper(line: Line): Line {
  return 'depth' in line ? { ...line, depth: line.depth + 1 } : line;
}
