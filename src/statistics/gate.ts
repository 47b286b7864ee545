import { type Goal, signOf } from './goal.ts';

export type GateVerdict = 'fail' | 'warn' | 'inconclusive' | 'pass';

/** A check of one metric of a run or configuration, against a baseline or against a bound. */
export type Gate = {
  readonly goal: Goal;
  /** Undefined when the metric is missing; may be NaN or ±Infinity. */
  readonly head: number | undefined;
  /** The interval of head − base, or of head for a bound; undefined for a single run or without spread. */
  readonly interval: readonly [number, number] | undefined;
  /** `warn` turns fail into warn. */
  readonly level: 'error' | 'warn';
  /** The verdict on a missing metric. */
  readonly missing: GateVerdict;
  readonly against:
    | {
        readonly kind: 'base';
        readonly base: number | undefined;
        /** The greater of `absolute` and `relative` · |base| is tolerated. */
        readonly absolute: number;
        readonly relative: number;
      }
    | { readonly kind: 'bound'; readonly bound: number };
};

export type GateResult = {
  readonly verdict: GateVerdict;
  readonly why: string;
  /** What else to say. */
  readonly note?: string;
};

/** How much of the values' size comparisons may be off by rounding. */
const SLACK = 1e-12;

/**
 * The first row that fits, with D = head − base signed so that + is better, τ the tolerance and [L, U] the interval
 * of D: U < −τ fails; D < −τ ≤ U warns; L < −τ ≤ D is inconclusive; L ≥ −τ passes. For a bound D = head − bound and
 * τ = 0. Without an interval only D counts, and the result says that it is not tested.
 */
export function checkGate(gate: Gate): GateResult {
  const { head, against } = gate;
  const failed: GateVerdict = gate.level === 'warn' ? 'warn' : 'fail';
  if (head === undefined) {
    return { verdict: gate.missing === 'fail' ? failed : gate.missing, why: 'missing in head' };
  }
  const base = against.kind === 'base' ? against.base : undefined;
  if (!Number.isFinite(head)) {
    if (base !== undefined && !Number.isFinite(base)) {
      return { verdict: 'inconclusive', why: 'non-finite in both' };
    }
    return { verdict: failed, why: 'non-finite in head' };
  }
  if (against.kind === 'bound') {
    return judge({ gate, head, reference: against.bound, tolerance: 0, failed });
  }
  if (base === undefined) return { verdict: 'pass', why: 'new metric' };
  if (!Number.isFinite(base)) return { verdict: 'pass', why: 'base was non-finite' };
  const tolerance = Math.max(against.absolute, against.relative * Math.abs(base));
  const result = judge({ gate, head, reference: base, tolerance, failed });
  const hasNoShare = base === 0 && against.relative > 0;
  return hasNoShare ? { ...result, note: 'base is 0: the relative tolerance contributes 0' } : result;
}

function judge(facts: {
  readonly gate: Gate;
  readonly head: number;
  readonly reference: number;
  readonly tolerance: number;
  readonly failed: GateVerdict;
}): GateResult {
  const { gate, head, reference, tolerance, failed } = facts;
  const sign = signOf(gate.goal);
  const isBound = gate.against.kind === 'bound';
  const limit = -tolerance - SLACK * Math.max(Math.abs(head), Math.abs(reference));
  const distance = sign * (head - reference);
  if (!gate.interval) {
    return distance < limit
      ? { verdict: failed, why: 'point: beyond tolerance, not tested' }
      : { verdict: 'pass', why: 'point: not tested' };
  }
  const shift = isBound ? reference : 0;
  const ends = gate.interval.map((end) => sign * (end - shift));
  const [lower, upper] = [Math.min(...ends), Math.max(...ends)];
  if (upper < limit) return { verdict: failed, why: 'interval wholly beyond tolerance' };
  if (distance < limit) return { verdict: 'warn', why: 'beyond tolerance, not confirmed' };
  if (lower < limit) return { verdict: 'inconclusive', why: 'tolerance inside the interval' };
  return { verdict: 'pass', why: lower > 0 && !isBound ? 'improved' : 'within tolerance' };
}

const FROM_WORST: readonly GateVerdict[] = ['fail', 'warn', 'inconclusive', 'pass'];

/** The verdict on all gates together: the worst of them, fail > warn > inconclusive > pass. */
export function overallVerdict(verdicts: readonly GateVerdict[]): GateVerdict {
  return FROM_WORST.find((verdict) => verdicts.includes(verdict)) ?? 'pass';
}

/** Whether a verdict makes a command exit with 1. */
export function isRefused(
  verdict: GateVerdict,
  options: { readonly strict: boolean; readonly inconclusive: 'pass' | 'fail' },
): boolean {
  switch (verdict) {
    case 'fail':
      return true;
    case 'warn':
      return options.strict;
    case 'inconclusive':
      return options.inconclusive === 'fail';
    case 'pass':
      return false;
    default:
      return verdict satisfies never;
  }
}

/** Said below the gates: each is a check of its own, without correction for their number. */
export function gatesText(count: number): string {
  return `${count} gate${count === 1 ? '' : 's'}, each checked on its own`;
}
