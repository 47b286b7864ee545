import { metricDifference } from '../../../analysis/metric-difference.ts';
import type { MetricGoal } from '../../../analysis/metric-goal.ts';
import { differenceMark, formatDifference, formatExact } from '../../../site/format.ts';

/** A difference to the baseline as it is shown; without a mark when the metric has no direction. */
export type ShownDifference = {
  readonly text: string;
  readonly title: string;
  readonly mark: ReturnType<typeof differenceMark> | '≈';
  readonly reading: 'better' | 'worse' | undefined;
};

/**
 * How a value differs from the baseline's; undefined where one of the two is missing or not finite.
 *
 * @param tolerance percent of the baseline's value that count as no difference.
 */
export function shownDifference(
  value: number | undefined,
  baseline: number | undefined,
  goal: MetricGoal,
  tolerance: number,
): ShownDifference | undefined {
  const found = metricDifference(value, baseline, goal);
  if (!found || baseline === undefined) return undefined;
  const shown = { text: formatDifference(found.value), title: formatExact(found.value) };
  if (Math.abs(found.value) <= (Math.abs(baseline) * tolerance) / 100)
    return { ...shown, mark: '≈', reading: undefined };
  return { ...shown, mark: differenceMark(found), reading: found.reading };
}
