import { compareWithBaseline } from '../../statistics/baseline-comparisons.ts';
import {
  type DifferenceTest,
  differenceWord,
  relativeDifference,
  testDifference,
} from '../../statistics/difference.ts';
import type { Goal } from '../../statistics/goal.ts';
import { extent, mean, sampleOf } from '../../statistics/moments.ts';
import { type NotShown, notShown } from '../../statistics/not-shown.ts';
import type { PairMethod, PairTest } from '../../statistics/pair-tests.ts';
import { pairedTest } from '../../statistics/paired-t.ts';
import { inRepeatOrder } from '../../statistics/pairing.ts';
import { pooledDifference, pooledSpread } from '../../statistics/pooled-t.ts';
import type { RankGroup } from '../../statistics/rank-group.ts';
import type { SmallestDifference } from '../../statistics/smallest-difference.ts';
import { welchTest } from '../../statistics/welch.ts';
import type { Unit } from '../../statistics/wording.ts';
import type { BoardDifference } from './board-types.ts';

type Facts = {
  readonly goal: Goal;
  readonly unit: Unit;
  readonly alpha: number;
};

/** Differences by the name of the group. */
export type Differences = ReadonlyMap<string, BoardDifference>;

/**
 * Each group's mean − the leader's, by the method of the rank table and with its p, which is corrected for all pairs.
 *
 * @param groups all that have a place, with finite values.
 * @param table `tested` are the names that `pairs` count places among.
 */
export function differencesToLeader(
  groups: readonly RankGroup[],
  leader: RankGroup,
  table: {
    readonly method: PairMethod;
    readonly tested: readonly string[];
    readonly pairs: readonly PairTest[];
  },
  facts: Facts,
): Differences {
  const place = table.tested.indexOf(leader.name);
  const adjusted = new Map<string | undefined, number>();
  for (const pair of table.pairs) {
    if (pair.first === place) adjusted.set(table.tested[pair.second], pair.adjusted);
    if (pair.second === place) adjusted.set(table.tested[pair.first], pair.adjusted);
  }
  const test = testBy(table.method, groups, facts);
  const least = extent(groups.flatMap(({ values }) => values)).min;
  return new Map(
    groups
      .filter((group) => group !== leader)
      .map((group) => [
        group.name,
        differenceOf(
          group,
          leader,
          { test: test(group, leader), adjusted: adjusted.get(group.name), least },
          facts,
        ),
      ]),
  );
}

function differenceOf(
  group: RankGroup,
  other: RankGroup,
  found: Pick<BoardDifference, 'test' | 'adjusted'> & { readonly least: number },
  { goal, alpha }: Facts,
): BoardDifference {
  const difference = mean(group.values) - mean(other.values);
  return {
    difference,
    test: found.test,
    adjusted: found.adjusted,
    isSeparated: found.adjusted !== undefined && found.adjusted <= alpha,
    word: differenceWord(difference, goal),
    relative: relativeDifference(difference, mean(other.values), found.least),
  };
}

function testBy(
  method: PairMethod,
  groups: readonly RankGroup[],
  { unit, alpha }: Facts,
): (a: RankGroup, b: RankGroup) => DifferenceTest | NotShown {
  const level = 1 - alpha;
  switch (method) {
    case 'guarded-welch':
      return (a, b) => welchTest(a.values, b.values, { degrees: 'guarded', level, unit });
    case 'paired-t': {
      const values = inRepeatOrder(groups);
      const ordered = new Map(groups.map((group, index) => [group, values[index] ?? []]));
      const inOrder = (group: RankGroup) => ordered.get(group) ?? [];
      // A group of one among paired ones has nothing to be paired with.
      return (a, b) =>
        a.values.length < 2 || b.values.length < 2
          ? notShown('needs n>=2 in both')
          : pairedTest(inOrder(a), inOrder(b), { level, unit });
    }
    case 'pooled-t': {
      const spread = pooledSpread(groups.map(({ values }) => sampleOf(values)));
      return (a, b) => {
        const samples = [sampleOf(a.values), sampleOf(b.values)] as const;
        const [first, second] = samples;
        if (!first.sd && !second.sd) {
          const isRepeated = first.n >= 2 && second.n >= 2;
          return notShown(isRepeated ? 'no spread in either group' : 'needs n>=2 in both');
        }
        if (!spread || first.n < 2 || second.n < 2) return notShown('needs n>=2 in both');
        return testDifference(pooledDifference(first, second, spread), {
          method,
          level,
          unit,
          n: [first.n, second.n],
          flag: samples.some(({ sd }) => sd === 0) ? 'no spread in one group' : undefined,
        });
      };
    }
    default:
      return method satisfies never;
  }
}

/** Each group's mean − the baseline's: K − 1 planned tests, corrected for these alone. */
export function differencesToBaseline(
  groups: readonly RankGroup[],
  baseline: RankGroup,
  facts: Facts,
): { readonly differences: Differences; readonly smallest: SmallestDifference | undefined } {
  const others = groups.filter((group) => group !== baseline);
  const { comparisons, smallestDifference } = compareWithBaseline(baseline, others, facts);
  const differences = comparisons.map(
    ({ test, adjusted, word, relative }, index): [string, BoardDifference] => {
      const { name, values } = others[index] ?? baseline;
      const difference = mean(values) - mean(baseline.values);
      const isSeparated = adjusted !== undefined && adjusted <= facts.alpha;
      return [name, { difference, test, adjusted, isSeparated, word: word ?? 'equal', relative }];
    },
  );
  return { differences: new Map(differences), smallest: smallestDifference };
}
