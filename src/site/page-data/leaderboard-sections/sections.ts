import type { MetricBoards } from '../../../analysis/leaderboard/metric-boards.ts';
import type { Report } from '../../report.ts';
import type { ExperimentBoards } from '../leaderboard-boards.ts';
import type { SectionInput } from './section-input.ts';
import { type StandingSection, standingSection } from './standing.ts';
import { type TaskMatrixSection, taskMatrixSection } from './task-matrix.ts';
import { type TradeoffsSection, tradeoffsSection } from './tradeoffs.ts';
import { type TrendSection, trendSection } from './trend.ts';

/** What stands below the ranking of a metric whose goal is known. */
export type LeaderboardSections = {
  readonly tradeoffs: TradeoffsSection;
  readonly standing: StandingSection;
  readonly tasks: TaskMatrixSection;
  readonly trend: TrendSection;
};

/** What the sections below a metric's ranking are made from. */
export function sectionInput(
  { settings }: Pick<Report, 'settings'>,
  { metrics, metricOf, measure }: ExperimentBoards,
  { main, others, apart }: MetricBoards,
): SectionInput {
  return {
    settings,
    board: main.board,
    tradeoffs: settings.leaderboards.tradeoffs,
    tasks: { boards: [main, ...others], apart },
    metrics: [...metrics.shown, ...metrics.further].map(metricOf),
    measure,
    metricOf,
  };
}

/** Makes the sections, and draws their figures. */
export async function leaderboardSections(input: SectionInput): Promise<LeaderboardSections> {
  return {
    tradeoffs: await tradeoffsSection(input),
    standing: standingSection(input),
    tasks: taskMatrixSection(input),
    trend: await trendSection(input),
  };
}
