import { metricGoal } from '../../analysis/metric-goal.ts';
import { type Pivot, type PivotCell, type PivotHeading, pivotRuns } from '../../analysis/pivot.ts';
import { metricOf } from '../../analysis/rank-runs.ts';
import { fieldKey } from '../../analysis/run-field.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { PivotSetting } from '../../settings/settings.ts';
import { countOf, cut, formatExact, formatMetric, formatSpread, NOT_LOGGED } from '../format.ts';
import { goalText, metricDecimals } from '../metric-display.ts';
import type { Report } from '../report.ts';
import { isNamed } from '../settings-diagnostics.ts';
import type { ExperimentSummary } from './experiment.ts';

/** A cell of a pivot as it is written. */
export type PivotTableCell =
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'value';
      /** NaN when there is none to give. */
      readonly data: number;
      readonly text: string;
      readonly title: string;
      readonly spread: { readonly text: string; readonly data: number } | undefined;
      readonly n: number;
      /** `NaN in 1 of 5`. */
      readonly remark: string | undefined;
      readonly isBest: boolean;
    };

export type PivotTable = {
  readonly title: string;
  readonly metric: string;
  readonly direction: string;
  /** What the table holds, in words. */
  readonly method: string;
  /** What it leaves out, in words. */
  readonly leftOut: string | undefined;
  readonly rowKeys: readonly string[];
  readonly columnKey: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly heading: PivotHeading; readonly cells: readonly PivotTableCell[] }[];
  /** Number of runs of each cell, when all have the same; said once instead of in each cell. */
  readonly sameCount: number | undefined;
};

const TEXT_CHARACTERS = 40;

const listed = (fields: string | readonly string[] | undefined): readonly string[] =>
  fields === undefined ? [] : typeof fields === 'string' ? [fields] : fields;

function isAbout({ experiment: wanted }: PivotSetting, experiment: Experiment): boolean {
  return wanted === undefined || isNamed(wanted, experiment);
}

const AGGREGATES: Readonly<Record<PivotSetting['aggregate'], string>> = {
  mean: 'Mean',
  median: 'Median',
  min: 'Smallest',
  max: 'Greatest',
  best: 'Best',
};

function methodText(
  { aggregate }: PivotSetting,
  { runs }: Pivot,
  hasSpread: boolean,
  sameCount: number | undefined,
): string {
  const spread = aggregate === 'mean' && hasSpread ? ' ± standard deviation (n − 1)' : '';
  const count =
    sameCount === undefined
      ? `over ${countOf(runs, 'run')}; n in brackets`
      : `over ${countOf(sameCount, 'run')} each`;
  return `${AGGREGATES[aggregate]}${spread} of the last values, ${count}.`;
}

function leftOutText({ leftOut }: Pivot): string | undefined {
  const parts = [
    leftOut.unfinished > 0 && `${countOf(leftOut.unfinished, 'run')} that did not finish`,
    leftOut.parents > 0 && `${countOf(leftOut.parents, 'run')} above others`,
    leftOut.withoutField > 0 && `${countOf(leftOut.withoutField, 'run')} without what gives rows or columns`,
    leftOut.rows > 0 && `${countOf(leftOut.rows, 'row')} with the fewest runs`,
    leftOut.columns > 0 && `${countOf(leftOut.columns, 'column')} with the fewest runs`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `Left out: ${parts.join(', ')}.` : undefined;
}

function cellOf(cell: PivotCell | undefined, decimals: number): PivotTableCell {
  if (!cell) return { kind: 'missing' };
  const { n, nonFinite, value, sd, isBest } = cell;
  const remark = nonFinite > 0 ? `NaN or ∞ in ${nonFinite} of ${n}` : undefined;
  return {
    kind: 'value',
    data: value ?? Number.NaN,
    text: value === undefined ? NOT_LOGGED : formatMetric(value, decimals),
    title: value === undefined ? '' : formatExact(value),
    spread: sd === undefined ? undefined : { text: formatSpread(sd, decimals), data: sd },
    n,
    remark,
    isBest,
  };
}

function sameCountOf(cells: readonly (PivotCell | undefined)[]): number | undefined {
  const counts = new Set(cells.flatMap((cell) => cell?.n ?? []));
  const [only] = counts;
  return counts.size === 1 ? only : undefined;
}

function titleOf({ title, metric }: PivotSetting, rowKeys: readonly string[], columnKey: string | undefined) {
  return (
    title ?? `${metric} by ${rowKeys.join(' and ')}${columnKey === undefined ? '' : ` and ${columnKey}`}`
  );
}

/** A value that gives rows or columns; MLflow lets a param be empty. */
function levelText(text: string): string {
  return text.trim() === '' ? '(empty)' : cut(text, TEXT_CHARACTERS);
}

function columnText(heading: PivotHeading, metric: string): string {
  return heading.length === 0 ? cut(metric, 80) : heading.map(levelText).join(', ');
}

function pivotTable(
  report: Report,
  summary: ExperimentSummary,
  setting: PivotSetting,
): PivotTable | undefined {
  const goal = metricGoal(setting.metric, report.settings, summary.experiment);
  const [rows, columns] = [listed(setting.rows), listed(setting.columns)];
  const { metric, aggregate } = setting;
  const pivot = pivotRuns(summary.runs, { rows, columns, metric, aggregate, goal: goal.goal });
  if (pivot.rows.length === 0) return undefined;
  const all = pivot.cells.flat();
  const decimals = metricDecimals(
    report.settings,
    metric,
    all.flatMap((cell) => cell?.value ?? []),
  );
  const sameCount = sameCountOf(all);
  const rowKeys = rows.map((field) => cut(fieldKey(field), TEXT_CHARACTERS));
  const columnKey = columns.length === 0 ? undefined : cut(columns.map(fieldKey).join(', '), TEXT_CHARACTERS);
  return {
    title: cut(titleOf(setting, rowKeys, columnKey), 120),
    metric: cut(metric, 80),
    direction: goalText(goal),
    method: methodText(
      setting,
      pivot,
      all.some((cell) => cell?.sd !== undefined),
      sameCount,
    ),
    leftOut: leftOutText(pivot),
    rowKeys,
    columnKey,
    columns: pivot.columns.map((heading) => columnText(heading, metric)),
    rows: pivot.rows.map((heading, index) => ({
      heading: heading.map(levelText),
      cells: (pivot.cells[index] ?? []).map((cell) => cellOf(cell, decimals)),
    })),
    sameCount,
  };
}

/**
 * The pivots of `runfolio.yaml` that say something of an experiment. One that names it and finds nothing is given as
 * its title in `empty`.
 */
export function pivotTables(
  report: Report,
  summary: ExperimentSummary,
): { readonly tables: readonly PivotTable[]; readonly empty: readonly string[] } {
  const { experiment, runs } = summary;
  const settings = report.settings.pivots.filter(
    (setting) =>
      isAbout(setting, experiment) &&
      (setting.experiment !== undefined || runs.some((run) => metricOf(run, setting.metric) !== undefined)),
  );
  const made = settings.map((setting) => ({ setting, table: pivotTable(report, summary, setting) }));
  return {
    tables: made.flatMap(({ table }) => table ?? []),
    empty: made.flatMap(({ setting, table }) =>
      table || setting.experiment === undefined
        ? []
        : [cut(titleOf(setting, listed(setting.rows).map(fieldKey), undefined), 120)],
    ),
  };
}
