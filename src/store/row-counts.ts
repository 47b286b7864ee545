/**
 * What became of the rows of each table of a database: `used` ended in an entity, `reported` in a diagnostic. The sum
 * is the number of rows that the table has.
 */
export type RowCounts = Record<string, { used: number; reported: number }>;

/** Adds rows of one table to the account. */
export function countRows(counts: RowCounts, table: string, used: number, reported = 0): void {
  counts[table] ??= { used: 0, reported: 0 };
  counts[table].used += used;
  counts[table].reported += reported;
}

/** Adds all counts of `from` to `to`. */
export function addRowCounts(to: RowCounts, from: RowCounts): void {
  for (const [table, { used, reported }] of Object.entries(from)) countRows(to, table, used, reported);
}
