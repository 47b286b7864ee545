import type { Experiment } from '../entities/experiment.ts';
import type { ExperimentKey } from '../entities/ids.ts';
import type { Run } from '../entities/run.ts';

/** What settings are suggested from: of a report, the part that says what was logged. */
export type Store = {
  readonly experiments: readonly Experiment[];
  readonly runs: readonly Run[];
  readonly runsByExperiment: ReadonlyMap<ExperimentKey, readonly Run[]>;
};
