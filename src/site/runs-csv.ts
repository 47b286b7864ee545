import { stringify } from 'csv-stringify/sync';
import { withoutFormula } from '../analysis/formula-text.ts';
import { compareText } from '../analysis/order.ts';

import type { StoredRun } from '../entities/run.ts';

const ATTRIBUTES = [
  'run_id',
  'name',
  'status',
  'lifecycle_stage',
  'start_time',
  'end_time',
  'user',
  'source',
  'commit',
  'parent_run_id',
] as const;

function time(ms: number | undefined): string {
  return ms !== undefined && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : '';
}

function attributes(run: StoredRun): string[] {
  return [
    run.runId,
    run.name,
    run.status,
    run.lifecycleStage,
    time(run.startTimeMs),
    time(run.endTimeMs),
    run.user ?? '',
    run.codeSource.name ?? '',
    run.codeSource.commit ?? '',
    run.parentRunId ?? '',
  ].map(withoutFormula);
}

function keysOf(runs: readonly StoredRun[], kind: 'params' | 'metrics'): readonly string[] {
  const keys = new Set<string>();
  for (const run of runs) for (const { key } of run[kind]) keys.add(key);
  return [...keys].sort(compareText);
}

/**
 * The runs of an experiment as CSV: one row a run; columns for attributes, `params.…` and `metrics.…` (latest
 * values) as MLflow's search names them. Numbers stay numbers, NaN and infinities their names; what was not
 * logged is empty. Texts that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function runsCsv(runs: readonly StoredRun[]): string {
  const params = keysOf(runs, 'params');
  const metrics = keysOf(runs, 'metrics');
  const rows = runs.map((run) => {
    const param = new Map(run.params.map(({ key, value }) => [key, withoutFormula(value)]));
    const metric = new Map(run.metrics.map(({ key, value }) => [key, String(value)]));
    return [
      ...attributes(run),
      ...params.map((key) => param.get(key) ?? ''),
      ...metrics.map((key) => metric.get(key) ?? ''),
    ];
  });
  const header = [
    ...ATTRIBUTES,
    ...params.map((key) => `params.${key}`),
    ...metrics.map((key) => `metrics.${key}`),
  ];
  return stringify([header, ...rows], { record_delimiter: '\r\n' });
}
