import { hasBoard } from '../../analysis/leaderboard/board-options.ts';
import { type MetricGoal, metricGoal } from '../../analysis/metric-goal.ts';
import { compareText } from '../../analysis/order.ts';
import { prominence } from '../../analysis/rank-runs.ts';
import type { Report } from '../report.ts';
import type { ExperimentSummary } from './experiment.ts';

/** An experiment has pages for so many metrics; the others are named. */
export const MOST_BOARDS = 12;

/** The metrics of an experiment, by what becomes of them on leaderboards. */
export type LeaderboardMetrics = {
  /** Those with a page, the main one first. */
  readonly shown: readonly string[];
  /** Those that could be ranked, and have no page because there are so many. */
  readonly further: readonly string[];
  /** Those of which nobody knows whether more or less is better. */
  readonly unknown: readonly string[];
};

type Counted = { readonly key: string; readonly runs: number; readonly goal: MetricGoal };

/**
 * Chooses the metrics that have a board: the main one, also when its goal is unknown, as its page says what to do; then
 * those with a goal, of which first those that most runs have, and by name the most prominent.
 */
export function leaderboardMetrics(report: Report, summary: ExperimentSummary): LeaderboardMetrics {
  const counted = countMetrics(report, summary).filter(({ key }) => hasBoard(key, report.settings));
  const most = counted.reduce((count, { runs }) => Math.max(count, runs), 0);
  const isFrequent = ({ runs }: Counted) => Number(runs * 2 >= most);
  const main = counted.find(({ key }) => key === summary.primary?.key);
  const ranked = counted
    .filter((metric) => metric !== main && metric.goal.goal !== undefined)
    .sort(
      (a, b) =>
        isFrequent(b) - isFrequent(a) ||
        prominence(b.key, b.goal) - prominence(a.key, a.goal) ||
        compareText(a.key, b.key),
    );
  const all = [...(main ? [main] : []), ...ranked].map(({ key }) => key);
  return {
    shown: all.slice(0, MOST_BOARDS),
    further: all.slice(MOST_BOARDS),
    unknown: counted
      .filter((metric) => metric !== main && metric.goal.origin === 'unknown')
      .map(({ key }) => key)
      .sort(compareText),
  };
}

function countMetrics({ settings }: Report, { experiment, runs }: ExperimentSummary): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const { metrics } of runs) for (const { key } of metrics) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({
    key,
    runs: count,
    goal: metricGoal(key, settings, experiment),
  }));
}
