import type { ReviewGate } from '../../../entities/review-file.ts';
import type { Run } from '../../../entities/run.ts';
import type { ReviewSource } from '../review-source.ts';
import { checkMetric } from './check-metric.ts';
import { checkRuns } from './check-runs.ts';
import { type GateCheck, looksAt } from './gate-rule.ts';
import type { GateOutcome, GateSubject } from './gate-subject.ts';
import { ruleText, type Say } from './gate-words.ts';

/** A gate cannot be checked as it is written; the message says why and what to do. */
export class GateError extends Error {
  override name = 'GateError';
}

export type GateFacts = {
  readonly source: ReviewSource;
  /** Which runs a filter finds; throws what the search throws where it cannot be read. */
  readonly matches: (filter: string) => (run: Run) => boolean;
  /** Of intervals. */
  readonly level: number;
  readonly say: Say;
};

type Found = GateOutcome & { readonly subject: GateSubject; readonly rule: string };

const FROM_WORST = ['fail', 'warn', 'inconclusive', 'pass'] as const;

/**
 * The results of all checks in their order: of each a row for every subject that does not pass, the worst first, and
 * one for those that pass, with the closest of them.
 *
 * @throws GateError where a direction is not known, or an experiment is not there.
 */
export function gateResults(
  checks: readonly GateCheck[],
  subjects: readonly GateSubject[],
  facts: GateFacts,
): readonly ReviewGate[] {
  return checks.flatMap((check) => {
    const found = subjectsOf(check, subjects, facts).flatMap(({ subject, runs }) =>
      outcomesOf(check, subject, runs, facts).map((outcome): Found => ({ ...outcome, subject })),
    );
    return found.length === 0 ? emptyRow(check, facts) : rowsOf(check, found);
  });
}

function subjectsOf(check: GateCheck, subjects: readonly GateSubject[], { matches }: GateFacts) {
  const own =
    check.experiment === undefined
      ? subjects
      : subjects.filter(
          ({ experimentLabel, experiment }) =>
            experimentLabel === check.experiment || experiment.experimentId === check.experiment,
        );
  const isWanted = check.filter === undefined ? undefined : matches(check.filter);
  return own.flatMap((subject) => {
    const runs = isWanted ? subject.head.filter(isWanted) : subject.head;
    return runs.length > 0 ? [{ subject, runs }] : [];
  });
}

function outcomesOf(
  check: GateCheck,
  subject: GateSubject,
  runs: readonly Run[],
  facts: GateFacts,
): readonly (GateOutcome & { readonly rule: string })[] {
  const { rule } = check;
  const text = (key?: string) => {
    const named =
      key !== undefined && 'metric' in rule ? { ...check, rule: { ...rule, metric: key } } : check;
    return ruleText(
      named as GateCheck,
      key === undefined ? undefined : subject.metricOf(key).goal.goal,
      facts.say,
    );
  };
  switch (rule.kind) {
    case 'regression':
    case 'min':
    case 'max':
      return keysOf(check, subject).map((key) => {
        const metric = subject.metricOf(key);
        requireGoal(check, key, metric.goal.goal);
        const units = subject.unitsOf(metric, new Set(runs));
        const hasBase = subject.base.length > 0;
        const isSame = rule.kind === 'regression' && subject.isUnchanged;
        const outcome = isSame
          ? ({ verdict: 'pass', measured: 'unchanged', why: 'the same runs as in base' } as const)
          : checkMetric(rule, { check, metric, units, hasBase, level: facts.level, say: facts.say });
        return { ...outcome, runs, rule: text(key) };
      });
    case 'min-seeds':
      return [{ ...checkSeeds(check, rule, subject, runs), rule: text() }];
    default:
      return [{ ...checkRuns(rule, runs, { check, ...facts }), rule: text() }];
  }
}

