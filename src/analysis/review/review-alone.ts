import type { ReviewAlone } from '../../entities/review-file.ts';
import type { Run } from '../../entities/run.ts';
import { compareText } from '../order.ts';
import { type ExperimentFacts, metricKeys } from './experiment-facts.ts';
import { reviewRun } from './review-run.ts';
import { summarized } from './summarized.ts';

/** Runs of one configuration that only one side has. */
export function reviewAlone(
  side: 'base' | 'head',
  runs: readonly Run[],
  name: string,
  facts: ExperimentFacts,
): ReviewAlone {
  const { matched, primary, reviewed, isListed, metricOf, unitsOf } = facts;
  const metrics = [...metricKeys(runs)].filter(isListed).flatMap((key) => {
    const metric = metricOf(key);
    const found = summarized(unitsOf(side, runs, metric));
    if (!found) return [];
    const { goal } = metric.goal;
    return [{ key, ...found, ...(goal ? { goal } : {}), isPrimary: key === primary }];
  });
  return {
    experiment: reviewed.label,
    name,
    runs: runs.map((run) => reviewRun(run, matched)),
    params: (runs[0]?.params ?? []).filter(({ key }) => !matched.repeatParams.includes(key)),
    metrics: metrics.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || compareText(a.key, b.key)),
  };
}
