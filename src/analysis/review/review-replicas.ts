import type { Run } from '../../entities/run.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Unit } from '../../statistics/wording.ts';
import type { ConfigurationUnit, ReplicateRun } from '../configurations/configuration.ts';
import { findConfigurations } from '../configurations/find-configurations.ts';
import type { GroupRuns, RepeatKey } from '../configurations/group-runs.ts';
import type { BoardMetric } from '../leaderboard/board-types.ts';
import type { ReviewSource } from './review-source.ts';

/** What tells a run from the other repeats of its configuration. */
export type RepeatOf = (run: Run) => RepeatKey | undefined;

/** Only what grouping looks at. */
export function groupReplica({ key, params }: Run): Pick<ReplicateRun, 'id' | 'params'> {
  return { id: key, params };
}

/** The repeats of a metric on one side of a comparison. */
export type SideUnits = {
  readonly kind: 'seed' | 'fold' | 'repeat' | 'single';
  readonly units: readonly ConfigurationUnit[];
};

const NO_UNITS: SideUnits = { kind: 'single', units: [] };
const NO_REPEAT: RepeatKey = { seed: '', fold: '', 'inner fold': '', all: '', unit: undefined };

/**
 * The units of runs that are one configuration: seeds, folds averaged within their seed, as leaderboards count them.
 * A run that did not finish, the parent of others, and the older of two runs of one seed are no units.
 */
export function sideUnits(
  runs: readonly Run[],
  metric: BoardMetric,
  facts: {
    readonly source: Pick<ReviewSource, 'valueOf'>;
    readonly repeatOf: RepeatOf;
    readonly settings: Pick<Settings, 'leaderboards'>;
  },
): SideUnits {
  const [only] = runs;
  const { statuses } = facts.settings.leaderboards;
  if (only && runs.length === 1) {
    const value = statuses.includes(only.status) ? facts.source.valueOf(only, metric) : undefined;
    const repeat = facts.repeatOf(only)?.unit;
    return value === undefined
      ? NO_UNITS
      : { kind: 'single', units: [{ repeat, value, runIds: [only.key] }] };
  }
  const replicas = runs.map(
    (run): ReplicateRun => ({
      ...groupReplica(run),
      status: run.status,
      parentId: run.parentKey,
      endTimeMs: run.endTimeMs,
      value: facts.source.valueOf(run, metric),
    }),
  );
  const byKey = new Map<string, Run>(runs.map((run) => [run.key, run]));
  const group: GroupRuns = (grouped) => {
    const repeats = grouped.map(({ id }) => {
      const run = byKey.get(id);
      return (run && facts.repeatOf(run)) ?? NO_REPEAT;
    });
    return {
      roles: { repeats: innerFolds(repeats), config: [], constant: 0 },
      groups:
        grouped.length === 0
          ? []
          : [{ key: '', members: repeats.map((repeat, place) => ({ place, repeat })) }],
    };
  };
  const [found] = findConfigurations(replicas, { statuses }, group).configurations;
  return found ?? NO_UNITS;
}

/** Whether inner folds tell these runs apart is all that averaging asks of roles. */
function innerFolds(repeats: readonly RepeatKey[]): ReadonlyMap<string, 'inner fold'> {
  const has = new Set(repeats.map((repeat) => repeat['inner fold'])).size > 1;
  return has ? new Map([['inner_fold', 'inner fold']]) : new Map();
}

/** What the repeats of both sides are; where either has one alone, what the other's are. */
export function commonKind(base: SideUnits, head: SideUnits): Extract<Unit, 'seed' | 'fold' | 'repeat'> {
  const kind = base.kind === 'single' ? head.kind : base.kind;
  return kind === 'single' ? 'repeat' : kind;
}
