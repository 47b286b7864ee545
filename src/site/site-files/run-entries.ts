import { metricGoal } from '../../analysis/metric-goal.ts';
import { compareText } from '../../analysis/order.ts';
import { metricOf, prominence } from '../../analysis/rank-runs.ts';
import type { Run } from '../../entities/run.ts';
import { countOf, cut, formatDuration, formatMetric } from '../format.ts';
import { experimentLabel, runLabel } from '../labels.ts';
import { STATUS_WORDS } from '../page-data/experiment.ts';
import { durationMs } from '../page-data/runs-table.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { type AtomEntry, isFeedTime } from './atom.ts';

const MOST_METRICS = 4;
const LONGEST_NAME = 120;

/**
 * The newest runs by when they ended, else began, the newest first; deleted ones are no news.
 *
 * @param wholeOf gives the whole address of a path.
 */
export function runEntries(
  report: Report,
  wholeOf: (path: string) => string,
  most: number,
): readonly AtomEntry[] {
  const timed = report.runs.flatMap((run) => {
    const time = run.endTimeMs ?? run.startTimeMs;
    return run.lifecycleStage === 'active' && isFeedTime(time) ? [{ run, time }] : [];
  });
  return timed
    .sort((a, b) => b.time - a.time || compareText(a.run.key, b.run.key))
    .slice(0, most)
    .map(({ run, time }) => {
      const experiment = report.experimentByKey.get(run.experimentKey);
      const where = experiment ? cut(experimentLabel(experiment), LONGEST_NAME) : '';
      const address = wholeOf(paths.run(run.key));
      return {
        id: address,
        title: `Run ${cut(runLabel(run), LONGEST_NAME)} of ${where}`,
        updatedMs: time,
        link: address,
        author: run.user?.trim() ? cut(run.user.trim(), LONGEST_NAME) : undefined,
        category: where,
        summary: runSummary(report, run),
      };
    });
}

/** `Finished after 3.1 s. val_accuracy 0.982, val_loss 0.128 and 4 more metrics.` */
function runSummary(report: Report, run: Run): string {
  const status = STATUS_WORDS[run.status];
  const duration = durationMs(run);
  const after = duration === undefined ? '' : ` after ${formatDuration(duration)}`;
  const first = `${status.charAt(0).toUpperCase()}${status.slice(1)}${after}.`;
  const shown = mainMetrics(report, run);
  const left = run.metrics.length - shown.length;
  const texts = shown.map(({ key, value }) => `${cut(key, 60)} ${formatMetric(value)}`);
  if (left > 0 && texts.length > 0)
    return `${first} ${texts.join(', ')} and ${countOf(left, 'more metric')}.`;
  return texts.length > 0 ? `${first} ${texts.join(', ')}.` : first;
}

/** The metric that ranks the experiment, then those that say most of how good a run is. */
function mainMetrics({ settings, ...report }: Report, run: Run): readonly Run['metrics'][number][] {
  const experiment = report.experimentByKey.get(run.experimentKey);
  const primary = report.primaryMetricByExperiment.get(run.experimentKey);
  const main = primary && metricOf(run, primary.key);
  const rank = (key: string) => prominence(key, metricGoal(key, settings, experiment));
  const others = run.metrics
    .filter((metric) => metric !== main && !metric.key.startsWith('system/'))
    .sort((a, b) => rank(b.key) - rank(a.key) || compareText(a.key, b.key));
  return [...(main ? [main] : []), ...others].slice(0, MOST_METRICS);
}
