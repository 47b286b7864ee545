import type { ValueOf } from '../analysis/leaderboard/board-types.ts';
import type { Experiment } from '../entities/experiment.ts';
import { boardValues } from './board-runs.ts';
import { environment } from './environment.ts';
import { type ExperimentBoards, experimentBoards } from './page-data/leaderboard-boards.ts';
import type { Report } from './report.ts';

const known = new WeakMap<Report, ValueOf>();

/** Reads the values of this build's runs. */
export function reportValues(report: Report): ValueOf {
  const values = known.get(report) ?? boardValues(report, environment.snapshotDir);
  known.set(report, values);
  return values;
}

/** The boards of an experiment of this build. */
export function reportBoards(report: Report, experiment: Experiment): ExperimentBoards {
  return experimentBoards(report, experiment, reportValues(report));
}
