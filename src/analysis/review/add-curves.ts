import type { ReviewMetric, ReviewReading } from '../../entities/review-file.ts';
import type { ExperimentFacts } from './experiment-facts.ts';
import type { MadeComparison } from './review-comparison.ts';
import { reviewCurve } from './review-curve.ts';

/** Histories are files: so many comparisons of an experiment have curves, and so many metrics of each. */
const MOST = { comparisons: 24, metrics: 4 };
const QUIET: ReadonlySet<ReviewReading> = new Set(['unchanged', 'within noise']);
/** Of the readings of a comparison the first of these says how much it matters. */
const WEIGHTS: readonly ReviewReading[] = ['worse', 'not finite', 'better', 'changed'];

/** Gives curves to the comparisons that matter most and have some: what got worse, then what got better. */
export function addCurves(
  comparisons: readonly MadeComparison[],
  facts: Pick<ExperimentFacts, 'sources'>,
): readonly MadeComparison[] {
  const wanted = comparisons
    .filter(hasCurves)
    .toSorted((a, b) => weightOf(a) - weightOf(b))
    .slice(0, MOST.comparisons);
  const chosen = new Set(wanted);
  return comparisons.map((made) => (chosen.has(made) ? withCurves(made, facts) : made));
}

function weightOf({ metrics }: MadeComparison): number {
  const weights = metrics.map(({ reading }) => WEIGHTS.indexOf(reading)).filter((weight) => weight >= 0);
  return Math.min(WEIGHTS.length, ...weights);
}

/** By the counts of points, which need no file. */
function hasCurves({ metrics, sides }: MadeComparison): boolean {
  const wanted = new Set(shownMetrics(metrics).map(({ key }) => key));
  return [...sides.base, ...sides.head].some((run) =>
    run.metrics.some(({ key, points }) => points > 1 && wanted.has(key)),
  );
}

function shownMetrics(metrics: readonly ReviewMetric[]): readonly ReviewMetric[] {
  return metrics
    .filter(({ isPrimary, isGated, reading }) => isPrimary || isGated || !QUIET.has(reading))
    .slice(0, MOST.metrics);
}

function withCurves(made: MadeComparison, { sources }: Pick<ExperimentFacts, 'sources'>): MadeComparison {
  const shown = new Set(shownMetrics(made.metrics));
  const metrics = made.metrics.map((metric) => {
    if (!shown.has(metric)) return metric;
    const base = reviewCurve(made.sides.base, metric.key, sources.base);
    const head = reviewCurve(made.sides.head, metric.key, sources.head);
    if (!base && !head) return metric;
    return { ...metric, curves: { ...(base ? { base } : {}), ...(head ? { head } : {}) } };
  });
  return { ...made, metrics };
}
