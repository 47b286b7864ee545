import type { Goal } from './goal.ts';
import { choosePairMethod, type PairMethod, type PairTest, type TestPairs, testPairs } from './pair-tests.ts';
import { orderGroups, type RankedGroup, type RankGroup, type UnrankedGroup } from './rank-group.ts';
import { rankIntervals } from './rank-intervals.ts';
import { RANK_UPPER_BOUND_TEXT, type RankMode, rankHeader, rankNotes } from './rank-texts.ts';
import { rankUpperBounds } from './rank-upper-bound.ts';
import { type SmallestDifference, smallestDifference } from './smallest-difference.ts';
import type { Bounds } from './t-interval.ts';
import type { Unit } from './wording.ts';

/** What a row says of its place. */
export type RankPlace =
  /** `low`–`high` are the ranks the data allow; `upperBound` is Rank(UB), an option. */
  | {
      readonly kind: 'interval';
      readonly low: number;
      readonly high: number;
      readonly tier: number;
      readonly upperBound: number;
      readonly text: string;
    }
  /** All rows are single runs: the plain order 1, 2, 2, 4, not tested. */
  | { readonly kind: 'plain'; readonly rank: number; readonly text: string }
  /** A single run among repeated ones: it has a place in the order, and no rank. */
  | { readonly kind: 'single run'; readonly text: '1 run' };

export type RankRow = {
  readonly name: string;
  readonly n: number;
  readonly mean: number;
  readonly place: RankPlace;
};

export type RankTable = {
  readonly mode: RankMode;
  readonly method: PairMethod;
  /** From best to worst mean; equal ones by name. */
  readonly rows: readonly RankRow[];
  readonly unranked: readonly UnrankedGroup[];
  /** Names of the groups with two or more values, in order: `pairs` count places among these. */
  readonly tested: readonly string[];
  readonly pairs: readonly PairTest[];
  readonly smallestDifference: SmallestDifference | undefined;
  readonly header: string;
  readonly notes: readonly string[];
  /** Said where Rank(UB) is shown. */
  readonly upperBoundText: string;
};

export type RankOptions = {
  readonly goal: Goal;
  readonly unit?: Unit;
  /** The risk that any printed order is wrong; 0.05 unless set. */
  readonly alpha?: number;
  /** `auto` pairs where all groups qualify; `pooled` assumes equal spread. */
  readonly test?: 'auto' | 'welch' | 'pooled';
  readonly bounds?: Bounds | undefined;
};

/**
 * Ranks configurations so that at most `alpha` of such tables print any wrong order: every pair with at least two
 * values is tested by one method, corrected by Holm, and a row's rank is the interval of places that the separated
 * pairs leave it. Overlap means not separated, not equal.
 *
 * A group with a value that is not finite, and one without values, is unranked; a single run among repeated ones stays
 * in the order without a rank.
 *
 * @param groups with different names, in any order. Pairing looks at their repeats' keys.
 * @param testAll tests the pairs, and may remember how it tested the same ones before.
 */
export function rankTable(
  groups: readonly RankGroup[],
  options: RankOptions,
  testAll: TestPairs = testPairs,
): RankTable {
  const { goal, unit = 'seed', alpha = 0.05, test = 'auto', bounds } = options;
  const { ordered, unranked } = orderGroups(groups, goal);
  const repeated = ordered.filter(({ sample }) => sample.n >= 2);
  const method = choosePairMethod(repeated, { unit, prefer: test });
  const pairs = testAll(repeated, method, unit);
  const mode = modeOf(ordered, pairs);
  const samples = repeated.map(({ sample }) => sample);
  return {
    mode,
    method,
    rows:
      mode === 'single' ? plainRows(ordered) : rankedRows(ordered, repeated, pairs, { goal, alpha, unit }),
    unranked,
    tested: repeated.map(({ name }) => name),
    pairs,
    smallestDifference: smallestDifference(samples, { comparisons: pairs.length, alpha, unit }),
    header: rankHeader({ mode, method, unit, alpha, comparisons: pairs.length }),
    notes: rankNotes({ samples, method, unit, bounds, means: ordered.map(({ sample }) => sample.mean) }),
    upperBoundText: RANK_UPPER_BOUND_TEXT,
  };
}

function modeOf(ordered: readonly RankedGroup[], pairs: readonly PairTest[]): RankMode {
  if (ordered.length > 0 && ordered.every(({ sample }) => sample.n === 1)) return 'single';
  return pairs.length > 0 ? 'tested' : 'untested';
}

/** Equal values share a rank, and the next one counts them all. */
function plainRows(ordered: readonly RankedGroup[]): readonly RankRow[] {
  let rank = 0;
  let last: number | undefined;
  return ordered.map(({ name, sample: { n, mean } }, index) => {
    if (mean !== last) rank = index + 1;
    last = mean;
    return { name, n, mean, place: { kind: 'plain', rank, text: String(rank) } };
  });
}

function rankedRows(
  ordered: readonly RankedGroup[],
  repeated: readonly RankedGroup[],
  pairs: readonly PairTest[],
  { goal, alpha, unit }: { readonly goal: Goal; readonly alpha: number; readonly unit: Unit },
): readonly RankRow[] {
  const intervals = rankIntervals(repeated.length, pairs, { goal, alpha });
  const upperBounds = rankUpperBounds(repeated, { goal, level: 1 - alpha, unit });
  const places = new Map<RankedGroup, RankPlace>();
  repeated.forEach((group, index) => {
    const { low = 1, high = repeated.length, tier = 1 } = intervals[index] ?? {};
    const text = low === high ? String(low) : `${low}–${high}`;
    places.set(group, { kind: 'interval', low, high, tier, upperBound: upperBounds[index] ?? 1, text });
  });
  return ordered.map((group) => ({
    name: group.name,
    n: group.sample.n,
    mean: group.sample.mean,
    place: places.get(group) ?? { kind: 'single run', text: '1 run' },
  }));
}
