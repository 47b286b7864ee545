import { compareText } from '../order.ts';
import type { GroupingSettings, ReplicateRun } from './configuration.ts';
import { type ParamRoles, paramMap, paramRoles } from './param-roles.ts';
import { comparableValue } from './param-value.ts';
import type { RepeatKind } from './repeat-params.ts';

/** What tells a run from the others of its configuration: the texts of its seeds, folds and inner folds. */
export type RepeatKey = Readonly<Record<RepeatKind, string>> & {
  /** All three. */
  readonly all: string;
  /** Of a unit that is this run alone; undefined where none of them was logged. */
  readonly unit: string | undefined;
};

/** Runs of one configuration, by their places among all that were grouped. */
export type RunGroup = {
  readonly key: string;
  readonly members: readonly { readonly place: number; readonly repeat: RepeatKey }[];
};

/** What of grouping depends on params and datasets alone, not on values. By key. */
export type RunGroups = { readonly roles: ParamRoles; readonly groups: readonly RunGroup[] };

export type GroupRuns = (
  runs: readonly Pick<ReplicateRun, 'id' | 'params' | 'datasetDigest'>[],
  settings: Pick<GroupingSettings, 'repeat' | 'groupBy' | 'ignore'>,
) => RunGroups;

/** Groups runs that are equal in all params but those that tell repeats apart and those that are the same everywhere. */
export const groupRuns: GroupRuns = (runs, settings) => {
  const params = runs.map(paramMap);
  const roles = paramRoles(params, settings);
  const keyOf = keysOfGroups(roles);
  const repeatOf = keysOfRepeats(roles);
  const groups = new Map<string, { place: number; repeat: RepeatKey }[]>();
  params.forEach((own, place) => {
    const key = keyOf(own, runs[place]?.datasetDigest);
    const member = { place, repeat: repeatOf(own) };
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  });
  const byKey = [...groups].sort(([a], [b]) => compareText(a, b));
  return { roles, groups: byKey.map(([key, members]) => ({ key, members })) };
};

function keysOfGroups({ config }: ParamRoles) {
  // Values are few, and reading each as a number again for every run took longer than all else.
  const texts = new Map<string | undefined, string>([[undefined, 'null']]);
  const textOf = (value: string | undefined) => {
    const text = texts.get(value) ?? JSON.stringify(comparableValue(value ?? ''));
    texts.set(value, text);
    return text;
  };
  const names = config.map((key) => JSON.stringify(key));
  return (params: ReadonlyMap<string, string>, digest: string | undefined) => {
    const values = config.map((key, index) => `[${names[index]},${textOf(params.get(key))}]`);
    return `[[${values.join(',')}],${JSON.stringify(digest ?? null)}]`;
  };
}

/** Runs of different configurations have the same repeats: one object for each. */
function keysOfRepeats({ repeats }: ParamRoles) {
  const kinds = [...repeats];
  const known = new Map<string, RepeatKey>();
  return (params: ReadonlyMap<string, string>): RepeatKey => {
    const values = kinds.map(([key]) => params.get(key) ?? '');
    const all = JSON.stringify(values);
    const key = known.get(all) ?? repeatKey(kinds, values, all);
    known.set(all, key);
    return key;
  };
}

function repeatKey(
  kinds: readonly (readonly [string, RepeatKind])[],
  values: readonly string[],
  all: string,
): RepeatKey {
  const textOf = (wanted: RepeatKind) =>
    JSON.stringify(values.filter((_, index) => kinds[index]?.[1] === wanted));
  const seed = textOf('seed');
  const isLogged = values.some((value) => value !== '');
  return {
    seed,
    fold: textOf('fold'),
    'inner fold': textOf('inner fold'),
    all,
    unit: isLogged ? JSON.stringify([seed]) : undefined,
  };
}
