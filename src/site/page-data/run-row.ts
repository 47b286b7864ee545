import { metricOf } from '../../analysis/rank-runs.ts';
import type { RunNode } from '../../analysis/run-tree.ts';
import { type SeriesParam, seriesOf } from '../../analysis/series-param.ts';
import { shortLabel } from '../../charts/short-label.ts';
import { sparkline } from '../../charts/sparkline.ts';
import type { Run, RunStatus } from '../../entities/run.ts';
import { cut, formatDateTime, formatDuration, formatInstant, NOT_LOGGED } from '../format.ts';
import { runLabel } from '../labels.ts';
import { figure } from '../metric-display.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { versionMarks } from '../version-marks.ts';
import { diagnosticsPathOfRun } from './diagnostics.ts';
import { durationMs, type MetricColumn, type RunsTable } from './runs-table.ts';
import { NAME_CHARACTERS, PARAM_CHARACTERS } from './table-width.ts';

export type TextCell = {
  readonly text: string;
  /** The whole text or exact number, when the cell shows less. */
  readonly title: string | undefined;
  readonly missing: boolean;
};
export type MetricCell = TextCell & {
  readonly isBest: boolean;
  /** Undefined when the column has no histories; without a path when this run has none. */
  readonly spark:
    | { readonly d: string; readonly end: { readonly x: number; readonly y: number } | undefined }
    | undefined;
};

/** A row as the table lays it out; `path`s as the functions of `routes.ts` give them. */
export type RunRow = {
  readonly name: { readonly text: string; readonly title: string | undefined; readonly path: string };
  readonly depth: number;
  readonly nested: number;
  readonly series: number | undefined;
  /** Undefined when the run's own record could not be read. */
  readonly status: RunStatus | undefined;
  readonly marks: readonly { readonly text: string; readonly strong: boolean }[];
  readonly problems: { readonly count: number; readonly path: string } | undefined;
  readonly primary: MetricCell | undefined;
  readonly params: readonly (TextCell & { readonly numeric: boolean })[];
  readonly metrics: readonly MetricCell[];
  readonly started: TextCell;
  readonly duration: TextCell;
  readonly user: TextCell;
  readonly source: TextCell;
  readonly commit: TextCell;
};

const NUMBER_CHARACTERS = 10;
const SIGNIFICANT = 5;

const MISSING: TextCell = { text: NOT_LOGGED, title: undefined, missing: true };

function textCell(text: string | undefined, characters: number): TextCell {
  if (text === undefined) return MISSING;
  const short = shortLabel(text, characters);
  return { text: short, title: short === text ? undefined : cut(text, 300), missing: false };
}

/** A number as it was logged; rounded only when it is as long as a double can be. */
function numberCell(text: string | undefined): TextCell {
  if (text === undefined || text.length <= NUMBER_CHARACTERS) return textCell(text, NUMBER_CHARACTERS);
  const short = String(Number(Number(text).toPrecision(SIGNIFICANT)));
  return { text: short, title: cut(text, 300), missing: false };
}

function metricCell(run: Run, { key, decimals, best, drawn }: MetricColumn): MetricCell {
  const metric = metricOf(run, key);
  const path = drawn ? sparkline(metric?.shape ?? []) : undefined;
  const spark = path && { d: path.d, end: path.last };
  if (!metric) return { ...MISSING, isBest: false, spark };
  const { text, title } = figure(metric.value, decimals);
  const isBest = metric.value === best && run.status === 'FINISHED' && run.lifecycleStage === 'active';
  return { text, title, missing: false, isBest, spark };
}

function startCell({ startTimeMs }: Run, sameDay: boolean): TextCell {
  if (startTimeMs === undefined) return MISSING;
  const text = formatDateTime(startTimeMs);
  return { text: sameDay ? text.slice(11) : text, title: formatInstant(startTimeMs), missing: false };
}

function durationCell(run: Run): TextCell {
  const ms = durationMs(run);
  return ms === undefined ? MISSING : { text: formatDuration(ms), title: undefined, missing: false };
}

/** Those marks, and what is odd about the run. */
export function marksOf(report: Report, run: Run): RunRow['marks'] {
  return [
    ...versionMarks(report, run).map((text) => ({ text: cut(text, 24), strong: text === 'champion' })),
    ...(run.incomplete ? [{ text: 'incomplete', strong: false }] : []),
    ...(run.lifecycleStage === 'deleted' ? [{ text: 'deleted', strong: false }] : []),
  ];
}

/** Fills the row of a run; costs the same however many runs there are. */
export function runRow(
  report: Report,
  table: RunsTable,
  series: SeriesParam | undefined,
  { run, depth, descendants }: RunNode,
): RunRow {
  const label = runLabel(run);
  const params = new Map(run.params.map(({ key, value }) => [key, value]));
  return {
    name: { ...textCell(label, NAME_CHARACTERS), path: paths.run(run.key) },
    depth,
    nested: descendants,
    series: seriesOf(run, series),
    status: run.incomplete ? undefined : run.status,
    marks: marksOf(report, run),
    problems:
      run.diagnostics > 0
        ? { count: run.diagnostics, path: diagnosticsPathOfRun(report, run.key) ?? paths.diagnostics }
        : undefined,
    primary: table.primary && metricCell(run, table.primary),
    params: table.params.map(({ key, numeric }) => ({
      ...(numeric ? numberCell(params.get(key)) : textCell(params.get(key), PARAM_CHARACTERS)),
      numeric,
    })),
    metrics: table.metrics.map((column) => metricCell(run, column)),
    started: startCell(run, table.same.date !== undefined),
    duration: durationCell(run),
    user: textCell(run.user, 16),
    source: textCell(run.codeSource.name, 20),
    commit: { ...textCell(run.codeSource.commit?.slice(0, 8), 8), title: run.codeSource.commit },
  };
}
