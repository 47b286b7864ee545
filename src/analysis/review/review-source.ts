import type { ArtifactFile } from '../../entities/artifact.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { OrderedPoints } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import type { BoardMetric } from '../leaderboard/board-types.ts';

/** One side of a review: its runs, and ways to what is too large to hold. */
export type ReviewSource = {
  readonly experiments: readonly Experiment[];
  /** Those that count; deleted ones only where the settings publish them. By key. */
  readonly runs: readonly Run[];
  /** What experiments are called. */
  readonly labelOf: (experiment: Experiment) => string;
  /** The value of a run by the metric's rule. */
  readonly valueOf: (run: Run, metric: BoardMetric) => number | undefined;
  /** Points in MLflow's order, read from the file of the run. */
  readonly historyOf: (run: Run, metric: string) => OrderedPoints | undefined;
  readonly artifactsOf: (run: Run) => readonly ArtifactFile[];
  /** SHA-256 of an artifact; undefined where the file is not there. */
  readonly digestOf: (run: Run, path: string) => string | undefined;
};

/** A side without anything: what head is checked against when there is no base. */
export const NO_SOURCE: ReviewSource = {
  experiments: [],
  runs: [],
  labelOf: () => '',
  valueOf: () => undefined,
  historyOf: () => undefined,
  artifactsOf: () => [],
  digestOf: () => undefined,
};

/** Runs of one experiment on both sides; which experiments are the same their names say. */
export type ReviewedExperiment = {
  readonly label: string;
  /** In head, where it is there. */
  readonly experiment: Experiment;
  readonly base: readonly Run[];
  readonly head: readonly Run[];
};
