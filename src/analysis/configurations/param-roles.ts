import type { GroupingSettings, ReplicateRun } from './configuration.ts';
import { comparableValue } from './param-value.ts';
import { namedRepeatKind, type RepeatKind, repeatKind } from './repeat-params.ts';

/** What each param does: tells repeats apart, makes configurations, or is the same everywhere. */
export type ParamRoles = {
  readonly repeats: ReadonlyMap<string, RepeatKind>;
  /** By key, sorted. */
  readonly config: readonly string[];
  readonly constant: number;
};

/**
 * Assigns roles by the names and values of params, or as the settings say. A param that some runs lack is not constant:
 * absent is a value of its own.
 *
 * @param params of each run, as maps.
 */
export function paramRoles(
  params: readonly ReadonlyMap<string, string>[],
  settings: GroupingSettings,
): ParamRoles {
  const ignored = new Set(settings.ignore);
  const grouping = settings.groupBy && new Set(settings.groupBy);
  const valuesOf = distinctValues(params);
  const repeats = new Map<string, RepeatKind>();
  const config: string[] = [];
  let constant = 0;
  for (const [key, values] of [...valuesOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (ignored.has(key)) continue;
    const kind = grouping?.has(key) ? undefined : kindOf(key, values, settings);
    if (kind) repeats.set(key, kind);
    else if (grouping && !grouping.has(key)) continue;
    else if (isConstant(key, values, params)) constant += 1;
    else config.push(key);
  }
  return { repeats, config, constant };
}

const known = new WeakMap<ReplicateRun['params'], ReadonlyMap<string, string>>();

/** The params of a run, to look up; made once, as runs are grouped anew for every metric. */
export function paramMap({ params }: Pick<ReplicateRun, 'params'>): ReadonlyMap<string, string> {
  const made = known.get(params) ?? new Map(params.map(({ key, value }) => [key, value.trim()]));
  known.set(params, made);
  return made;
}

function distinctValues(params: readonly ReadonlyMap<string, string>[]): Map<string, Set<string>> {
  const valuesOf = new Map<string, Set<string>>();
  for (const entries of params) {
    for (const [key, value] of entries) {
      const values = valuesOf.get(key);
      if (values) values.add(value);
      else valuesOf.set(key, new Set([value]));
    }
  }
  return valuesOf;
}

function kindOf(
  key: string,
  values: ReadonlySet<string>,
  { repeat }: GroupingSettings,
): RepeatKind | undefined {
  if (repeat) return repeat.includes(key) ? namedRepeatKind(key) : undefined;
  return repeatKind(key, values);
}

function isConstant(
  key: string,
  values: ReadonlySet<string>,
  params: readonly ReadonlyMap<string, string>[],
): boolean {
  return new Set([...values].map(comparableValue)).size === 1 && params.every((entries) => entries.has(key));
}
