import type { Problem, ProblemCode } from '../problem.ts';
import { excerpt } from '../problem.ts';
import { countRows, type RowCounts } from '../row-counts.ts';
import type { TableName } from './database.ts';

/** Rows of one table that could not be used, folded: thousands of them usually have one cause. */
export type RowFaults = {
  /** Accounts for rows; `found` is what the first of them has to say. */
  add(table: TableName, code: ProblemCode, key: string, found: string, rows?: number): void;
  problems(): readonly Problem[];
};

/** No faults yet. */
export function rowFaults(counts: RowCounts): RowFaults {
  const folded = new Map<string, Problem & { count: number }>();
  return {
    add(table, code, key, found, rows = 1) {
      countRows(counts, table, 0, rows);
      const id = `${table} ${code} ${key}`;
      const known = folded.get(id);
      if (known) known.count += rows;
      else folded.set(id, { code, path: table, key, found: excerpt(found), count: rows });
    },
    problems: () => [...folded.values()],
  };
}
