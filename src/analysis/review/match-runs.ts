import type { Run } from '../../entities/run.ts';
import type { Settings } from '../../settings/settings.ts';
import { groupRuns } from '../configurations/group-runs.ts';
import { type DeclaredKey, declaredKeys } from './declared-keys.ts';
import { groupReplica, type RepeatOf } from './review-replicas.ts';
import type { ReviewedExperiment, ReviewSource } from './review-source.ts';
import { isSameRun } from './same-run.ts';

/** Runs of both sides that are compared with each other. */
export type RunMatch = {
  readonly matchedBy: 'run id' | 'configuration' | 'key';
  /** In words. */
  readonly matchedOn: string;
  readonly base: readonly Run[];
  readonly head: readonly Run[];
};

/** Runs of one side that are equal but for what tells repeats apart. */
export type RunConfiguration = { readonly key: string; readonly runs: readonly Run[] };

/** What became of the runs of an experiment. */
export type MatchedRuns = {
  /** On both sides, and the same; as head has them. */
  readonly unchanged: readonly Run[];
  readonly matches: readonly RunMatch[];
  readonly added: readonly RunConfiguration[];
  readonly removed: readonly RunConfiguration[];
  readonly repeatOf: RepeatOf;
  /** The key of a run's configuration; undefined for a run that head changed. */
  readonly configurationOf: (run: Run) => string | undefined;
  /** Params that tell repeats apart. */
  readonly repeatParams: readonly string[];
  /** Params that differ between configurations, of either side. */
  readonly configParams: readonly string[];
};

/**
 * Matches the runs of base and head: by run id; what only one side has by configuration, new runs of head with all runs
 * that base has of it; then by what `review.match` names. Seeds are recognised over both sides together, so that they
 * are the same params for both.
 */
export function matchRuns(
  { base, head }: Pick<ReviewedExperiment, 'base' | 'head'>,
  sources: { readonly base: ReviewSource; readonly head: ReviewSource },
  settings: Pick<Settings, 'leaderboards' | 'review'>,
): MatchedRuns {
  const byId = matchIds(base, head, sources);
  const grouped = groupSides(base, byId.added, settings);
  const inBoth: RunMatch[] = [];
  const added: RunConfiguration[] = [];
  for (const { key, runs } of grouped.head) {
    const before = grouped.base.get(key);
    if (before) inBoth.push({ ...asConfiguration(grouped.repeatParams), base: before, head: runs });
    else added.push({ key, runs });
  }
  const all = [...grouped.base].map(([key, runs]) => ({ key, runs }));
  const byKey = matchKeys(added, all, declaredKeys(settings.review.match, grouped.repeatParams));
  const compared = new Set([...inBoth, ...byKey.matches].flatMap(({ base: runs }) => runs));
  const gone = new Set(byId.removed.filter((run) => !compared.has(run)));
  return {
    unchanged: byId.unchanged,
    matches: [...byId.changed, ...inBoth, ...byKey.matches],
    added: byKey.left,
    removed: all.flatMap(({ key, runs }) => {
      const left = runs.filter((run) => gone.has(run));
      return left.length > 0 ? [{ key, runs: left }] : [];
    }),
    repeatOf: grouped.repeatOf,
    configurationOf: grouped.configurationOf,
    repeatParams: grouped.repeatParams,
    configParams: grouped.configParams,
  };
}

function asConfiguration(repeatParams: readonly string[]): Pick<RunMatch, 'matchedBy' | 'matchedOn'> {
  const but = repeatParams.length > 0 ? `all params but ${repeatParams.join(', ')}` : 'all params';
  return { matchedBy: 'configuration', matchedOn: but };
}

function matchIds(
  base: readonly Run[],
  head: readonly Run[],
  sources: Parameters<typeof matchRuns>[1],
): { unchanged: Run[]; changed: RunMatch[]; added: Run[]; removed: readonly Run[] } {
  const before = new Map(base.map((run) => [run.runId, run]));
  const found = { unchanged: [] as Run[], changed: [] as RunMatch[], added: [] as Run[] };
  const seen = new Set<string>();
  for (const run of head) {
    const same = before.get(run.runId);
    seen.add(run.runId);
    if (!same) found.added.push(run);
    else if (isSameRun(same, run, sources)) found.unchanged.push(run);
    else found.changed.push({ matchedBy: 'run id', matchedOn: 'the same run', base: [same], head: [run] });
  }
  return { ...found, removed: base.filter(({ runId }) => !seen.has(runId)) };
}

function groupSides(
  base: readonly Run[],
  head: readonly Run[],
  { leaderboards }: Pick<Settings, 'leaderboards'>,
) {
  const all = [...base, ...head];
  const { roles, groups } = groupRuns(all.map(groupReplica), leaderboards);
  const repeats = new Map<Run, ReturnType<RepeatOf>>();
  const keys = new Map<Run, string>();
  const sides = { base: new Map<string, readonly Run[]>(), head: [] as RunConfiguration[] };
  for (const { key, members } of groups) {
    const own = { base: [] as Run[], head: [] as Run[] };
    for (const { place, repeat } of members) {
      const run = all[place];
      if (!run) continue;
      repeats.set(run, repeat);
      keys.set(run, key);
      own[place < base.length ? 'base' : 'head'].push(run);
    }
    if (own.base.length > 0) sides.base.set(key, own.base);
    if (own.head.length > 0) sides.head.push({ key, runs: own.head });
  }
  return {
    ...sides,
    repeatOf: (run: Run) => repeats.get(run),
    configurationOf: (run: Run) => keys.get(run),
    repeatParams: [...roles.repeats.keys()],
    configParams: roles.config,
  };
}

/** What is called the same by one of the keys; of several in base the one that ran last. */
function matchKeys(
  added: readonly RunConfiguration[],
  base: readonly RunConfiguration[],
  keys: readonly DeclaredKey[],
): { readonly matches: readonly RunMatch[]; readonly left: readonly RunConfiguration[] } {
  const matches: RunMatch[] = [];
  let left = added;
  for (const { name, valueOf: called } of keys) {
    const named = Map.groupBy(base, ({ runs }) => called(runs));
    left = left.filter(({ runs }) => {
      const value = called(runs);
      const candidates = value === undefined ? [] : (named.get(value) ?? []);
      const latest = candidates.reduce<RunConfiguration | undefined>(
        (best, other) => (best && lastTime(best) >= lastTime(other) ? best : other),
        undefined,
      );
      if (value === undefined || !latest) return true;
      const of = candidates.length > 1 ? `, the latest of ${candidates.length} in base` : '';
      matches.push({ matchedBy: 'key', matchedOn: `${name} = ${value}${of}`, base: latest.runs, head: runs });
      return false;
    });
  }
  return { matches, left };
}

function lastTime({ runs }: RunConfiguration): number {
  return runs.reduce((last, { endTimeMs, startTimeMs }) => Math.max(last, endTimeMs ?? startTimeMs ?? 0), 0);
}
