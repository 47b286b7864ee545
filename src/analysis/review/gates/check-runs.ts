import type { Run } from '../../../entities/run.ts';
import { matchesPattern } from '../../../settings/metric-setting.ts';
import { conjunction } from '../../configurations/grouping-text.ts';
import type { ReviewSource } from '../review-source.ts';
import type { GateCheck, GateRule } from './gate-rule.ts';
import type { GateOutcome } from './gate-subject.ts';
import type { Say } from './gate-words.ts';

type RunRule = Extract<
  GateRule,
  { kind: 'no-nan' | 'max-duration' | 'finished' | 'tags' | 'params' | 'artifacts' }
>;

/** Checks what must hold of each run by itself; those of which it does not are named. */
export function checkRuns(
  rule: RunRule,
  runs: readonly Run[],
  facts: { readonly check: GateCheck; readonly source: Pick<ReviewSource, 'artifactsOf'>; readonly say: Say },
): GateOutcome {
  const faults = runs.flatMap((run) => {
    const fault = faultOf(rule, run, facts);
    return fault === undefined ? [] : [{ run, fault }];
  });
  if (faults.length === 0)
    return { verdict: 'pass', why: 'holds', measured: passText(rule, runs, facts.say), runs };
  const [first] = faults;
  const more = faults.length > 1 ? `, and ${faults.length - 1} more of ${runs.length} runs` : '';
  return {
    verdict: facts.check.level === 'warn' ? 'warn' : 'fail',
    why: 'does not hold',
    measured: `${first?.fault ?? ''}${runs.length > 1 ? ` (${first?.run.name || first?.run.runId})` : ''}${more}`,
    runs: faults.map(({ run }) => run),
  };
}

function faultOf(
  rule: RunRule,
  run: Run,
  { source, say }: { readonly source: Pick<ReviewSource, 'artifactsOf'>; readonly say: Say },
): string | undefined {
  switch (rule.kind) {
    case 'no-nan':
      return nonFiniteText(run, rule.metric);
    case 'max-duration': {
      const ms = durationOf(run);
      if (ms === undefined) return 'no time of its end';
      return ms > rule.ms ? `took ${say.duration(ms)}` : undefined;
    }
    case 'finished':
      return run.status === 'FINISHED' ? undefined : `status ${run.status}`;
    case 'tags':
      return lacking(rule.names, (name) => run.tags.some(({ key }) => key === name));
    case 'params':
      return lacking(rule.names, (name) => run.params.some(({ key }) => key === name));
    case 'artifacts': {
      const files = source.artifactsOf(run);
      return lacking(rule.names, (name) => files.some(({ path }) => matchesPattern(name, path)));
    }
    default:
      return rule satisfies never;
  }
}

function nonFiniteText({ metrics }: Run, pattern: string | undefined): string | undefined {
  const found = metrics.filter(
    ({ key, nonFinite }) => nonFinite > 0 && (pattern === undefined || matchesPattern(pattern, key)),
  );
  const [first] = found;
  if (!first) return undefined;
  const more = found.length > 1 ? `, and in ${found.length - 1} more metrics` : '';
  return `${first.nonFinite} of ${first.points} values of ${first.key}${more}`;
}

function lacking(names: readonly string[], has: (name: string) => boolean): string | undefined {
  const absent = names.filter((name) => !has(name));
  return absent.length > 0 ? `without ${conjunction(absent)}` : undefined;
}

function durationOf({ startTimeMs, endTimeMs }: Run): number | undefined {
  return startTimeMs === undefined || endTimeMs === undefined ? undefined : endTimeMs - startTimeMs;
}

function passText(rule: RunRule, runs: readonly Run[], say: Say): string {
  const all = runs.length === 1 ? '1 run' : `${runs.length} runs`;
  if (rule.kind !== 'max-duration') return all;
  const longest = runs.reduce((most, run) => Math.max(most, durationOf(run) ?? 0), 0);
  return `${all}, the longest ${say.duration(longest)}`;
}
