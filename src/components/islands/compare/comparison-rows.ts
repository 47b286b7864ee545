import { metricPrefix } from '../../../analysis/comparison.ts';
import { paramSections } from '../../../analysis/param-sections.ts';
import { formatBytes, formatDuration, formatInstant } from '../../../site/format.ts';
import { isReservedTag } from '../../../site/labels.ts';
import type { ComparedRun, Comparison } from './load-comparison.ts';

/** A row of the table: one key and its value in each run, undefined where there is none. */
export type TextRow = { readonly key: string; readonly values: readonly (string | undefined)[] };
export type MetricRow = { readonly key: string; readonly values: readonly (number | undefined)[] };
export type TextSection = {
  readonly title: string;
  readonly kind: 'text' | 'key';
  readonly rows: readonly TextRow[];
};

const DETAILS: readonly (readonly [string, (run: ComparedRun) => string | undefined])[] = [
  ['Experiment', ({ experiment }) => experiment?.name],
  ['Status', ({ run }) => run.status.toLowerCase()],
  ['Parent', ({ run }) => run.parentRunId],
  ['Started', ({ run }) => (run.startTimeMs === undefined ? undefined : formatInstant(run.startTimeMs))],
  ['Duration', ({ run }) => durationOf(run)],
  ['User', ({ run }) => run.user],
  ['Source', ({ run }) => run.codeSource.name],
  ['Branch', ({ run }) => run.codeSource.branch],
  ['Commit', ({ run }) => commitOf(run.codeSource)],
  ['Run ID', ({ run }) => run.runId],
  ['Files', ({ run }) => `${run.artifacts.files} (${formatBytes(run.artifacts.bytes)})`],
];

function commitOf({ commit, dirty }: ComparedRun['run']['codeSource']): string | undefined {
  return commit === undefined ? undefined : `${commit.slice(0, 8)}${dirty ? ', changed' : ''}`;
}

function durationOf({ startTimeMs, endTimeMs }: ComparedRun['run']): string | undefined {
  return startTimeMs === undefined || endTimeMs === undefined
    ? undefined
    : formatDuration(endTimeMs - startTimeMs);
}

/** The place of the baseline among the runs: the first where none is chosen. */
export function baselineIndex(runs: readonly ComparedRun[], baseline: string | undefined): number {
  return Math.max(
    0,
    runs.findIndex(({ segment }) => segment === baseline),
  );
}

/** Whether not all runs have the same value. */
export function differs({ values }: { readonly values: readonly unknown[] }): boolean {
  return values.some((value) => !Object.is(value, values[0]));
}

/** One row for each key that any of the runs has, by key. */
function rowsOf(
  runs: readonly ComparedRun[],
  pairsOf: (run: ComparedRun) => Iterable<readonly [string, string]>,
): readonly TextRow[] {
  const maps = runs.map((run) => new Map(pairsOf(run)));
  const keys = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
  return keys.map((key) => ({ key, values: maps.map((map) => map.get(key)) }));
}

/** Everything but the metrics and notes that the runs have, in sections. */
export function textSections(runs: readonly ComparedRun[]): readonly TextSection[] {
  const details = DETAILS.map(([key, read]) => ({ key, values: runs.map(read) }));
  const tags = rowsOf(runs, ({ run }) =>
    run.tags.filter(({ key }) => !isReservedTag(key)).map(({ key, value }) => [key, value]),
  );
  const datasets = rowsOf(runs, ({ run }) =>
    [...Map.groupBy(run.datasets, ({ context }) => context || 'input')].map(([context, members]) => [
      context,
      members.map(({ name, digest }) => `${name} (${digest})`).join(', '),
    ]),
  );
  return [
    { title: 'Details', kind: 'text', rows: details },
    ...paramSections(paramRows(runs)).map(({ prefix, params }) => ({
      title: prefix === '' ? 'Parameters' : `Parameters, ${prefix}`,
      kind: 'key' as const,
      rows: params,
    })),
    { title: 'Datasets', kind: 'key', rows: datasets },
    { title: 'Tags', kind: 'key', rows: tags },
  ];
}

function paramRows(runs: readonly ComparedRun[]): readonly TextRow[] {
  return rowsOf(runs, ({ params }) => params);
}

/** Keys of the params in which not all runs agree. */
export function differingParams(runs: readonly ComparedRun[]): readonly string[] {
  return paramRows(runs)
    .filter(differs)
    .map(({ key }) => key);
}

export type MetricRows = { readonly title: string; readonly rows: readonly MetricRow[] };

/** The latest values, in sections by what stands before the first slash of their keys. */
export function metricSections({
  runs,
  metrics,
}: Pick<Comparison, 'runs' | 'metrics'>): readonly MetricRows[] {
  return [...Map.groupBy(metrics, metricPrefix)].map(([prefix, keys]) => ({
    title: prefix === '' ? 'Metrics, latest value' : `Metrics, ${prefix}/`,
    rows: keys.map((key) => ({ key, values: runs.map((run) => run.metrics.get(key)) })),
  }));
}

/** Whether a metric differs from the baseline by more than the tolerance in any run, or is not in all of them. */
export function exceeds({ values }: MetricRow, baseline: number, tolerance: number): boolean {
  const base = values[baseline];
  return values.some((value) => {
    if (Object.is(value, base)) return false;
    if (value === undefined || base === undefined || !Number.isFinite(value - base)) return true;
    return Math.abs(value - base) > (Math.abs(base) * tolerance) / 100;
  });
}
