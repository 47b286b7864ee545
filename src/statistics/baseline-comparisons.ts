import { type DifferenceTest, differenceWord, relativeDifference } from './difference.ts';
import type { Goal } from './goal.ts';
import { extent, mean, sampleOf } from './moments.ts';
import { holm } from './multiplicity.ts';
import type { NotShown } from './not-shown.ts';
import { pairedTest } from './paired-t.ts';
import { arePaired, inRepeatOrder } from './pairing.ts';
import type { RankGroup } from './rank-group.ts';
import { type SmallestDifference, smallestDifference } from './smallest-difference.ts';
import { welchTest } from './welch.ts';
import type { Unit } from './wording.ts';

/** One configuration against the baseline: its mean − the baseline's. */
export type BaselineComparison = {
  readonly name: string;
  readonly test: DifferenceTest | NotShown;
  /** Holm's, over the comparisons that could be tested. */
  readonly adjusted: number | undefined;
  /** Of the means, tested or not; undefined where one has no mean. */
  readonly word: 'better' | 'worse' | 'equal' | undefined;
  readonly relative: number | undefined;
};

export type BaselineComparisons = {
  readonly comparisons: readonly BaselineComparison[];
  readonly smallestDifference: SmallestDifference | undefined;
};

/**
 * Compares configurations with a baseline: K − 1 planned tests, corrected by Holm. Each is paired where both have the
 * same repeats (see `arePaired`), else Welch's.
 *
 * @param others in the order of the page.
 */
export function compareWithBaseline(
  baseline: RankGroup,
  others: readonly RankGroup[],
  options: { readonly goal: Goal; readonly unit?: Unit; readonly alpha?: number },
): BaselineComparisons {
  const { goal, unit = 'seed', alpha = 0.05 } = options;
  const level = 1 - alpha;
  const paired = others.filter((other) => arePaired([other, baseline], unit));
  const [inOrder = [], ...ordered] = inRepeatOrder([baseline, ...paired]);
  const valuesOf = new Map(paired.map((other, index) => [other, ordered[index] ?? []]));
  const tests = others.map((other) => {
    const values = valuesOf.get(other);
    return values
      ? pairedTest(values, inOrder, { level, unit })
      : welchTest(other.values, baseline.values, { degrees: 'guarded', level, unit });
  });
  const tested = tests.flatMap((test, index) => (test.shown ? [{ index, p: test.p }] : []));
  const adjusted = holm(tested.map(({ p }) => p));
  const adjustedOf = new Map(tested.map(({ index }, place) => [index, adjusted[place]]));
  const least = extent([baseline, ...others].flatMap(({ values }) => values)).min;
  const comparisons = others.map((other, index) => {
    const difference = mean(other.values) - mean(baseline.values);
    return {
      name: other.name,
      test: tests[index] ?? { shown: false, reason: 'no value' },
      adjusted: adjustedOf.get(index),
      word: Number.isFinite(difference) ? differenceWord(difference, goal) : undefined,
      relative: relativeDifference(difference, mean(baseline.values), least),
    };
  });
  const finite = [baseline, ...others].filter(({ values }) => values.every(Number.isFinite));
  return {
    comparisons,
    smallestDifference: smallestDifference(
      finite.map(({ values }) => sampleOf(values)),
      { comparisons: tested.length, alpha, unit },
    ),
  };
}
