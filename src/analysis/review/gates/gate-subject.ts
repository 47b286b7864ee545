import type { Experiment } from '../../../entities/experiment.ts';
import type { Run } from '../../../entities/run.ts';
import type { BoardMetric } from '../../leaderboard/board-types.ts';
import type { UnitsDifference } from '../compare-units.ts';
import type { SideUnits } from '../review-replicas.ts';

/** What a gate is about: runs of head that are one configuration, and the runs of base that they are compared with. */
export type GateSubject = {
  /** What its experiment is called. */
  readonly experimentLabel: string;
  readonly experiment: Experiment;
  readonly name: string;
  readonly head: readonly Run[];
  /** Empty where it is new, or the same in base. */
  readonly base: readonly Run[];
  /** Whether head has it just as base has it. */
  readonly isUnchanged: boolean;
  readonly primary: string | undefined;
  /** What any run of its experiment has, in head or base. */
  readonly experimentMetrics: ReadonlySet<string>;
  readonly metricOf: (key: string) => BoardMetric;
  /** Repeats on both sides, those alone whose runs all are among `only`. */
  readonly unitsOf: (metric: BoardMetric, only: ReadonlySet<Run>) => SubjectUnits;
};

export type SubjectUnits = {
  readonly base: SideUnits;
  readonly head: SideUnits;
  readonly difference: UnitsDifference;
};

/** What a check found of a subject. */
export type GateOutcome = {
  readonly verdict: 'pass' | 'inconclusive' | 'warn' | 'fail';
  readonly measured: string;
  readonly why: string;
  readonly note?: string | undefined;
  /** How far it is from failing, comparable within a check; the least of those that pass is shown. */
  readonly margin?: number | undefined;
  readonly runs: readonly Run[];
};
