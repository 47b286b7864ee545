import { compareText } from '../order.ts';
import type {
  Configuration,
  Configurations,
  GroupingSettings,
  LeftOutRun,
  ReplicateRun,
} from './configuration.ts';
import { type GroupRuns, groupRuns, type RunGroup } from './group-runs.ts';
import { groupingText } from './grouping-text.ts';
import { type ParamRoles, paramMap } from './param-roles.ts';
import type { RepeatKind } from './repeat-params.ts';
import { type KeyedRun, replicateUnits } from './replicate-units.ts';

/**
 * Groups runs into configurations: equal in all params but those that tell repeats apart and those that are the same
 * everywhere. Left out, each with its reason: runs that were excluded before or did not finish, the parents of runs that have the metric (else
 * nested runs count twice), runs without the metric, older runs of one repeat, and repeats that lack folds which others
 * of their configuration have. A value that is not finite stays.
 *
 * @param runs in any order, of one experiment or of several that are compared.
 * @param group groups runs by their params, and may remember how it grouped the same runs before.
 */
export function findConfigurations(
  runs: readonly ReplicateRun[],
  settings: GroupingSettings,
  group: GroupRuns = groupRuns,
): Configurations {
  const leftOut: LeftOutRun[] = [];
  // By id, so that what is shown of equal params does not depend on the order of the runs.
  const byId = isSorted(runs) ? runs : runs.toSorted((a, b) => compareText(a.id, b.id));
  const eligible = eligibleRuns(byId, settings, leftOut);
  const { roles, groups } = group(eligible, settings);
  const configurations = groups.flatMap((own) => configurationOf(own, eligible, roles, leftOut) ?? []);
  const namesOf = (...kinds: readonly RepeatKind[]) =>
    [...roles.repeats].flatMap(([key, kind]) => (kinds.includes(kind) ? [key] : []));
  const found = {
    seedParams: namesOf('seed'),
    foldParams: namesOf('fold', 'inner fold'),
    configParams: roles.config,
    constantParams: roles.constant,
    configurations,
    leftOut: leftOut.sort((a, b) => compareText(a.id, b.id)),
  };
  return { ...found, warnings: warningsOf(configurations), text: groupingText(found, settings) };
}

/** Snapshots have runs in this order, and sorting ten thousand takes a tenth of all that grouping does. */
function isSorted(runs: readonly ReplicateRun[]): boolean {
  return runs.every(({ id }, index) => index === 0 || (runs[index - 1]?.id ?? '') <= id);
}

function eligibleRuns(
  runs: readonly ReplicateRun[],
  { statuses = ['FINISHED'] }: GroupingSettings,
  leftOut: LeftOutRun[],
): readonly ReplicateRun[] {
  const finished = runs.filter(({ id, status, excluded }) => {
    const reason = excluded ?? (statuses.includes(status) ? undefined : `status ${status}`);
    if (reason !== undefined) leftOut.push({ id, reason });
    return reason === undefined;
  });
  const parents = new Set(
    finished.flatMap(({ parentId, value }) =>
      parentId !== undefined && value !== undefined ? parentId : [],
    ),
  );
  return finished.filter(({ id }) => {
    if (parents.has(id)) leftOut.push({ id, reason: 'parent run' });
    return !parents.has(id);
  });
}

/** Undefined when no run of it has the metric. */
function configurationOf(
  { key, members }: RunGroup,
  runs: readonly ReplicateRun[],
  roles: ParamRoles,
  leftOut: LeftOutRun[],
): Configuration | undefined {
  const measured: KeyedRun[] = [];
  for (const { place, repeat } of members) {
    const { id = '', value, endTimeMs = 0 } = runs[place] ?? {};
    if (value === undefined) leftOut.push({ id, reason: 'metric missing' });
    else measured.push({ id, value, endTimeMs, repeat });
  }
  const first = runs[members[0]?.place ?? -1];
  if (measured.length === 0 || !first) return undefined;
  const hasInner = [...roles.repeats.values()].includes('inner fold');
  const { kind, units, leftOut: unused } = replicateUnits(measured, hasInner);
  leftOut.push(...unused);
  const params = paramMap(first);
  return {
    key,
    params: roles.config.map((name) => ({ key: name, value: params.get(name) })),
    datasetDigest: first.datasetDigest,
    kind,
    units,
    nonFinite: units.filter(({ value }) => !Number.isFinite(value)).length,
    commits: commitsOf(members, runs, units),
  };
}

function commitsOf(
  members: RunGroup['members'],
  runs: readonly ReplicateRun[],
  units: Configuration['units'],
): readonly string[] {
  const used = new Set(units.flatMap(({ runIds }) => runIds));
  const commits = new Set<string>();
  for (const { place } of members) {
    const { id = '', commit } = runs[place] ?? {};
    if (commit && used.has(id)) commits.add(commit);
  }
  return [...commits].sort(compareText);
}

function warningsOf(configurations: readonly Configuration[]): readonly string[] {
  const mixed = configurations.filter(({ commits }) => commits.length > 1).length;
  if (mixed === 0) return [];
  return [mixed === 1 ? '1 configuration mixes git commits' : `${mixed} configurations mix git commits`];
}
