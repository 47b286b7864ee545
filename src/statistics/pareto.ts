import { type Goal, signOf } from './goal.ts';
import { type NotShown, notShown } from './not-shown.ts';

/** Where a configuration stands among several metrics. */
export type ParetoPlace =
  | { readonly kind: 'front' }
  | { readonly kind: 'dominated'; readonly dominators: number }
  /** A metric is missing or not finite: neither on the front nor dominating. */
  | { readonly kind: 'N/A' };

const FEWEST_GOALS = 2;
const MOST_GOALS = 4;

/**
 * The Pareto front of group means: one is dominated when another is at least as good on all metrics and better on one.
 * Exact ties all stay.
 *
 * @param points the means of each configuration, one a metric; undefined where missing.
 * @param goals of the metrics, 2 to 4; an unknown one refuses.
 */
export function paretoPlaces(
  points: readonly (readonly (number | undefined)[])[],
  goals: readonly (Goal | undefined)[],
):
  | { readonly shown: true; readonly places: readonly ParetoPlace[]; readonly text: string }
  | NotShown<'needs 2 to 4 metrics' | 'direction unknown'> {
  if (goals.length < FEWEST_GOALS || goals.length > MOST_GOALS) return notShown('needs 2 to 4 metrics');
  const signs = goals.flatMap((goal) => (goal ? [signOf(goal)] : []));
  if (signs.length < goals.length) return notShown('direction unknown');
  const scores = points.map((point) =>
    signs.every((_, metric) => Number.isFinite(point[metric]))
      ? signs.map((sign, metric) => sign * (point[metric] ?? Number.NaN))
      : undefined,
  );
  const places = scores.map((score): ParetoPlace => {
    if (!score) return { kind: 'N/A' };
    const dominators = scores.filter((other) => other !== undefined && dominates(other, score)).length;
    return dominators === 0 ? { kind: 'front' } : { kind: 'dominated', dominators };
  });
  return { shown: true, places, text: 'front of the means; differences not tested' };
}

/** Whether a is at least as good as b everywhere, and better somewhere; greater is better. */
function dominates(a: readonly number[], b: readonly number[]): boolean {
  let isBetter = false;
  for (let metric = 0; metric < b.length; metric++) {
    const [x = Number.NaN, y = Number.NaN] = [a[metric], b[metric]];
    if (x < y) return false;
    if (x > y) isBetter = true;
  }
  return isBetter;
}
