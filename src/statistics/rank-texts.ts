import { groupedDigits } from './grouped-digits.ts';
import type { Sample } from './moments.ts';
import { isNearBound, NEAR_BOUND_TEXT } from './near-bound.ts';
import type { PairMethod } from './pair-tests.ts';
import type { Bounds } from './t-interval.ts';
import { percentText, type Unit } from './wording.ts';

/** `single`: all are single runs. `untested`: no pair could be tested. */
export type RankMode = 'tested' | 'untested' | 'single';

const TESTS: Readonly<Record<PairMethod, string>> = {
  'guarded-welch': 'Welch t-test',
  'paired-t': 'paired t-test',
  'pooled-t': 't-test that assumes equal spread',
};

/** The line that says how ranks came about. */
export function rankHeader(facts: {
  readonly mode: RankMode;
  readonly method: PairMethod;
  readonly unit: Unit;
  readonly alpha: number;
  readonly comparisons: number;
}): string {
  if (facts.mode !== 'tested') return 'single run each: order not tested';
  const { comparisons, method, unit, alpha } = facts;
  const pairs = comparisons === 1 ? 'the only pair' : `all ${groupedDigits(String(comparisons), 5)} pairs`;
  return (
    `Ranks: ${TESTS[method]} over ${unit}s, ${pairs}, Holm-corrected: ${percentText(alpha)} risk that any ` +
    'printed order is wrong. Overlap means not separated, not equal.'
  );
}

/** Said beside Rank(UB), where it is shown. */
export const RANK_UPPER_BOUND_TEXT =
  'Rank(UB): 1 + the number of configurations whose interval lies wholly above; no correction for multiple comparisons';

/** Said unless each repeat has test items of its own. */
export function fixedItemsText(unit: Unit): string {
  return `over ${unit}s only; test items fixed`;
}

/** What a reader must know besides. */
export function rankNotes(facts: {
  readonly samples: readonly Sample[];
  readonly means: readonly number[];
  readonly method: PairMethod;
  readonly unit: Unit;
  readonly bounds: Bounds | undefined;
}): readonly string[] {
  const { samples, means, method, unit, bounds } = facts;
  const notes: string[] = [];
  if (unit !== 'fold') notes.push(fixedItemsText(unit));
  if (samples.some(({ n }) => n === 2)) notes.push(`2 ${unit}s can hardly separate anything`);
  if (samples.some(({ sd }) => sd === 0)) notes.push('no spread in one group: seeds have no effect on it');
  if (unit === 'fold') {
    const corrected = method === 'paired-t' ? 'corrected' : 'not corrected';
    notes.push(`${corrected} for overlapping training sets`);
  }
  if (bounds && isNearBound(means, bounds)) notes.push(NEAR_BOUND_TEXT);
  return notes;
}
