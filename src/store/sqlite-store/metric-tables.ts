import { excerpt, type Problem } from '../problem.ts';
import { countRows } from '../row-counts.ts';
import type { RawMetric } from '../run-store.ts';
import type { Cell, Database } from './database.ts';
import { type MetricCollector, metricCollector } from './metric-rows.ts';
import type { RunDraft, RunDrafts } from './run-draft.ts';

/**
 * Reads the points of the runs in a range of ids, and gives each run's metrics as soon as they are complete; runs
 * without points are left out.
 */
export function* readMetrics(
  database: Database,
  range: readonly string[],
  drafts: RunDrafts,
): Iterable<readonly [id: string, RunDraft, readonly RawMetric[]]> {
  const collector = metricCollector();
  const known = database.problems.length;
  let at: { readonly id: Cell | undefined; readonly draft: RunDraft | undefined } | undefined;
  for (const [id, key, timestamp, step, value] of metricTuples(database, range)) {
    if (at === undefined || id !== at.id) {
      if (at?.draft) yield [String(at.id), at.draft, takeMetrics(collector, at.draft, `runs/${at.id}`)];
      at = { id, draft: drafts.get(String(id)) };
    }
    if (at.draft) collector.add(key, timestamp, step, value);
  }
  // Whatever is left may lack points that a damaged table did not come to, the run that it ended in too.
  noteDamage(database.problems.slice(known), drafts);
  if (at?.draft) yield [String(at.id), at.draft, takeMetrics(collector, at.draft, `runs/${at.id}`)];
}

/** A table that cannot be read to its end is a loss for each run that may have had rows there. */
export function noteDamage(damage: readonly Problem[], drafts: RunDrafts): void {
  for (const { path: table, found } of damage) {
    for (const [id, { problems }] of drafts)
      problems.push({ code: 'table-damaged', path: `runs/${id}`, key: table, found });
  }
}

/** Integers that a double does not hold would end the reading: they come as text, and are refused with a problem. */
function exact(column: string): string {
  return `CASE WHEN ${column} BETWEEN -4503599627370495 AND 4503599627370495 THEN ${column} ELSE CAST(${column} AS TEXT) END`;
}

/** `run_uuid`, `key`, `timestamp`, `step` and `value` of each point, run by run. */
function metricTuples(database: Database, range: readonly string[]): Iterable<readonly Cell[]> {
  const step = database.hasColumn('metrics', 'step') ? exact('step') : '0';
  const value = database.hasColumn('metrics', 'is_nan')
    ? "CASE WHEN is_nan THEN 'NaN' ELSE value END"
    : 'value';
  return database.tuples('metrics', ['run_uuid', 'key', exact('timestamp'), step, value], {
    tail: 'WHERE run_uuid BETWEEN ? AND ? ORDER BY run_uuid',
    values: range,
  });
}

/** The metrics of a run from its points and its latest values, and what is wrong with them. */
function takeMetrics(collector: MetricCollector, draft: RunDraft, folder: string): readonly RawMetric[] {
  const { metrics, rows, faults } = collector.finish();
  let reported = 0;
  for (const [key, fault] of faults) {
    const path = `${folder}/metrics/${key}`;
    const { rows: count, first } = fault;
    draft.problems.push({ code: 'metric-rows-invalid', path, key, found: excerpt(first), count });
    reported += count;
  }
  if (rows > 0) countRows(draft.rows, 'metrics', rows - reported, reported);
  return metrics;
}
