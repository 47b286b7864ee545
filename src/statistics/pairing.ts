import { compareText } from './compare-text.ts';
import { isSameList } from './same-list.ts';
import type { Unit } from './wording.ts';

/** Values of a configuration, each with the key of the repeat that gave it: its seed or fold. */
export type KeyedValues = {
  readonly values: readonly number[];
  /** As many as values; absent where repeats have no name. */
  readonly repeats?: readonly string[] | undefined;
};

/** Below so many pairs of seeds, the lost degrees of freedom cost more than pairing gains. */
const LEAST_PAIRS = 5;

/**
 * Whether groups are compared pair by pair: all have the same repeats, each once, and these are folds or at least
 * five. The rule never looks at the values, else it would choose the test that says more.
 */
export function arePaired(groups: readonly KeyedValues[], unit: Unit): boolean {
  const [first] = groups;
  if (!first?.repeats || groups.length < 2) return false;
  const keys = new Set(first.repeats);
  if (unit !== 'fold' && keys.size < LEAST_PAIRS) return false;
  return groups.every(
    ({ repeats, values }) =>
      repeats !== undefined &&
      repeats.length === keys.size &&
      values.length === keys.size &&
      (isSameList(repeats, first.repeats) ||
        (new Set(repeats).size === keys.size && repeats.every((key) => keys.has(key)))),
  );
}

/** Each group's values in the order of their repeats' keys, by code unit: the order in which pairs are subtracted. */
export function inRepeatOrder(groups: readonly KeyedValues[]): readonly (readonly number[])[] {
  let sorted: { readonly repeats: readonly string[]; readonly order: readonly number[] } | undefined;
  return groups.map(({ values, repeats = [] }) => {
    // Mostly all groups have the same repeats in the same order, which is sorted once.
    if (!sorted || !isSameList(repeats, sorted.repeats)) sorted = { repeats, order: sortedPlaces(repeats) };
    return sorted.order.map((place) => values[place] ?? Number.NaN);
  });
}

function sortedPlaces(keys: readonly string[]): readonly number[] {
  return [...keys.keys()].sort((a, b) => compareText(keys[a] ?? '', keys[b] ?? ''));
}
