import { compareText } from './compare-text.ts';
import { type Goal, signOf } from './goal.ts';
import { hasNoSpread, type Sample, sampleOf } from './moments.ts';
import type { KeyedValues } from './pairing.ts';
import { summarizeUnits } from './unit-values.ts';

/** A configuration to be ranked: its values, one a repeat. */
export type RankGroup = KeyedValues & { readonly name: string };

/** A group all of whose values are finite. */
export type RankedGroup = RankGroup & { readonly sample: Sample; readonly hasSpread: boolean };

/** A group that has no place in the order, with the reason. */
export type UnrankedGroup = { readonly name: string; readonly reason: string };

/** Groups from the best mean to the worst, equal ones by name; and those without a mean, by name. */
export function orderGroups(
  groups: readonly RankGroup[],
  goal: Goal,
): { readonly ordered: readonly RankedGroup[]; readonly unranked: readonly UnrankedGroup[] } {
  const ordered: RankedGroup[] = [];
  const unranked: UnrankedGroup[] = [];
  for (const group of groups) {
    const found = summarizeUnits(group.values);
    if (found.kind !== 'summary') {
      unranked.push({ name: group.name, reason: found.text });
      continue;
    }
    ordered.push({ ...group, sample: sampleOf(group.values), hasSpread: !hasNoSpread(group.values) });
  }
  const sign = signOf(goal);
  ordered.sort((a, b) => sign * (b.sample.mean - a.sample.mean) || compareText(a.name, b.name));
  return { ordered, unranked: unranked.sort((a, b) => compareText(a.name, b.name)) };
}
