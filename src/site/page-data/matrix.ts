import type { Baseline } from '../../analysis/baseline-run.ts';
import {
  type ComparedMetric,
  type ComparedParam,
  type Comparison,
  compareSideBySide,
  type MetricSection,
} from '../../analysis/comparison.ts';
import type { MetricDifference } from '../../analysis/metric-difference.ts';
import { type MetricGoal, metricGoal } from '../../analysis/metric-goal.ts';
import type { ConstantParam } from '../../analysis/param-space.ts';
import { type RunsThatMatter, runsThatMatter } from '../../analysis/runs-that-matter.ts';
import { seriesOf } from '../../analysis/series-param.ts';
import { shortLabel } from '../../charts/short-label.ts';
import type { Run, RunStatus } from '../../entities/run.ts';
import { cut, NOT_LOGGED } from '../format.ts';
import { runLabel } from '../labels.ts';
import { figure, rankedDecimals, unitText } from '../metric-display.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import type { ExperimentSummary } from './experiment.ts';
import { marksOf, type RunRow, type TextCell } from './run-row.ts';

/** A run at the head of its row or column. */
export type MatrixRun = {
  readonly name: RunRow['name'];
  readonly series: number | undefined;
  readonly marks: RunRow['marks'];
  /** Undefined for finished runs: only what is odd is said. */
  readonly status: RunStatus | undefined;
  readonly isBaseline: boolean;
};
/** `differs` from the baseline; the cells stand in the order of the runs. */
export type MatrixParam = {
  readonly key: string;
  readonly numeric: boolean;
  readonly cells: readonly (TextCell & { readonly differs: boolean })[];
};
export type MatrixMetric = {
  readonly key: string;
  readonly unit: string;
  readonly goal: MetricGoal;
  readonly decimals: number;
  /** Without a direction a difference says little, and without a baseline there is none. */
  readonly hasDifferences: boolean;
  readonly cells: readonly (TextCell & {
    readonly isBest: boolean;
    readonly difference: MetricDifference | undefined;
  })[];
};
export type MatrixSection = { readonly prefix: string; readonly metrics: readonly MatrixMetric[] };

/** Runs side by side, as the tables lay them out: runs as rows or as columns. */
export type Matrix = {
  readonly runs: readonly MatrixRun[];
  readonly chosen: RunsThatMatter;
  readonly baseline: Baseline | undefined;
  readonly constant: readonly ConstantParam[];
  readonly constantWhereLogged: readonly ConstantParam[];
  readonly params: readonly MatrixParam[];
  readonly main: readonly MatrixSection[];
  /** Behind folds. */
  readonly more: readonly MatrixSection[];
  readonly leftOut: Comparison['leftOut'];
};

const NAME_CHARACTERS = 30;
const PARAM_CHARACTERS = 18;
const MISSING: TextCell = { text: NOT_LOGGED, title: undefined, missing: true };

function matrixRun(
  report: Report,
  summary: ExperimentSummary,
  run: Run,
  baseline: Run | undefined,
): MatrixRun {
  const label = runLabel(run);
  const text = shortLabel(label, NAME_CHARACTERS);
  return {
    name: { text, title: text === label ? undefined : cut(label, 300), path: paths.run(run.key) },
    series: seriesOf(run, summary.series),
    marks: marksOf(report, run),
    status: run.status === 'FINISHED' || run.incomplete ? undefined : run.status,
    isBaseline: run === baseline,
  };
}

function matrixParam({ key, numeric, values }: ComparedParam, hasBaseline: boolean): MatrixParam {
  const cells = values.map((value) => {
    // The baseline is the first of the runs.
    const differs = hasBaseline && value !== values[0];
    if (value === undefined) return { ...MISSING, differs };
    const text = shortLabel(value, PARAM_CHARACTERS);
    return { text, title: text === value ? undefined : cut(value, 300), missing: false, differs };
  });
  return { key, numeric, cells };
}

function matrixMetric(report: Report, metric: ComparedMetric, hasBaseline: boolean): MatrixMetric {
  const { key, goal, values, differences, isBest } = metric;
  const known = values.filter((value) => value !== undefined);
  const decimals = rankedDecimals(report.settings, key, goal.goal, known);
  const cells = values.map((value, index) => {
    const base = { isBest: isBest[index] ?? false, difference: differences[index] };
    return value === undefined
      ? { ...MISSING, ...base }
      : { ...figure(value, decimals), missing: false, ...base };
  });
  const hasDifferences = hasBaseline && goal.goal !== undefined;
  return { key, unit: unitText(report.settings, key), goal, decimals, hasDifferences, cells };
}

/** The matrix of the runs that matter most in an experiment. */
export function matrix(
  report: Report,
  summary: ExperimentSummary,
  baseline: Baseline | undefined,
): { readonly matrix: Matrix; readonly runs: readonly Run[] } {
  const registered = new Set(report.versionsByRun.keys());
  const chosen = runsThatMatter(summary.runs, summary.primary, baseline?.run, registered);
  const comparison = compareSideBySide({
    runs: chosen.runs,
    baseline: baseline?.run,
    primary: summary.primary?.key,
    goalOf: (key) => metricGoal(key, report.settings, summary.experiment),
    paramOrder: summary.params.map(({ key }) => key),
  });
  const hasBaseline = baseline !== undefined;
  const sections = (some: readonly MetricSection[]): readonly MatrixSection[] =>
    some.map(({ prefix, metrics }) => ({
      prefix,
      metrics: metrics.map((metric) => matrixMetric(report, metric, hasBaseline)),
    }));
  return {
    runs: comparison.runs,
    matrix: {
      runs: comparison.runs.map((run) => matrixRun(report, summary, run, baseline?.run)),
      chosen,
      baseline,
      constant: comparison.constant,
      constantWhereLogged: comparison.constantWhereLogged,
      params: comparison.params.map((param) => matrixParam(param, hasBaseline)),
      main: sections(comparison.main),
      more: sections(comparison.more),
      leftOut: comparison.leftOut,
    },
  };
}
