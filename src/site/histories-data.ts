import { decodeNumbers } from '../columns/decode-column.ts';
import { historiesEncoder } from '../columns/encode-histories.ts';
import type { MetricHistoriesFile } from '../columns/metric-histories.ts';
import type { RunsColumns } from '../columns/runs-columns.ts';
import type { ExperimentKey } from '../entities/ids.ts';
import type { MetricHistory } from '../entities/metric.ts';
import type { StoredRun } from '../entities/run.ts';
import { orderPoints } from '../search/history-values.ts';
import type { Settings } from '../settings/settings.ts';
import { paths } from './routes.ts';

/** Gives the histories of a run; they are far too large to hold for all runs of a report. */
export type HistoriesOf = (run: StoredRun) => readonly MetricHistory[];

/** What is said of an experiment's histories among its columns: by metric, where they are and which steps they have. */
export type HistoriesPlan = {
  readonly histories: RunsColumns['histories'];
  readonly ofMetric: (key: string) => RunsColumns['metrics'][number]['history'];
};

/** Decides which metrics get a file of histories: those with points, unless the experiment has too many of them. */
export function planHistories(
  experiment: ExperimentKey,
  runs: readonly StoredRun[],
  { limits, meanOfLast }: Pick<Settings, 'limits' | 'meanOfLast'>,
): HistoriesPlan {
  let points = 0;
  const steps = new Map<string, { firstStep: number; lastStep: number }>();
  for (const { metrics } of runs)
    for (const metric of metrics) {
      points += metric.points;
      const { firstStep, lastStep } = steps.get(metric.key) ?? metric;
      steps.set(metric.key, {
        firstStep: Math.min(firstStep, metric.firstStep),
        lastStep: Math.max(lastStep, metric.lastStep),
      });
    }
  const folder = paths.experiment(experiment);
  return {
    histories: { points, most: limits.historyPoints, meanOfLast },
    ofMetric: (key) => {
      const between = steps.get(key);
      if (!between || points > limits.historyPoints) return undefined;
      return { file: paths.metricHistories(experiment, key).slice(folder.length), ...between };
    },
  };
}

/**
 * The files of histories that the columns of an experiment name. Each run's histories are read once.
 *
 * @param runs in the order of the columns.
 */
export function* historyFiles(
  { metrics, count }: RunsColumns,
  runs: readonly StoredRun[],
  historiesOf: HistoriesOf,
): Generator<{ readonly file: string; readonly histories: MetricHistoriesFile }> {
  const encoders = new Map(
    metrics.flatMap(({ key, history, latest }) =>
      history
        ? [
            [
              key,
              { file: history.file, encoder: historiesEncoder(key, decodeNumbers(latest, count)) },
            ] as const,
          ]
        : [],
    ),
  );
  if (encoders.size === 0) return;
  runs.forEach((run, row) => {
    for (const history of historiesOf(run)) encoders.get(history.key)?.encoder.add(row, orderPoints(history));
  });
  for (const { file, encoder } of encoders.values()) yield { file, histories: encoder.file() };
}
