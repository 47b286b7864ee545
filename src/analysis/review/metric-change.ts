import type { ReviewMetric } from '../../entities/review-file.ts';
import type { BoardMetric } from '../leaderboard/board-types.ts';
import { compareUnits } from './compare-units.ts';
import { type GateCheck, looksAt, toleranceOf } from './gates/gate-rule.ts';
import { readingOf } from './reading.ts';
import type { SideUnits } from './review-replicas.ts';
import { asStored } from './summarized.ts';

/** A metric of a comparison, on both sides. */
export function metricChange(
  metric: BoardMetric,
  units: { readonly base: SideUnits; readonly head: SideUnits },
  facts: {
    readonly isSameRun: boolean;
    readonly isPrimary: boolean;
    readonly level: number;
    readonly checks: readonly GateCheck[];
  },
): ReviewMetric {
  const { isPrimary, checks } = facts;
  const difference = compareUnits(units.base, units.head, { ...facts, least: metric.bounds?.low });
  const { base, head, delta, relative, test, notTested } = difference;
  const tolerance = toleranceOf(checks, metric.key, { isPrimary, base: base?.mean });
  return {
    key: metric.key,
    ...(metric.goal.goal ? { goal: metric.goal.goal } : {}),
    isAssumed: metric.goal.origin === 'assumed',
    ...(metric.unit === undefined ? {} : { unit: metric.unit }),
    isPrimary,
    ...(base ? { base: asStored(base) } : {}),
    ...(head ? { head: asStored(head) } : {}),
    ...(delta === undefined ? {} : { delta }),
    ...(relative === undefined ? {} : { relative }),
    ...(test
      ? { interval: { level: test.level, low: test.low, high: test.high, p: test.p, method: test.text } }
      : {}),
    ...(notTested === undefined ? {} : { notTested }),
    tolerance,
    reading: readingOf(difference, metric.goal.goal, tolerance),
    isGated: checks.some(({ rule }) => looksAt(rule, metric.key, { isPrimary })),
  };
}
