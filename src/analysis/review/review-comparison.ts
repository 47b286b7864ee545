import type { ReviewComparison, ReviewMetric } from '../../entities/review-file.ts';
import type { Run } from '../../entities/run.ts';
import { compareText } from '../order.ts';
import { artifactChanges } from './artifact-changes.ts';
import { type ExperimentFacts, metricKeys } from './experiment-facts.ts';
import { fieldChanges } from './field-changes.ts';
import type { RunMatch } from './match-runs.ts';
import { metricChange } from './metric-change.ts';
import { commonKind } from './review-replicas.ts';
import { reviewRun } from './review-run.ts';

/** With the runs that it stands on, from which curves are made. */
export type MadeComparison = Omit<ReviewComparison, 'id'> & {
  readonly sides: Pick<RunMatch, 'base' | 'head'>;
};

/** What differs between the runs of a match. */
export function reviewComparison(match: RunMatch, name: string, facts: ExperimentFacts): MadeComparison {
  const { base, head, matchedBy, matchedOn } = match;
  const { matched, sources, reviewed } = facts;
  const { metrics, unit } = metricChanges(match, facts);
  const [before, after] = [lastRun(base), lastRun(head)];
  return {
    experiment: reviewed.label,
    name,
    matchedBy,
    matchedOn,
    unit,
    baseRuns: base.map((run) => reviewRun(run, matched)),
    headRuns: head.map((run) => reviewRun(run, matched)),
    ...fieldChanges(base, head, matched.repeatParams),
    metrics,
    artifacts: before && after ? [...artifactChanges(before, after, sources)] : [],
    artifactRuns: { ...(before ? { base: before.key } : {}), ...(after ? { head: after.key } : {}) },
    sides: { base, head },
  };
}

/** The changes of all metrics, the main one first, and what their repeats are. */
function metricChanges({ base, head, matchedBy }: RunMatch, facts: ExperimentFacts) {
  const { checks, primary, settings, metricOf, unitsOf, isListed } = facts;
  const { level } = settings.leaderboards;
  let unit: ReviewComparison['unit'] = 'repeat';
  const metrics = [...metricKeys([...base, ...head])].filter(isListed).flatMap((key) => {
    const metric = metricOf(key);
    const own = { base: unitsOf('base', base, metric), head: unitsOf('head', head, metric) };
    if (own.base.units.length + own.head.units.length === 0) return [];
    const kind = commonKind(own.base, own.head);
    if (kind !== 'repeat') unit = kind;
    const isSameRun = matchedBy === 'run id';
    return metricChange(metric, own, { isSameRun, isPrimary: key === primary, level, checks });
  });
  return { metrics: metrics.sort(byWeight), unit };
}

function byWeight(a: ReviewMetric, b: ReviewMetric): number {
  return (
    Number(b.isPrimary) - Number(a.isPrimary) ||
    Number(b.isGated) - Number(a.isGated) ||
    compareText(a.key, b.key)
  );
}

function lastRun(runs: readonly Run[]): Run | undefined {
  const timeOf = ({ endTimeMs, startTimeMs }: Run) => endTimeMs ?? startTimeMs ?? 0;
  return runs.reduce<Run | undefined>(
    (last, run) => (last && timeOf(last) >= timeOf(run) ? last : run),
    undefined,
  );
}
