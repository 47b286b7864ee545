import { checkGate, type Gate, type GateResult } from '../../../statistics/gate.ts';
import { type Goal, signOf } from '../../../statistics/goal.ts';
import { summarize } from '../../../statistics/summary.ts';
import { tInterval } from '../../../statistics/t-interval.ts';
import { unitCount } from '../../../statistics/wording.ts';
import type { BoardMetric } from '../../leaderboard/board-types.ts';
import { commonKind } from '../review-replicas.ts';
import type { GateCheck, GateRule } from './gate-rule.ts';
import type { GateOutcome, SubjectUnits } from './gate-subject.ts';
import type { Say } from './gate-words.ts';

type MetricRule = Extract<GateRule, { kind: 'regression' | 'min' | 'max' }>;
type Facts = {
  readonly check: GateCheck;
  readonly metric: BoardMetric;
  readonly units: SubjectUnits;
  readonly hasBase: boolean;
  readonly level: number;
  readonly say: Say;
};

/** Checks a metric of a subject by the decision table of gates. */
export function checkMetric(rule: MetricRule, facts: Facts): Omit<GateOutcome, 'runs'> {
  return rule.kind === 'regression' ? checkRegression(rule, facts) : checkBound(rule, facts);
}

function checkRegression(
  rule: Extract<GateRule, { kind: 'regression' }>,
  facts: Facts,
): Omit<GateOutcome, 'runs'> {
  const { units, metric, check, say, hasBase } = facts;
  const { difference } = units;
  const goal = metric.goal.goal ?? 'maximize';
  if (!hasBase) return { verdict: 'pass', measured: headText(facts), why: 'nothing in base to compare with' };
  const base = difference.base && aggregated(facts, 'base', goal);
  const head = difference.head && aggregated(facts, 'head', goal);
  const { test } = difference;
  const against = { kind: 'base', base, absolute: rule.allow, relative: rule.allowRelative } as const;
  const gate = { goal, level: check.level, missing: check.missing, against };
  if (check.aggregate === 'lower-bound' && Number.isFinite(head) && Number.isFinite(base)) {
    const worst = test && (goal === 'maximize' ? test.low : test.high);
    return {
      ...certain(
        { ...gate, head: worst === undefined ? undefined : (base ?? 0) + worst },
        difference.notTested,
      ),
      measured: changeText(base, head, facts, say),
    };
  }
  const interval = check.aggregate === 'mean' && test ? ([test.low, test.high] as const) : undefined;
  return {
    ...outcome(checkGate({ ...gate, head, interval }), check),
    measured: changeText(base, head, facts, say),
    margin: head === undefined || base === undefined ? undefined : signOf(goal) * (head - base),
  };
}

function checkBound(
  rule: Extract<GateRule, { kind: 'min' | 'max' }>,
  facts: Facts,
): Omit<GateOutcome, 'runs'> {
  const { units, metric, check, level } = facts;
  // A least value is something to be above, whatever the goal of the metric.
  const goal = rule.kind === 'min' ? 'maximize' : 'minimize';
  const head = units.difference.head && aggregated(facts, 'head', metric.goal.goal ?? goal);
  const values = units.head.units.map(({ value }) => value);
  const interval = tInterval(values, {
    level,
    unit: commonKind(units.head, units.head),
    bounds: metric.bounds,
  });
  const gate = {
    goal,
    level: check.level,
    missing: check.missing,
    against: { kind: 'bound', bound: rule.bound },
  } as const;
  const measured = headText(facts);
  if (check.aggregate === 'lower-bound' && Number.isFinite(head)) {
    const end = interval.shown ? (goal === 'maximize' ? interval.low : interval.high) : undefined;
    return { ...certain({ ...gate, head: end }, interval.shown ? undefined : interval.reason), measured };
  }
  const ends =
    check.aggregate === 'mean' && interval.shown ? ([interval.low, interval.high] as const) : undefined;
  return {
    ...outcome(checkGate({ ...gate, head, interval: ends }), check),
    measured,
    margin: head === undefined ? undefined : signOf(goal) * (head - rule.bound),
  };
}

/** Where the worse end of the interval is what counts, nothing remains to be tested. */
function certain(
  gate: Omit<Gate, 'interval'>,
  notTested: string | undefined,
): Omit<GateOutcome, 'runs' | 'measured'> {
  if (gate.head === undefined)
    return {
      verdict: gate.level === 'warn' ? 'warn' : 'fail',
      why: `not certain without an interval: ${notTested ?? 'no spread over repeats'}`,
    };
  const { verdict, note } = checkGate({ ...gate, interval: undefined });
  const isPass = verdict === 'pass';
  return {
    verdict,
    note,
    why: isPass ? 'also at the worse end of the interval' : 'not certain: the interval reaches beyond',
  };
}

function outcome(
  { verdict, why, note }: GateResult,
  check: GateCheck,
): Omit<GateOutcome, 'runs' | 'measured'> {
  const fails = verdict === 'inconclusive' && check.inconclusive === 'fail';
  return { verdict: fails ? (check.level === 'warn' ? 'warn' : 'fail') : verdict, why, note };
}

function aggregated({ check, units }: Facts, side: 'base' | 'head', goal: Goal): number {
  const summary = units.difference[side];
  const values = units[side].units.map(({ value }) => value);
  const all = values.every(Number.isFinite) ? summarize(values) : undefined;
  if (!summary || !all) return summary?.mean ?? Number.NaN;
  switch (check.aggregate) {
    case 'median':
      return all.median;
    case 'best':
      return goal === 'maximize' ? all.max : all.min;
    case 'worst':
      return goal === 'maximize' ? all.min : all.max;
    default:
      return summary.mean;
  }
}

function changeText(
  base: number | undefined,
  head: number | undefined,
  { units, check }: Facts,
  say: Say,
): string {
  if (head === undefined)
    return base === undefined ? 'not logged' : `not logged; ${say.number(base)} in base`;
  if (base === undefined) return `${say.number(head)}, not in base`;
  const { test, notTested } = units.difference;
  const values = `${say.number(base)} → ${say.number(head)}`;
  if (!Number.isFinite(head - base)) return values;
  const delta = `${head > base ? '+' : ''}${say.number(head - base)}`;
  if (check.aggregate !== 'mean' && check.aggregate !== 'lower-bound') return `${delta} (${values})`;
  return test
    ? `${delta} ± ${say.number((test.high - test.low) / 2)} (${values})`
    : `${delta} (${values}), ${notTested ?? 'not tested'}`;
}

function headText(facts: Facts): string {
  const { units, say, level, metric } = facts;
  const goal = metric.goal.goal ?? 'maximize';
  if (!units.difference.head) return 'not logged';
  const head = aggregated(facts, 'head', goal);
  const kind = commonKind(units.head, units.head);
  const interval = tInterval(
    units.head.units.map(({ value }) => value),
    { level, unit: kind },
  );
  const of = units.head.units.length > 1 ? ` over ${unitCount(units.head.units.length, kind)}` : '';
  const isMean = facts.check.aggregate === 'mean' || facts.check.aggregate === 'lower-bound';
  return interval.shown && isMean
    ? `${say.number(head)} ± ${say.number(interval.halfWidth)}${of}`
    : `${say.number(head)}${of}`;
}
