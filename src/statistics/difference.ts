import { studentCritical, studentTwoSidedP } from './distributions.ts';
import { type Goal, signOf } from './goal.ts';
import { percentText, pText, type Unit, unitCount } from './wording.ts';

/** A difference of means in units of its standard error, before any p-value: a − b. */
export type StudentDifference = { readonly difference: number; readonly se: number; readonly df: number };

export type DifferenceMethod = 'welch' | 'guarded-welch' | 'pooled-t' | 'paired-t';

/** A tested difference of two configurations, mean(a) − mean(b), with its interval. */
export type DifferenceTest = StudentDifference & {
  readonly shown: true;
  readonly method: DifferenceMethod;
  readonly level: number;
  readonly unit: Unit;
  /** Numbers of repeats of a and b. */
  readonly n: readonly [number, number];
  readonly t: number;
  /** Two-sided. */
  readonly p: number;
  readonly low: number;
  readonly high: number;
  readonly flag: 'no spread in one group' | undefined;
  readonly text: string;
};

const METHODS: Readonly<Record<DifferenceMethod, string>> = {
  welch: 'Welch t-test',
  'guarded-welch': 'Welch t-test',
  'pooled-t': 't-test that assumes equal spread',
  'paired-t': 'paired t-test',
};

/** The p-value of a difference: 2 · P(T > |difference / se|). */
export function pOfDifference({ difference, se, df }: StudentDifference): number {
  return studentTwoSidedP(difference / se, df);
}

/** Adds t, p and the interval difference ∓ t(1 − (1 − level)/2, df) · se. */
export function testDifference(
  found: StudentDifference,
  facts: Pick<DifferenceTest, 'method' | 'level' | 'unit' | 'n' | 'flag'>,
): DifferenceTest {
  const { difference, se, df } = found;
  const half = studentCritical(facts.level, df) * se;
  const p = pOfDifference(found);
  return {
    ...found,
    ...facts,
    shown: true,
    t: difference / se,
    p,
    low: difference - half,
    high: difference + half,
    text: differenceText(facts, p),
  };
}

function differenceText(
  { method, level, unit, n: [a, b] }: Pick<DifferenceTest, 'method' | 'level' | 'unit' | 'n'>,
  p: number,
): string {
  const counted = method === 'paired-t' ? `${a} paired ${unit}s` : `${a} and ${unitCount(b, unit)}`;
  const corrected =
    method === 'paired-t' && unit === 'fold' ? ', corrected for overlapping training sets' : '';
  return `${METHODS[method]} over ${counted}${corrected}, ${percentText(level)} interval, p ${pText(p).replace(/^(?!<)/, '= ')}`;
}

/** What a difference a − b says of a, by the metric's goal. */
export function differenceWord(difference: number, goal: Goal): 'better' | 'worse' | 'equal' {
  if (difference === 0) return 'equal';
  return signOf(goal) * difference > 0 ? 'better' : 'worse';
}

/**
 * A difference as a share of the baseline's mean: only where that is above 0 and the metric is never negative, else a
 * share means nothing.
 *
 * @param leastValue the metric's lower bound, or its smallest value known.
 */
export function relativeDifference(
  difference: number,
  baselineMean: number,
  leastValue: number,
): number | undefined {
  const isMeaningful = baselineMean > 0 && leastValue >= 0 && Number.isFinite(difference);
  return isMeaningful ? difference / baselineMean : undefined;
}
