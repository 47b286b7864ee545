import type { MetricHistory } from '../entities/metric.ts';

/** What curves are drawn over. `time` is milliseconds since the first point, `order` counts points from 1. */
export type CurveAxis = 'step' | 'time' | 'order';

/** One curve in drawing order: by x, points with the same x as they were logged. */
export type CurveColumns = { readonly x: Float64Array; readonly y: Float64Array };

function isConstant(column: Float64Array): boolean {
  return column.every((value) => value === column[0]);
}

/** Steps where any curve has several; else time, when it passes; else the order of logging. */
export function curveAxis(histories: readonly MetricHistory[]): CurveAxis {
  if (histories.some(({ steps }) => !isConstant(steps))) return 'step';
  return histories.some(({ timestampsMs }) => !isConstant(timestampsMs)) ? 'time' : 'order';
}

/** The columns of one curve. Steps and times need not be logged in order. */
export function curveColumns(history: MetricHistory, axis: CurveAxis): CurveColumns {
  const { values } = history;
  if (axis === 'order') return { x: Float64Array.from(values, (_, index) => index + 1), y: values };
  const x = axis === 'step' ? history.steps : sinceFirst(history.timestampsMs);
  if (x.every((value, index) => index === 0 || value >= (x[index - 1] ?? 0))) return { x, y: values };
  const order = Array.from(x, (_, index) => index).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b);
  return {
    x: Float64Array.from(order, (index) => x[index] ?? 0),
    y: Float64Array.from(order, (index) => values[index] ?? Number.NaN),
  };
}

function sinceFirst(timestampsMs: Float64Array): Float64Array {
  const first = timestampsMs.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  return timestampsMs.map((time) => time - first);
}
