import type { MetricHistory, OrderedPoints } from '../entities/metric.ts';

type Points = Pick<MetricHistory, 'steps' | 'timestampsMs' | 'values'>;

/**
 * The points of a history as MLflow orders them: by step, time and value, NaN counting as 0. A point that is written
 * again is one: MLflow 3 writes it so for the metrics of a model, and its databases hold no point twice.
 */
export function orderPoints(history: Points): OrderedPoints {
  const { steps, values } = history;
  const indexes = orderedIndexes(history);
  if (!indexes) return { steps, values };
  return {
    steps: Float64Array.from(indexes, (index) => steps[index] ?? 0),
    values: Float64Array.from(indexes, (index) => values[index] ?? 0),
  };
}

/** Undefined when the points are in order as they stand, as those of most histories are. */
function orderedIndexes(history: Points): readonly number[] | undefined {
  const length = history.steps.length;
  let isOrdered = true;
  for (let index = 1; index < length && isOrdered; index++)
    isOrdered = comparePoints(history, index - 1, index) < 0;
  if (isOrdered) return undefined;
  const indexes = Array.from(history.steps.keys()).sort((a, b) => comparePoints(history, a, b));
  return indexes.filter((index, place) => place === 0 || !isSame(history, indexes[place - 1] ?? 0, index));
}

/** The value at a step; of several points of one step the latest. */
export function valueAt(points: OrderedPoints | undefined, step: number): number | undefined {
  const index = points?.steps.lastIndexOf(step) ?? -1;
  return index < 0 ? undefined : points?.values[index];
}

/** The mean of the last points, or of all when there are fewer; NaN when one of them is. */
export function meanOfLast(points: OrderedPoints | undefined, count: number): number | undefined {
  if (!points || points.values.length === 0) return undefined;
  const last = points.values.subarray(-count);
  return last.reduce((sum, value) => sum + value, 0) / last.length;
}

/** MLflow's order of the points of a history, in which NaN counts as 0. */
function comparePoints({ steps, timestampsMs, values }: Points, a: number, b: number): number {
  const value = (index: number) => values[index] || 0;
  return (
    (steps[a] ?? 0) - (steps[b] ?? 0) ||
    (timestampsMs[a] ?? 0) - (timestampsMs[b] ?? 0) ||
    (value(a) === value(b) ? 0 : value(a) - value(b))
  );
}

function isSame(history: Points, a: number, b: number): boolean {
  return comparePoints(history, a, b) === 0 && Object.is(history.values[a], history.values[b]);
}
