import { paramMap, paramRoles } from '../analysis/configurations/param-roles.ts';
import { namedRepeatKind, type RepeatKind } from '../analysis/configurations/repeat-params.ts';
import { compareText } from '../analysis/order.ts';
import type { Store } from './store.ts';

/** Params that tell repeats of one configuration apart, by their names and values. */
export type RepeatSuggestion = {
  readonly params: readonly { readonly key: string; readonly values: number }[];
  /** Those that do so in some experiments alone, which a setting cannot say. */
  readonly contradictions: readonly string[];
};

/** Finds them as leaderboards do, experiment by experiment. */
export function suggestRepeat({ experiments, runsByExperiment }: Store): RepeatSuggestion {
  const kinds = new Map<string, Set<RepeatKind | undefined>>();
  const values = new Map<string, Set<string>>();
  for (const { key: experiment } of experiments) {
    const params = (runsByExperiment.get(experiment) ?? []).map(paramMap);
    const { repeats } = paramRoles(params, {});
    for (const map of params)
      for (const [key, value] of map) {
        put(kinds, key, repeats.get(key));
        put(values, key, value);
      }
  }
  const found = [...kinds]
    .filter(([, of]) => [...of].some((kind) => kind !== undefined))
    .sort(([a], [b]) => compareText(a, b));
  // What the settings name is a repeat everywhere, of the kind that its name says.
  const isSame = ([key, of]: (typeof found)[number]) => of.size === 1 && of.has(namedRepeatKind(key));
  return {
    params: found.filter(isSame).map(([key]) => ({ key, values: values.get(key)?.size ?? 0 })),
    contradictions: found.filter((entry) => !isSame(entry)).map(([key]) => key),
  };
}

function put<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
