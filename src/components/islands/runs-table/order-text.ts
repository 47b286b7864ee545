import { cut } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';
import type { Grouping } from './groups/grouping.ts';
import { valueNote } from './metric-value.ts';
import type { TableColumn } from './table-column.ts';
import type { View } from './view.ts';

const LONGEST = 60;
/** Keys that are named one by one. */
const MOST_NAMED = 4;

/** `grouped by model, sorted by loss, then by lr`; undefined when the table is neither. */
export function orderText(
  { sort, value }: Pick<View, 'sort' | 'value'>,
  grouping: Grouping | undefined,
  byId: ReadonlyMap<string, TableColumn>,
  primary: string | undefined,
): string | undefined {
  const sorted = sort.map(({ id, descending }) => {
    const column = byId.get(id);
    const note = column?.metric && valueNote(value);
    return `${name(column?.label ?? id)}${note ? ` ${note}` : ''}${descending ? ', greatest first' : ''}`;
  });
  const isRanked = sorted.length === 0 && byId.get(`metrics.${primary}`)?.metric?.goal !== undefined;
  const parts = [
    ...(grouping ? [`grouped by ${groupedBy(grouping)}`] : []),
    ...(grouping && isRanked ? [`best ${name(primary ?? '')} first`] : []),
    ...(sorted.length > 0 ? [`sorted by ${sorted.join(', then by ')}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function groupedBy({ keys }: Grouping): string {
  const names = keys.slice(0, MOST_NAMED).map(({ label }) => name(label));
  return keys.length > MOST_NAMED
    ? `${names.join(', ')} and ${keys.length - MOST_NAMED} more`
    : names.join(names.length > 2 ? ', ' : ' and ');
}

function name(text: string): string {
  return cut(visibleText(text), LONGEST);
}
