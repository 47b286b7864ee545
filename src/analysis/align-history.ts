import type { MetricHistory } from '../entities/metric.ts';

/** What a curve is drawn against: a step, a time, or the value of another metric at the same step. */
export type CurveX = 'step' | 'relative' | 'time' | { readonly metric: string };

/** Points in drawing order; `x` may be NaN where another metric has no value. All arrays have the same length. */
export type AlignedCurve = {
  readonly x: Float64Array;
  /** As logged: NaN and infinities included. */
  readonly y: Float64Array;
  readonly steps: Float64Array;
  readonly timestampsMs: Float64Array;
};

/**
 * Puts the points of a history in the order in which they are drawn and gives each its place. Relative times are
 * milliseconds since the first point of the same history, as in MLflow.
 *
 * @param other the history of the metric that `x` names; without it no point has a place.
 */
export function alignHistory(history: MetricHistory, x: CurveX, other?: MetricHistory): AlignedCurve {
  const { steps, timestampsMs, values } = history;
  const isTime = x === 'relative' || x === 'time';
  const [first, second] = isTime ? [timestampsMs, steps] : [steps, timestampsMs];
  const order = Uint32Array.from(steps.keys()).sort(
    (a, b) => (first[a] ?? 0) - (first[b] ?? 0) || (second[a] ?? 0) - (second[b] ?? 0) || a - b,
  );
  const inOrder = (column: Float64Array) => Float64Array.from(order, (index) => column[index] ?? Number.NaN);
  const sortedSteps = inOrder(steps);
  const sortedTimes = inOrder(timestampsMs);
  return {
    x: placesOf(x, sortedSteps, sortedTimes, other),
    y: inOrder(values),
    steps: sortedSteps,
    timestampsMs: sortedTimes,
  };
}

function placesOf(
  x: CurveX,
  steps: Float64Array,
  timestampsMs: Float64Array,
  other: MetricHistory | undefined,
): Float64Array {
  if (x === 'step') return steps;
  if (x === 'time') return timestampsMs;
  if (x === 'relative') {
    const start = timestampsMs[0] ?? 0;
    return timestampsMs.map((time) => time - start);
  }
  const valueAtStep = new Map<number, number>();
  // Of several values at one step, the one logged last counts.
  for (const [index, step] of other?.steps.entries() ?? [])
    valueAtStep.set(step, other?.values[index] ?? Number.NaN);
  return steps.map((step) => valueAtStep.get(step) ?? Number.NaN);
}

/** Whether a history has points at two places or more of an axis, and so a course to draw. */
export function hasCourse({ steps, timestampsMs }: MetricHistory, x: CurveX): boolean {
  const places = x === 'relative' || x === 'time' ? timestampsMs : steps;
  return places.some((place) => place !== places[0]);
}

/** The point nearest to a place, gaps left out; undefined when there is none. */
export function nearestPoint({ x, y }: Pick<AlignedCurve, 'x' | 'y'>, place: number): number | undefined {
  let nearest: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < x.length; index++) {
    const distance = Math.abs((x[index] ?? Number.NaN) - place);
    if (!(distance < least) || !Number.isFinite(y[index])) continue;
    least = distance;
    nearest = index;
  }
  return nearest;
}
