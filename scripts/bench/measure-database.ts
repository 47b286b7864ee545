import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { ingest } from '../../src/ingest/ingest.ts';

/**
 * One measurement, in a process of its own: every row of every table read once with `SELECT *`, then ingests of the
 * same database. Prints JSON. Arguments: the database, and a folder that is not there yet, for the snapshot.
 */
const [file = '', folder = ''] = process.argv.slice(2);
const snapshotDir = join(folder, 'snapshot');

function readEveryRow(): { ms: number; rows: number } {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const started = performance.now();
  let rows = 0;
  for (const { name } of tables)
    for (const _ of database.prepare(`SELECT * FROM ${name}`).iterate()) rows += 1;
  const ms = performance.now() - started;
  database.close();
  return { ms, rows };
}

async function timed(force: boolean): Promise<{ ms: number; points: number }> {
  const started = performance.now();
  const source = { id: 'bench', label: 'bench', root: dirname(file), database: basename(file) };
  const { manifest } = await ingest({ sources: [source], snapshotDir, force });
  return { ms: performance.now() - started, points: manifest.counts.points };
}

const baseline = readEveryRow();
const first = await timed(true);
// Before the last one, which does not have to be small.
const memoryBytes = process.resourceUsage().maxRSS * 1024;
const unchanged = await timed(false);
console.log(
  JSON.stringify({
    baseline,
    firstMs: first.ms,
    unchangedMs: unchanged.ms,
    points: first.points,
    memoryBytes,
  }),
);
