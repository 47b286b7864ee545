import {
  type Aggregate,
  type Aggregated,
  aggregateOf,
  type Gathered,
  gatherValues,
} from '../../../../analysis/aggregate-values.ts';
import type { RowGroup } from '../../../../analysis/group-rows.ts';
import type { Values } from '../../../../columns/decode-column.ts';
import type { RunTable } from '../../../../columns/decode-runs.ts';
import { isFinished } from '../cell.ts';

/** What the runs of a group have of a metric; as in a pivot, finished runs count alone. */
export type GroupFigure = Aggregated & {
  readonly gathered: Gathered;
  readonly leftOut: {
    /** Runs that have a value and are not finished, or deleted. */
    readonly unfinished: number;
    /** Runs above others that count: their children would count twice. */
    readonly parents: number;
    /** Runs without a value. */
    readonly without: number;
  };
};

/** The figures of groups for one metric, made when they are asked for: there may be thousands of groups. */
export type GroupFigures = {
  readonly of: (group: number) => GroupFigure | undefined;
  /** The value of each. */
  readonly values: () => Values<number>;
};

export function groupFigures(
  groups: readonly RowGroup[],
  table: RunTable,
  values: Values<number>,
  aggregate: Aggregate,
  goal: 'maximize' | 'minimize' | undefined,
): GroupFigures {
  const parents = countedParents(groups, table, values);
  const made = new Map<number, GroupFigure>();
  const of = (number: number) => {
    const group = groups[number];
    if (!group) return undefined;
    const figure = made.get(number) ?? figureOf(group, table, values, parents, aggregate, goal);
    made.set(number, figure);
    return figure;
  };
  const isNone = aggregate === 'best' && goal === undefined;
  const groupValue = ({ rows }: RowGroup, number: number) => {
    const [first = -1] = rows;
    if (rows.length > 1) return of(number)?.value;
    // Of one run, every aggregate is its value.
    const own = values[first];
    const counts = isFinished(table, first) && !parents.has(first) && Number.isFinite(own) && !isNone;
    return counts ? own : undefined;
  };
  let all: Values<number> | undefined;
  return {
    of,
    values: () => {
      all ??= groups.map(groupValue);
      return all;
    },
  };
}

/** The runs above others that count for the metric. */
function countedParents(
  groups: readonly RowGroup[],
  table: RunTable,
  values: Values<number>,
): ReadonlySet<number> {
  const parents = new Set<number>();
  if (table.parents.size === 0) return parents;
  for (const { rows } of groups)
    for (const row of rows) {
      const parent = values[row] !== undefined && isFinished(table, row) ? table.parents.get(row) : undefined;
      if (parent !== undefined) parents.add(parent);
    }
  return parents;
}

function figureOf(
  { rows }: RowGroup,
  table: RunTable,
  values: Values<number>,
  parents: ReadonlySet<number>,
  aggregate: Aggregate,
  goal: 'maximize' | 'minimize' | undefined,
): GroupFigure {
  const leftOut = { unfinished: 0, parents: 0, without: 0 };
  const counted: number[] = [];
  for (const row of rows) {
    const value = values[row];
    if (value === undefined) leftOut.without += 1;
    else if (!isFinished(table, row)) leftOut.unfinished += 1;
    else if (parents.has(row)) leftOut.parents += 1;
    else counted.push(value);
  }
  const gathered = gatherValues(counted);
  return { ...aggregateOf(gathered, aggregate, goal), gathered, leftOut };
}
