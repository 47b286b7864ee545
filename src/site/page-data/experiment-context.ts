import { bestRun, type PrimaryMetric } from '../../analysis/rank-runs.ts';
import { seedGroups } from '../../analysis/seed-groups.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { RunKey } from '../../entities/ids.ts';
import type { Run } from '../../entities/run.ts';
import type { Report } from '../report.ts';

/** What the page of each run needs to know of its experiment; made once per experiment. */
export type ExperimentContext = {
  readonly experiment: Experiment;
  readonly primary: PrimaryMetric | undefined;
  readonly best: Run | undefined;
  readonly seedGroups: ReadonlyMap<RunKey, readonly Run[]>;
};

const known = new WeakMap<Experiment, ExperimentContext>();

/** The context of a run's experiment. */
export function experimentContext(report: Report, run: Run): ExperimentContext {
  const experiment = report.experimentByKey.get(run.experimentKey);
  if (!experiment) throw new Error(`unknown experiment: ${run.experimentKey}`);
  const made = known.get(experiment);
  if (made) return made;
  const runs = report.runsByExperiment.get(experiment.key) ?? [];
  const primary = report.primaryMetricByExperiment.get(experiment.key);
  const context = {
    experiment,
    primary,
    best: bestRun(runs, primary)?.run,
    seedGroups: seedGroups(runs),
  };
  known.set(experiment, context);
  return context;
}
