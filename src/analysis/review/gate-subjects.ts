import { compareUnits } from './compare-units.ts';
import type { ExperimentFacts } from './experiment-facts.ts';
import type { GateSubject } from './gates/gate-subject.ts';
import type { RunMatch } from './match-runs.ts';
import { reviewNames } from './review-names.ts';

type SubjectRuns = Pick<RunMatch, 'base' | 'head'> & { readonly matchedBy?: RunMatch['matchedBy'] };

/** Runs of head that gates look at, with those of base that they are compared with. */
export function gateSubject(
  { base, head, matchedBy }: SubjectRuns,
  name: string,
  facts: ExperimentFacts,
): GateSubject {
  const { reviewed, primary, metrics, metricOf, unitsOf, settings } = facts;
  return {
    experimentLabel: reviewed.label,
    experiment: reviewed.experiment,
    name,
    head,
    base,
    isUnchanged: false,
    primary,
    experimentMetrics: metrics,
    metricOf,
    unitsOf: (metric, only) => {
      const before = unitsOf('base', base, metric);
      const all = unitsOf('head', head, metric);
      const keys = new Set<string>([...only].map(({ key }) => key));
      const after = { ...all, units: all.units.filter(({ runIds }) => runIds.every((id) => keys.has(id))) };
      const difference = compareUnits(before, after, {
        level: settings.leaderboards.level,
        least: metric.bounds?.low,
        isSameRun: matchedBy === 'run id',
      });
      return { base: before, head: after, difference };
    },
  };
}

/** What head has as base has it: bounds hold for it too. */
export function unchangedSubjects(facts: ExperimentFacts): readonly GateSubject[] {
  const { reviewed, matched } = facts;
  const inBase = new Map(reviewed.base.map((run) => [run.runId, run]));
  const groups = Map.groupBy(matched.unchanged, (run) => {
    const before = inBase.get(run.runId);
    return (before && matched.configurationOf(before)) ?? run.runId;
  });
  const own = [...groups.values()];
  const names = reviewNames(
    own.map((runs) => ({ runs, isOneRun: false })),
    matched,
  );
  return own.map((runs, index) => ({
    ...gateSubject({ base: [], head: runs }, names[index] ?? '', facts),
    isUnchanged: true,
  }));
}
