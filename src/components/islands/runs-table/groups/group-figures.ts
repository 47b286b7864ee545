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

/** The figures of all groups for one metric. */
export function groupFigures(
  groups: readonly RowGroup[],
  table: RunTable,
  values: Values<number>,
  aggregate: Aggregate,
  goal: 'maximize' | 'minimize' | undefined,
): readonly GroupFigure[] {
  const counts = (row: number) => values[row] !== undefined && isFinished(table, row);
  const parents = new Set<number>();
  if (table.parents.size > 0)
    for (const { rows } of groups)
      for (const row of rows) {
        const parent = counts(row) ? table.parents.get(row) : undefined;
        if (parent !== undefined) parents.add(parent);
      }
  return groups.map(({ rows }) => {
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
  });
}
