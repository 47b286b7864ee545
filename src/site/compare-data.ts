import type { CompareData } from '../analysis/compare-data.ts';
import { experimentLabel } from './labels.ts';
import type { Report } from './report.ts';
import { paths } from './routes.ts';

/** Gathers what the compare page must know of the report besides its runs. */
export function compareData(
  report: Pick<Report, 'experiments' | 'primaryMetricByExperiment' | 'settings'>,
): CompareData {
  return {
    experiments: report.experiments.map((experiment) => {
      const primary = report.primaryMetricByExperiment.get(experiment.key);
      return {
        key: experiment.key,
        name: experimentLabel(experiment),
        path: paths.experiment(experiment.key),
        ...(primary ? { primary: { key: primary.key, goal: primary.goal } } : {}),
      };
    }),
    metrics: report.settings.metrics,
  };
}
