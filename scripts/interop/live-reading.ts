import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ingest } from '../../src/ingest/ingest.ts';
import { formatCount } from '../../src/site/format.ts';
import { sourceAt } from './read-store.ts';

/** What one reading of a database that is being written to gave. */
export type LiveReading = {
  /** Counted from the first reading. */
  readonly atMs: number;
  readonly ms: number;
  readonly runs: number;
  readonly points: number;
  /** Diagnostics of severity error, as sentences. */
  readonly errors: readonly string[];
  /** By table. */
  readonly rows: readonly {
    readonly table: string;
    readonly rows: number;
    readonly used: number;
    readonly reported: number;
  }[];
  /** What lay beside the database just after the reading. */
  readonly beside: readonly string[];
};

/** Reads a database as a user's report does every night: into the snapshot of last time. */
export async function readLive(
  database: string,
  snapshotDir: string,
  startedMs: number,
): Promise<LiveReading> {
  const before = performance.now();
  const { manifest, diagnostics } = await ingest({
    sources: [sourceAt(database)],
    snapshotDir,
    force: false,
    whenEmpty: 'write',
  });
  const ms = performance.now() - before;
  const { runs, points } = manifest.counts;
  return {
    atMs: before - startedMs,
    ms,
    runs,
    points,
    errors: diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, path, what }) => `${code} ${path ?? ''}: ${what}`),
    rows: manifest.sources.flatMap((source) => source.rows),
    beside: readdirSync(dirname(database)),
  };
}

/** What is wrong with readings of a database that only ever grows, in the order in which they were made. */
export function problemsOf(readings: readonly LiveReading[]): readonly string[] {
  return readings.flatMap((reading, index) => {
    const previous = readings[index - 1];
    const number = `reading ${index + 1}`;
    const problems = reading.errors.map((error) => `${number}: ${error}`);
    for (const name of ['runs', 'points'] as const) {
      const before = previous?.[name] ?? 0;
      if (reading[name] < before)
        problems.push(`${number}: ${formatCount(reading[name])} ${name}, ${formatCount(before)} before`);
    }
    if (reading.rows.length === 0) problems.push(`${number}: no table is accounted for`);
    // What a transaction left is whole: there is nothing odd to report, either.
    for (const { table, rows, used, reported } of reading.rows)
      if (rows !== used || reported > 0)
        problems.push(`${number}: ${table} has ${rows} rows, ${used} used and ${reported} reported`);
    return problems;
  });
}
