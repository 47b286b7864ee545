import { type DifferenceTest, relativeDifference } from '../../statistics/difference.ts';
import { sampleOf } from '../../statistics/moments.ts';
import { pairedTest } from '../../statistics/paired-t.ts';
import { arePaired, inRepeatOrder, type KeyedValues } from '../../statistics/pairing.ts';
import { welchTest } from '../../statistics/welch.ts';
import { unitCount } from '../../statistics/wording.ts';
import type { ConfigurationUnit } from '../configurations/configuration.ts';
import { commonKind, type SideUnits } from './review-replicas.ts';

export type UnitSummary = {
  readonly n: number;
  /** NaN where a repeat is not finite. */
  readonly mean: number;
  readonly sd: number | undefined;
};

/** How a metric differs between the sides, before anybody says what that means. */
export type UnitsDifference = {
  readonly base: UnitSummary | undefined;
  readonly head: UnitSummary | undefined;
  /** head − base; undefined where a side has none, or is not finite. */
  readonly delta: number | undefined;
  readonly relative: number | undefined;
  /** Of delta, where repeats tell how far it may be chance. */
  readonly test: DifferenceTest | undefined;
  readonly notTested: string | undefined;
};

/**
 * Compares the repeats of a metric: pair by pair where both sides have the same seeds or folds, by Welch's guarded
 * t-test otherwise.
 *
 * @param facts.level of the interval.
 * @param facts.least the least value that the metric can have, or that is known of it.
 * @param facts.isSameRun whether both sides are one run, changed afterwards: then nothing was repeated.
 */
export function compareUnits(
  base: SideUnits,
  head: SideUnits,
  facts: { readonly level: number; readonly least: number | undefined; readonly isSameRun: boolean },
): UnitsDifference {
  const sides = { base: summaryOf(base.units), head: summaryOf(head.units) };
  const nothing = { ...sides, delta: undefined, relative: undefined, test: undefined, notTested: undefined };
  if (!sides.base || !sides.head) return nothing;
  const delta = sides.head.mean - sides.base.mean;
  if (!Number.isFinite(delta)) return nothing;
  const values = [...base.units, ...head.units].map(({ value }) => value);
  const least = facts.least ?? values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const relative = relativeDifference(delta, sides.base.mean, least);
  return { ...sides, delta, relative, ...tested(base, head, facts) };
}

/** Undefined without any unit. */
export function summaryOf(units: readonly ConfigurationUnit[]): UnitSummary | undefined {
  if (units.length === 0) return undefined;
  const values = units.map(({ value }) => value);
  if (values.every(Number.isFinite)) return sampleOf(values);
  const [only = Number.NaN] = values;
  return { n: values.length, mean: values.length === 1 ? only : Number.NaN, sd: undefined };
}

function tested(
  base: SideUnits,
  head: SideUnits,
  { level, isSameRun }: { readonly level: number; readonly isSameRun: boolean },
): Pick<UnitsDifference, 'test' | 'notTested'> {
  if (isSameRun) return { test: undefined, notTested: 'the same run, changed: nothing was repeated' };
  const unit = commonKind(base, head);
  const [a, b] = [keyed(head.units), keyed(base.units)];
  if (a.values.length < 2 || b.values.length < 2)
    return { test: undefined, notTested: singleText(b.values.length, a.values.length, unit) };
  const [first = [], second = []] = arePaired([a, b], unit) ? inRepeatOrder([a, b]) : [];
  const paired = first.length > 0 ? pairedTest(first, second, { level, unit }) : undefined;
  const test = paired?.shown ? paired : welchTest(a.values, b.values, { degrees: 'guarded', level, unit });
  return test.shown ? { test, notTested: undefined } : { test: undefined, notTested: test.reason };
}

function keyed(units: readonly ConfigurationUnit[]): KeyedValues {
  const repeats = units.map(({ repeat }) => repeat);
  return {
    values: units.map(({ value }) => value),
    repeats: repeats.every((repeat) => repeat !== undefined) ? repeats : undefined,
  };
}

function singleText(base: number, head: number, unit: Parameters<typeof unitCount>[1]): string {
  if (base === 1 && head === 1) return 'one run a side: noise unknown';
  return `${unitCount(base, unit)} in base, ${head} in head: noise unknown`;
}
