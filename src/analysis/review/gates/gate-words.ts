import type { Goal } from '../../../statistics/goal.ts';
import { percentText } from '../../../statistics/wording.ts';
import { conjunction } from '../../configurations/grouping-text.ts';
import type { GateCheck, GateRule } from './gate-rule.ts';

/** How numbers are written; pages and comments write them alike. */
export type SayNumber = (value: number) => string;
/** Milliseconds in. */
export type SayDuration = (ms: number) => string;
export type Say = { readonly number: SayNumber; readonly duration: SayDuration };

const AGGREGATES: Readonly<Record<GateCheck['aggregate'], string>> = {
  mean: '',
  median: 'the median of ',
  best: 'the best of ',
  worst: 'the worst of ',
  'lower-bound': 'for certain, ',
};

/** A check in words: `val_accuracy must not fall by more than 0.005`. */
export function ruleText(check: GateCheck, goal: Goal | undefined, say: Say): string {
  const start = 'metric' in check.rule ? AGGREGATES[check.aggregate] : '';
  return `${start}${ownText(check.rule, goal, say)}`;
}

function ownText(rule: GateRule, goal: Goal | undefined, say: Say): string {
  switch (rule.kind) {
    case 'regression':
      return `${rule.metric ?? 'the main metric'} must not ${worsen(goal)}${allowance(rule)}`;
    case 'min':
      return `${rule.metric} must be at least ${rule.bound}`;
    case 'max':
      return `${rule.metric} must be at most ${rule.bound}`;
    case 'no-nan':
      return `no value of ${rule.metric ?? 'any metric'} is NaN or infinite`;
    case 'min-seeds':
      return `at least ${rule.count} repeats${rule.metric === undefined ? '' : ` with ${rule.metric}`}`;
    case 'max-duration':
      return `no run takes longer than ${say.duration(rule.ms)}`;
    case 'finished':
      return 'every run has finished';
    case 'tags':
    case 'params':
    case 'artifacts': {
      const noun = rule.names.length === 1 ? rule.kind.slice(0, -1) : rule.kind;
      return `every run has the ${noun} ${conjunction(rule.names)}`;
    }
    default:
      return rule satisfies never;
  }
}

function worsen(goal: Goal | undefined): string {
  if (goal === undefined) return 'get worse';
  return goal === 'maximize' ? 'fall' : 'rise';
}

function allowance({ allow, allowRelative }: Extract<GateRule, { kind: 'regression' }>): string {
  if (allow === 0 && allowRelative === 0) return '';
  const parts = [
    ...(allow > 0 ? [String(allow)] : []),
    ...(allowRelative > 0 ? [`${percentText(allowRelative)} of base`] : []),
  ];
  return ` by more than ${parts.join(' or ')}${parts.length > 1 ? ', whichever is greater' : ''}`;
}