function checkSeeds(
  { level }: GateCheck,
  { metric: key, count }: { readonly metric: string | undefined; readonly count: number },
  subject: GateSubject,
  runs: readonly Run[],
): GateOutcome {
  const keys = key === undefined ? (subject.primary ?? subject.head[0]?.metrics[0]?.key) : key;
  const units = keys === undefined ? runs.length : unitsWith(subject, keys, runs);
  const measured = units === 1 ? '1 repeat' : `${units} repeats`;
  if (units >= count) return { verdict: 'pass', measured, why: 'enough', margin: units - count, runs };
  return { verdict: level === 'warn' ? 'warn' : 'fail', measured, why: 'too few', runs };
}

function unitsWith(subject: GateSubject, key: string, runs: readonly Run[]): number {
  return subject.unitsOf(subject.metricOf(key), new Set(runs)).head.units.length;
}

/** The metrics of a subject that a check looks at; one that is named counts where its experiment has it. */
function keysOf({ rule }: GateCheck, subject: GateSubject): readonly string[] {
  const has = new Set(
    [...subject.head, ...subject.base].flatMap(({ metrics }) => metrics.map(({ key }) => key)),
  );
  if ('metric' in rule && typeof rule.metric === 'string' && !rule.metric.includes('*'))
    return has.has(rule.metric) || subject.experimentMetrics.has(rule.metric) ? [rule.metric] : [];
  // A pattern also fits metrics of which nobody said what is better: those cannot get worse.
  const isJudged = (key: string) =>
    rule.kind !== 'regression' || rule.metric === null || subject.metricOf(key).goal.goal !== undefined;
  return [...has]
    .sort()
    .filter((key) => looksAt(rule, key, { isPrimary: key === subject.primary }) && isJudged(key));
}

/** Which way is worse must be known of what may not get worse. */
function requireGoal(check: GateCheck, key: string, goal: unknown): void {
  const needs = check.rule.kind === 'regression' || check.aggregate === 'best' || check.aggregate === 'worst';
  if (needs && goal === undefined)
    throw new GateError(
      `It is not known whether more or less of ${key} is better, so no gate can say that it got worse. Set metrics: [{metric: ${key}, goal: maximize}] (or minimize) in runfolio.yaml, or give the gate a min or max.`,
    );
}

function emptyRow(check: GateCheck, { say }: GateFacts): readonly ReviewGate[] {
  const rule = ruleText(check, undefined, say);
  const facts = { gate: check.name ?? rule, rule, level: check.level, runs: [], measured: 'no run' };
  return check.allowEmpty
    ? [{ ...facts, verdict: 'pass', why: 'nothing to look at, which is allowed' }]
    : [
        {
          ...facts,
          verdict: 'fail',
          why: 'nothing to look at: no run fits its metric, filter and experiment',
        },
      ];
}

function rowsOf(check: GateCheck, found: readonly Found[]): readonly ReviewGate[] {
  const rows = FROM_WORST.filter((verdict) => verdict !== 'pass').flatMap((verdict) =>
    found.filter((outcome) => outcome.verdict === verdict).map((outcome) => rowOf(check, outcome)),
  );
  const passed = Map.groupBy(
    found.filter(({ verdict }) => verdict === 'pass'),
    ({ rule }) => rule,
  );
  return [...rows, ...[...passed.values()].map((same) => passRow(check, same))];
}

function rowOf(check: GateCheck, { subject, rule, runs, ...outcome }: Found): ReviewGate {
  return {
    gate: check.name ?? rule,
    rule,
    level: check.level,
    experiment: subject.experimentLabel,
    subject: subject.name,
    runs: runs.map(({ key }) => key),
    verdict: outcome.verdict,
    measured: outcome.measured,
    why: outcome.why,
    ...(outcome.note === undefined ? {} : { note: outcome.note }),
  };
}

function passRow(check: GateCheck, passed: readonly Found[]): ReviewGate {
  const margin = ({ margin = Number.POSITIVE_INFINITY }: Found) => margin;
  const closest = passed.reduce((best, other) => (margin(other) < margin(best) ? other : best));
  const row = rowOf(check, closest);
  if (passed.length === 1) return row;
  const { experiment: _, subject, ...rest } = row;
  const of = Number.isFinite(margin(closest)) ? `closest: ${row.measured}, ${subject}; ` : '';
  return { ...rest, runs: [], measured: `${of}${passed.length} configurations` };
}
