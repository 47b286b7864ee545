import { pOfDifference, type StudentDifference } from './difference.ts';
import { holm } from './multiplicity.ts';
import type { NotShown } from './not-shown.ts';
import { pairedDifference } from './paired-t.ts';
import { arePaired, inRepeatOrder } from './pairing.ts';
import { pooledDifference, pooledSpread } from './pooled-t.ts';
import type { RankedGroup } from './rank-group.ts';
import { welchDifference } from './welch.ts';
import type { Unit } from './wording.ts';

/** Which test a whole table uses; one for all pairs. */
export type PairMethod = 'guarded-welch' | 'paired-t' | 'pooled-t';

/** A test of two of the groups, by their places in the table. `difference` is mean(first) − mean(second). */
export type PairTest = {
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly p: number;
  /** Holm's, over all pairs that could be tested. */
  readonly adjusted: number;
};

/**
 * The test that all pairs get: paired when every group qualifies (see `arePaired`), else Welch's; pooled only on
 * request. `welch` keeps from pairing.
 */
export function choosePairMethod(
  groups: readonly RankedGroup[],
  options: { readonly unit: Unit; readonly prefer: 'auto' | 'welch' | 'pooled' },
): PairMethod {
  if (options.prefer === 'pooled') return 'pooled-t';
  return options.prefer === 'auto' && arePaired(groups, options.unit) ? 'paired-t' : 'guarded-welch';
}

export type TestPairs = (
  groups: readonly RankedGroup[],
  method: PairMethod,
  unit: Unit,
) => readonly PairTest[];

/**
 * Tests all pairs and adjusts the p-values of those that could be tested (Holm). Pairs without spread in either group
 * are not among them: their difference is exact, and untested.
 *
 * @param groups with at least two values each.
 */
export const testPairs: TestPairs = (groups, method, unit) => {
  const differenceOf = differenceBy(groups, method, unit);
  const tested: (PairTest & { adjusted: number })[] = [];
  for (let first = 0; first < groups.length; first++) {
    for (let second = first + 1; second < groups.length; second++) {
      const found = differenceOf(first, second);
      if (!found || 'reason' in found) continue;
      tested.push({ first, second, difference: found.difference, p: pOfDifference(found), adjusted: 1 });
    }
  }
  const adjusted = holm(tested.map(({ p }) => p));
  tested.forEach((test, index) => {
    test.adjusted = adjusted[index] ?? 1;
  });
  return tested;
};

type FindDifference = (first: number, second: number) => StudentDifference | NotShown | undefined;

function differenceBy(groups: readonly RankedGroup[], method: PairMethod, unit: Unit): FindDifference {
  switch (method) {
    case 'guarded-welch':
      return withSamples(groups, (a, b) => welchDifference(a.sample, b.sample, 'guarded'));
    case 'pooled-t': {
      const spread = pooledSpread(groups.map(({ sample }) => sample));
      return withSamples(groups, (a, b) =>
        spread && spread.sd > 0 && (a.hasSpread || b.hasSpread)
          ? pooledDifference(a.sample, b.sample, spread)
          : undefined,
      );
    }
    case 'paired-t': {
      const values = inRepeatOrder(groups);
      // One list for all pairs, as they are many.
      const differences: number[] = [];
      return (first, second) => {
        const others = values[second] ?? [];
        values[first]?.forEach((value, index) => {
          differences[index] = value - (others[index] ?? Number.NaN);
        });
        return pairedDifference(differences, unit);
      };
    }
    default:
      return method satisfies never;
  }
}

function withSamples(
  groups: readonly RankedGroup[],
  find: (a: RankedGroup, b: RankedGroup) => StudentDifference | NotShown | undefined,
): FindDifference {
  return (first, second) => {
    const a = groups[first];
    const b = groups[second];
    return a && b ? find(a, b) : undefined;
  };
}
