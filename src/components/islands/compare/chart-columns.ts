import type { ChartRun, RunColumn } from '../../../charts/run-column.ts';
import { metricColumn, paramColumn } from '../../../charts/run-column.ts';
import { formatMetric } from '../../../site/format.ts';
import type { ChartChoice, FieldRef } from './chart-choice.ts';
import type { ComparedRun, Comparison } from './load-comparison.ts';

/** The runs as charts draw them. */
export function chartRuns(runs: readonly ComparedRun[]): readonly ChartRun[] {
  return runs.map(({ segment, label, look }) => ({ id: segment, name: label, look }));
}

/** A param of the runs as it was logged, or the last value of a metric. */
export function columnOf(runs: readonly ComparedRun[], { kind, key }: FieldRef): RunColumn {
  return kind === 'param'
    ? paramColumn(
        key,
        runs.map(({ params }) => params.get(key)),
      )
    : metricColumn(
        key,
        runs.map(({ metrics }) => metrics.get(key)),
        (value) => formatMetric(value),
      );
}

/** What charts can be made of. */
export type ChartFields = {
  /** Params that two runs have with different values, numbers first; all of them when none differ. */
  readonly params: readonly FieldRef[];
  /** The most telling first. */
  readonly metrics: readonly FieldRef[];
};

export function chartFields({ runs, metrics }: Comparison, differing: readonly string[]): ChartFields {
  const keys =
    differing.length > 0 ? differing : [...new Set(runs.flatMap(({ params }) => [...params.keys()]))].sort();
  const params = keys.map((key): FieldRef => ({ kind: 'param', key }));
  return { params, metrics: metrics.map((key): FieldRef => ({ kind: 'metric', key })) };
}

/** A chart of a kind to begin with: the most telling metrics and the first params; undefined without what it needs. */
export function firstChoice(
  kind: ChartChoice['kind'],
  { params, metrics }: ChartFields,
  isNumeric: (field: FieldRef) => boolean,
): ChartChoice | undefined {
  const [metric, second] = metrics;
  const numeric = params.filter(isNumeric);
  const texts = params.filter((field) => !isNumeric(field));
  if (!metric) return undefined;
  const x = numeric[0] ?? second ?? params[0];
  switch (kind) {
    case 'scatter':
      return x && { kind, x, y: metric, xScale: 'auto', yScale: 'auto' };
    case 'parallel': {
      const axes = [...texts.slice(0, 2), ...numeric.slice(0, 3), metric].map((field) => ({ field }));
      return axes.length > 1 ? { kind, axes } : undefined;
    }
    case 'box': {
      const by = texts[0] ?? params[0];
      return by && { kind, y: metric, by };
    }
    case 'bar':
      return { kind, y: metric, spread: 'sd' };
    case 'heat': {
      const [a, b] = [...numeric, ...texts];
      return a && b && { kind, x: a, y: b, value: metric };
    }
    default:
      return kind satisfies never;
  }
}
