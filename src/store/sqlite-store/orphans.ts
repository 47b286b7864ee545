import type { Database, TableName } from './database.ts';
import type { RowFaults } from './row-faults.ts';
import { RUN_IDS } from './run-ids.ts';

/** Tables whose rows belong to a run. */
const OF_RUNS: readonly TableName[] = ['params', 'tags', 'metrics', 'latest_metrics'];

/**
 * Finds rows that belong to no run: SQLite does not enforce foreign keys unless asked to, so a run that was deleted
 * by hand leaves its rows behind. Where run ids are indexed, each id is visited once instead of each row.
 */
export function findOrphans(database: Database, faults: RowFaults): void {
  for (const table of OF_RUNS) {
    if (!database.has(table)) continue;
    const isIndexed = database.isIndexedBy(table, 'run_uuid');
    const ids = isIndexed ? skipThrough(table) : `SELECT DISTINCT run_uuid AS id FROM ${table}`;
    const where = `(${ids}) AS ids WHERE id NOT IN (${RUN_IDS})`;
    const unknown = database.rows(table, ['run_uuid'], {
      tail: `WHERE run_uuid IS NULL OR run_uuid IN (SELECT id FROM ${where}) ORDER BY run_uuid`,
    });
    for (const { run_uuid: id } of unknown) {
      if (id === null) faults.add(table, 'rows-orphaned', 'run', 'NULL');
      else faults.add(table, 'rows-orphaned', 'run', id instanceof Uint8Array ? 'a blob' : String(id));
    }
  }
}

/** Every run id of a table, each found by one look into the index (a "loose index scan", which SQLite has not). */
function skipThrough(table: TableName): string {
  return `WITH RECURSIVE each(id) AS (
    SELECT min(run_uuid) FROM ${table}
    UNION ALL
    SELECT (SELECT min(run_uuid) FROM ${table} WHERE run_uuid > each.id) FROM each WHERE each.id IS NOT NULL
  ) SELECT id FROM each WHERE id IS NOT NULL`;
}
