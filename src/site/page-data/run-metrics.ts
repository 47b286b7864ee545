import { isLoggedOnce, meanOfLast } from '../../analysis/last-points.ts';
import { metricGoal } from '../../analysis/metric-goal.ts';
import { valuesPerDataset } from '../../analysis/values-per-dataset.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { MetricHistory, MetricSummary } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import { metricSetting } from '../../settings/metric-setting.ts';
import type { Settings } from '../../settings/settings.ts';
import { decimalsFor, formatCount } from '../format.ts';
import { type Figure, figure, goalText, unitText } from '../metric-display.ts';
import { visibleText } from '../visible-text.ts';
import { type FoldedList, foldList } from './folded-list.ts';

/** One row of the metrics table. Figures are undefined where they mean nothing, e.g. best without a direction. */
export type MetricRow = {
  readonly key: string;
  readonly unit: string;
  /** Which direction is better, and who says so; `isDirected` is false when nobody does. */
  readonly goal: string;
  readonly isDirected: boolean;
  readonly last: Figure;
  readonly isSingle: boolean;
  readonly best: Figure | undefined;
  readonly bestStep: string | undefined;
  readonly min: Figure | undefined;
  readonly max: Figure | undefined;
  readonly tail: Figure | undefined;
  readonly points: string;
  readonly nonFinite: number;
  readonly shape: MetricSummary['shape'];
  /** Name of the dataset that the latest value was measured on. */
  readonly dataset: string | undefined;
  /** Latest values by dataset, when there are several; `more` are left out. */
  readonly perDataset: readonly { readonly name: string; readonly value: Figure }[];
  readonly moreDatasets: number;
};

export type RunMetrics = {
  readonly count: number;
  readonly own: FoldedList<MetricRow>;
  /** What MLflow records of the machine, `system/…`. */
  readonly system: FoldedList<MetricRow>;
  readonly meanOfLast: number;
};

const SYSTEM = /^system\//;
const SHOWN = 12;
const FOLDED = 10;
const MOST_DATASETS = 3;

/** The metrics of a run, those of the machine apart. */
export function runMetrics(
  run: Run,
  histories: readonly MetricHistory[],
  settings: Settings,
  experiment: Experiment,
  primary: string | undefined,
): RunMetrics {
  const historyOf = new Map(histories.map((history) => [history.key, history]));
  const rowOf = (metric: MetricSummary) => metricRow(metric, historyOf.get(metric.key), settings, experiment);
  const isSystem = ({ key }: MetricSummary) => SYSTEM.test(key);
  const own = run.metrics.filter((metric) => !isSystem(metric));
  // A short list stays in the order of its keys; of a long one the most telling part is shown.
  const rank = ({ key, points }: MetricSummary) => (key === primary ? 0 : points > 1 ? 1 : 2);
  const ordered = own.length > SHOWN ? own.toSorted((a, b) => rank(a) - rank(b)) : own;
  return {
    count: run.metrics.length,
    own: mapFolded(foldList(ordered, SHOWN, FOLDED), rowOf),
    system: mapFolded(foldList(run.metrics.filter(isSystem), 0, FOLDED), rowOf),
    meanOfLast: settings.meanOfLast,
  };
}

function mapFolded<From, To>(list: FoldedList<From>, map: (item: From) => To): FoldedList<To> {
  return { shown: list.shown.map(map), folded: list.folded.map(map), left: list.left };
}

/** Where the sizes of values differ more than this, no number of decimals suits them all. */
const WIDEST_RATIO = 100;

/**
 * One digit more than tells the extremes apart, so that late and small changes still show. Undefined when each value
 * is better written with the digits of its own size.
 */
function decimalsOf({ value, min, max }: MetricSummary): number | undefined {
  const values = [value, min?.value, max?.value].filter((entry) => Number.isFinite(entry)) as number[];
  if (values.every(Number.isInteger)) return undefined;
  const sizes = values.map(Math.abs).filter((size) => size > 0);
  if (Math.max(...sizes) > WIDEST_RATIO * Math.min(...sizes)) return undefined;
  return Math.min(4, decimalsFor(values) + 1);
}

function metricRow(
  metric: MetricSummary,
  history: MetricHistory | undefined,
  settings: Settings,
  experiment: Experiment,
): MetricRow {
  const goal = metricGoal(metric.key, settings, experiment);
  const extreme = goal.goal === 'maximize' ? metric.max : goal.goal === 'minimize' ? metric.min : undefined;
  const isSingle = metric.points === 1 || (history !== undefined && isLoggedOnce(history));
  const digits = metricSetting(settings, metric.key)?.digits ?? (isSingle ? undefined : decimalsOf(metric));
  const perDataset = history ? valuesPerDataset(history) : [];
  const figureOf = (value: number | undefined) => (value === undefined ? undefined : figure(value, digits));
  return {
    key: metric.key,
    unit: unitText(settings, metric.key),
    goal: goalText(goal),
    isDirected: goal.goal !== undefined,
    last: figure(metric.value, digits),
    isSingle,
    best: figureOf(extreme?.value),
    bestStep: extreme && formatCount(extreme.step),
    min: figureOf(metric.min?.value),
    max: figureOf(metric.max?.value),
    tail: figureOf(history && meanOfLast(history, settings.meanOfLast)),
    points: formatCount(metric.points),
    nonFinite: metric.nonFinite,
    shape: metric.shape,
    dataset: metric.dataset?.name,
    perDataset: perDataset
      .slice(0, MOST_DATASETS)
      .map(({ name, value }) => ({ name: visibleText(name), value: figure(value, digits) })),
    moreDatasets: Math.max(0, perDataset.length - MOST_DATASETS),
  };
}
