import { type TestPairs, testPairs } from '../../statistics/pair-tests.ts';
import type { KeyedValues } from '../../statistics/pairing.ts';
import { isSameList } from '../../statistics/same-list.ts';
import type { GroupingSettings, ReplicateRun } from '../configurations/configuration.ts';
import { type GroupRuns, groupRuns } from '../configurations/group-runs.ts';
import { remembered } from '../remembered.ts';
import { RESAMPLE, type Resample } from './configuration-figures.ts';

/** The steps of a board that take longest, each a function of little: what they made can be remembered. */
export type BoardSteps = {
  readonly group: GroupRuns;
  readonly testPairs: TestPairs;
  readonly resample: Resample;
};

export const BOARD_STEPS: BoardSteps = { group: groupRuns, testPairs, resample: RESAMPLE };

/**
 * The same steps for boards of the same runs: another metric groups them in the same way, and another level tests the
 * same pairs.
 */
export function rememberedSteps(): BoardSteps {
  return {
    group: remembered(groupRuns, ([runs, settings], [others, otherSettings]) => {
      return isSameList(runs, others, isSameRun) && isSameGrouping(settings, otherSettings);
    }),
    testPairs: remembered(testPairs, ([groups, method, unit], [others, otherMethod, otherUnit]) => {
      return method === otherMethod && unit === otherUnit && isSameList(groups, others, isSameGroup);
    }),
    resample: RESAMPLE,
  };
}

type GroupedRun = Pick<ReplicateRun, 'id' | 'params' | 'datasetDigest'>;

function isSameRun(run: GroupedRun, other: GroupedRun): boolean {
  return run.params === other.params && run.datasetDigest === other.datasetDigest && run.id === other.id;
}

function isSameGrouping(settings: GroupingSettings, other: GroupingSettings): boolean {
  const keys = ['repeat', 'groupBy', 'ignore'] as const;
  return keys.every((key) => isSameList(settings[key], other[key]));
}

function isSameGroup(group: KeyedValues, other: KeyedValues): boolean {
  return isSameList(group.values, other.values) && isSameList(group.repeats, other.repeats);
}
