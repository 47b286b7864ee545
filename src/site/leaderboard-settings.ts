import { optionsFromSettings } from '../analysis/leaderboard/board-options.ts';
import type { BoardDataset } from '../analysis/leaderboard/board-types.ts';
import type {
  LeaderboardMetricFacts,
  LeaderboardSettings,
} from '../analysis/leaderboard/leaderboard-settings.ts';
import type { MetricSummary } from '../entities/metric.ts';
import type { Run } from '../entities/run.ts';
import { boardInputs } from './board-runs.ts';
import type { ExperimentBoards } from './page-data/leaderboard-boards.ts';
import { runsInOrder } from './page-data/runs-pages.ts';
import type { Report } from './report.ts';

/** What scripts make an experiment's boards from, beside the columns of its runs and in their order. */
export function leaderboardSettings(report: Report, boards: ExperimentBoards): LeaderboardSettings {
  const { summary, metrics, metricOf } = boards;
  const { runs } = runsInOrder(summary, 'best');
  const { baseline, series } = boardInputs(report, summary);
  const known = new Map<string, number>();
  const datasets: BoardDataset[] = [];
  const numberOf = (dataset: BoardDataset | undefined) => {
    if (!dataset) return -1;
    const id = JSON.stringify([dataset.name, dataset.digest]);
    if (!known.has(id)) {
      known.set(id, datasets.length);
      datasets.push(dataset);
    }
    return known.get(id) ?? -1;
  };
  const { metric: _, ...options } = optionsFromSettings(metricOf(metrics.shown[0] ?? ''), report.settings);
  return {
    format: 'runfolio-leaderboard-settings',
    version: 1,
    options: { ...options, baseline, series },
    taskKey: report.settings.leaderboards.taskKey,
    shown: metrics.shown,
    further: metrics.further,
    tradeoffs: report.settings.leaderboards.tradeoffs,
    metrics: [...byMetric(runs)].map(([key, own]): LeaderboardMetricFacts => {
      const codes = own.map((summary) => numberOf(summary?.dataset));
      return {
        metric: metricOf(key),
        points: sameOrAll(own),
        ...(codes.some((code) => code >= 0) ? { datasets: codes } : {}),
      };
    }),
    datasets,
  };
}

/** By the key of each metric, what the runs have of it. */
function byMetric(runs: readonly Run[]): ReadonlyMap<string, readonly (MetricSummary | undefined)[]> {
  const found = new Map<string, (MetricSummary | undefined)[]>();
  for (const [row, { metrics }] of runs.entries()) {
    for (const metric of metrics) {
      const own = found.get(metric.key) ?? new Array<undefined>(runs.length).fill(undefined);
      own[row] = metric;
      found.set(metric.key, own);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sameOrAll(own: readonly (MetricSummary | undefined)[]): number | readonly number[] {
  const points = own.flatMap((summary) => summary?.points ?? []);
  const [first = 0] = points;
  return points.every((count) => count === first) ? first : own.map((summary) => summary?.points ?? 0);
}
