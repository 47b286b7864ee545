import type { MetricHistory } from '../entities/metric.ts';

type Points = Pick<MetricHistory, 'steps' | 'timestampsMs' | 'values'>;

/** The value at a step; of several points of one step the latest, as MLflow has it: the greatest (time, value). */
export function valueAt(history: Points | undefined, step: number): number | undefined {
  if (!history) return undefined;
  let best: number | undefined;
  for (let index = 0; index < history.steps.length; index++) {
    if (history.steps[index] !== step) continue;
    if (best === undefined || comparePoints(history, best, index) <= 0) best = index;
  }
  return best === undefined ? undefined : history.values[best];
}

/** The mean of the last points by (step, time, value), or of all when there are fewer; NaN when one of them is. */
export function meanOfLast(history: Points | undefined, points: number): number | undefined {
  if (!history || history.steps.length === 0) return undefined;
  const indexes = Array.from(history.steps.keys()).sort((a, b) => comparePoints(history, a, b));
  const last = indexes.slice(-points);
  return last.reduce((sum, index) => sum + (history.values[index] ?? 0), 0) / last.length;
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
