import { compareText } from '../order.ts';
import type {
  Configuration,
  Configurations,
  GroupingSettings,
  LeftOutRun,
  ReplicateRun,
} from './configuration.ts';
import { groupingText } from './grouping-text.ts';
import { type ParamRoles, paramMap, paramRoles } from './param-roles.ts';
import { comparableValue } from './param-value.ts';
import type { RepeatKind } from './repeat-params.ts';
import { type KeyedRun, replicateUnits } from './replicate-units.ts';

type RunWithParams = { readonly run: ReplicateRun; readonly params: ReadonlyMap<string, string> };

/**
 * Groups runs into configurations: equal in all params but those that tell repeats apart and those that are the same
 * everywhere. Left out, each with its reason: runs that were excluded before or did not finish, the parents of runs that have the metric (else
 * nested runs count twice), runs without the metric, older runs of one repeat, and repeats that lack folds which others
 * of their configuration have. A value that is not finite stays.
 *
 * @param runs in any order, of one experiment or of several that are compared.
 */
export function findConfigurations(
  runs: readonly ReplicateRun[],
  settings: GroupingSettings,
): Configurations {
  const leftOut: LeftOutRun[] = [];
  // By id, so that what is shown of equal params does not depend on the order of the runs.
  const byId = isSorted(runs) ? runs : runs.toSorted((a, b) => compareText(a.id, b.id));
  const eligible = eligibleRuns(byId, settings, leftOut).map((run) => ({ run, params: paramMap(run) }));
  const roles = paramRoles(
    eligible.map(({ params }) => params),
    settings,
  );
  const configurations = [...groupByKey(eligible, roles)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([key, members]) => configurationOf(key, members, roles, leftOut) ?? []);
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

function groupByKey(runs: readonly RunWithParams[], { config }: ParamRoles): Map<string, RunWithParams[]> {
  const groups = new Map<string, RunWithParams[]>();
  // Values are few, and reading each as a number again for every run took longer than all else.
  const texts = new Map<string | undefined, string>([[undefined, 'null']]);
  const textOf = (value: string | undefined) => {
    const text = texts.get(value) ?? JSON.stringify(comparableValue(value ?? ''));
    texts.set(value, text);
    return text;
  };
  const names = config.map((key) => JSON.stringify(key));
  for (const entry of runs) {
    const values = config.map((key, index) => `[${names[index]},${textOf(entry.params.get(key))}]`);
    const key = `[[${values.join(',')}],${JSON.stringify(entry.run.datasetDigest ?? null)}]`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

/** Undefined when no run of it has the metric. */
function configurationOf(
  key: string,
  members: readonly RunWithParams[],
  roles: ParamRoles,
  leftOut: LeftOutRun[],
): Configuration | undefined {
  const measured = members.flatMap(({ run, params }) => {
    if (run.value !== undefined) return [keyedRun(run, run.value, params, roles)];
    leftOut.push({ id: run.id, reason: 'metric missing' });
    return [];
  });
  const [first] = members;
  if (measured.length === 0 || !first) return undefined;
  const hasInner = [...roles.repeats.values()].includes('inner fold');
  const { kind, units, leftOut: unused } = replicateUnits(measured, hasInner);
  leftOut.push(...unused);
  const used = new Set(units.flatMap(({ runIds }) => runIds));
  const commits = members.flatMap(({ run }) => (used.has(run.id) && run.commit ? [run.commit] : []));
  return {
    key,
    params: roles.config.map((name) => ({ key: name, value: first.params.get(name) })),
    datasetDigest: first.run.datasetDigest,
    kind,
    units,
    nonFinite: units.filter(({ value }) => !Number.isFinite(value)).length,
    commits: [...new Set(commits)].sort(compareText),
  };
}

function keyedRun(
  { id, endTimeMs = 0 }: ReplicateRun,
  value: number,
  params: ReadonlyMap<string, string>,
  { repeats }: ParamRoles,
): KeyedRun {
  let hasKey = false;
  const textOf = (wanted: RepeatKind) => {
    let list = '';
    for (const [key, kind] of repeats) {
      if (kind !== wanted) continue;
      const text = params.get(key) ?? '';
      hasKey ||= text !== '';
      list += `${list && ','}${JSON.stringify(text)}`;
    }
    return `[${list}]`;
  };
  const keys = { seed: textOf('seed'), fold: textOf('fold'), 'inner fold': textOf('inner fold') };
  return { id, value, endTimeMs, keys, hasKey };
}

function warningsOf(configurations: readonly Configuration[]): readonly string[] {
  const mixed = configurations.filter(({ commits }) => commits.length > 1).length;
  if (mixed === 0) return [];
  return [mixed === 1 ? '1 configuration mixes git commits' : `${mixed} configurations mix git commits`];
}
