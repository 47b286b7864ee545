import type { Goal } from '../../analysis/metric-direction.ts';
import type { InfluentialParam } from '../../analysis/param-influence.ts';
import { metricOf, type PrimaryMetric } from '../../analysis/rank-runs.ts';
import { paramValue, seriesOf } from '../../analysis/series-param.ts';
import type { Clip } from '../../charts/clip.ts';
import { type RunFacts, tipOf } from '../../charts/run-marks.ts';
import { shortLabel } from '../../charts/short-label.ts';
import type { ValueScale } from '../../charts/value-scale.ts';
import type { Run } from '../../entities/run.ts';
import { countOf, cut, formatMetric, NOT_LOGGED } from '../format.ts';
import { runLabel } from '../labels.ts';
import { goalText } from '../metric-display.ts';
import { slug } from '../slug.ts';
import type { ExperimentSummary } from './experiment.ts';
import type { Figure } from './figure.ts';

/** What the figures of an experiment are made from; there is a primary metric with a goal. */
export type FigureData = {
  readonly summary: ExperimentSummary;
  readonly primary: PrimaryMetric;
  readonly goal: Goal;
  /** Comparable runs with their values, best first. */
  readonly ranked: readonly { readonly run: Run; readonly value: number }[];
  readonly params: readonly InfluentialParam[];
  /** Decimals of the primary metric. */
  readonly decimals: number;
};

const MOST_ROWS = 40;

/** Cuts a table of a figure to what a page should hold. */
export function figureTable(
  columns: Figure['table']['columns'],
  rows: readonly (readonly string[])[],
): Figure['table'] {
  return { columns, rows: rows.slice(0, MOST_ROWS), total: rows.length };
}

/** `val_loss ↓`: the name of a metric at its axis. */
export function axisName(key: string, goal: PrimaryMetric['goal']): string {
  const arrow = goal.goal === undefined ? '' : ` ${goalText(goal).slice(0, 1)}`;
  return (key.length > 40 ? `${key.slice(0, 39)}…` : key) + arrow;
}

/** `0.80 to 1.00`: the range of an axis, as its ticks have it. */
export function rangeText({ ticks }: ValueScale): string {
  return `${ticks[0]?.label ?? ''} to ${ticks.at(-1)?.label ?? ''}`;
}

/** Says which runs are drawn beyond the others, as their values would squeeze these together. */
export function clipNote(clip: Clip | undefined, key: string, decimals: number): string | undefined {
  if (!clip) return undefined;
  const drawn =
    clip.count === 1
      ? 'is drawn just beyond it as an open triangle, not at its value'
      : 'are drawn just beyond it as open triangles, not at their values';
  return `${countOf(clip.count, 'run')} with ${cut(key, 60)} ${clip.side} ${formatMetric(clip.limit, decimals)} ${drawn}.`;
}

/** Joins the notes there are. */
export function notes(...all: readonly (string | undefined)[]): string | undefined {
  return all.filter(Boolean).join(' ') || undefined;
}

/** What a figure says of a run when it is pointed at. */
export function runFacts(
  run: Run,
  keys: readonly string[],
  { primary, decimals }: Pick<FigureData, 'primary' | 'decimals'>,
): RunFacts {
  const value = metricOf(run, primary.key)?.value;
  const params = keys.map((key) => [cut(key, 40), cut(paramValue(run, key) ?? NOT_LOGGED, 40)] as const);
  const metric = [
    cut(primary.key, 40),
    value === undefined ? undefined : formatMetric(value, decimals),
  ] as const;
  return { run: slug(run.key), tip: tipOf(cut(runLabel(run), 60), [...params, metric]) };
}

/** The series of a run; undefined when it is of none, and is drawn without a colour. */
export function seriesIn({ series }: ExperimentSummary, run: Run): number | undefined {
  return seriesOf(run, series);
}

/** The legend of the series that occur. */
export function legendOf(
  summary: ExperimentSummary,
  series: readonly (number | undefined)[],
): Figure['legend'] {
  const present = new Set(series);
  return (summary.series?.values ?? []).flatMap((label, index) =>
    present.has(index + 1) ? [{ series: index + 1, label: shortLabel(label, 32) }] : [],
  );
}
