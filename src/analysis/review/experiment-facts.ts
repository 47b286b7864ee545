import type { Run } from '../../entities/run.ts';
import type { Settings } from '../../settings/settings.ts';
import { boardMetric } from '../leaderboard/board-options.ts';
import type { BoardMetric } from '../leaderboard/board-types.ts';
import { primaryMetric } from '../rank-runs.ts';
import { type GateCheck, looksAt } from './gates/gate-rule.ts';
import { type MatchedRuns, matchRuns } from './match-runs.ts';
import { type SideUnits, sideUnits } from './review-replicas.ts';
import type { ReviewedExperiment, ReviewSource } from './review-source.ts';

/** What the parts of a review are made from. */
export type ReviewFacts = {
  readonly sources: { readonly base: ReviewSource; readonly head: ReviewSource };
  readonly settings: Settings;
  readonly checks: readonly GateCheck[];
};

/** The same for one experiment, with its runs matched. */
export type ExperimentFacts = ReviewFacts & {
  readonly reviewed: ReviewedExperiment;
  readonly matched: MatchedRuns;
  /** Key of the main metric. */
  readonly primary: string | undefined;
  /** What any run of either side has. */
  readonly metrics: ReadonlySet<string>;
  readonly metricOf: (key: string) => BoardMetric;
  readonly unitsOf: (side: 'base' | 'head', runs: readonly Run[], metric: BoardMetric) => SideUnits;
  /** What the machine measured of itself is listed only where a gate looks at it. */
  readonly isListed: (key: string) => boolean;
};

export function experimentFacts(reviewed: ReviewedExperiment, facts: ReviewFacts): ExperimentFacts {
  const { sources, settings, checks } = facts;
  const matched = matchRuns(reviewed, sources, settings);
  const all = [...reviewed.base, ...reviewed.head];
  const known = new Map<string, BoardMetric>();
  return {
    ...facts,
    reviewed,
    matched,
    primary: primaryMetric(all, settings, reviewed.experiment)?.key,
    metrics: metricKeys(all),
    metricOf: (key) => {
      const metric = known.get(key) ?? boardMetric(key, settings, reviewed.experiment);
      known.set(key, metric);
      return metric;
    },
    unitsOf: (side, runs, metric) =>
      sideUnits(runs, metric, { source: sources[side], repeatOf: matched.repeatOf, settings }),
    isListed: (key) =>
      !key.startsWith('system/') || checks.some(({ rule }) => looksAt(rule, key, { isPrimary: false })),
  };
}

/** The metrics that any of some runs has. */
export function metricKeys(runs: readonly Run[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { metrics } of runs) for (const { key } of metrics) keys.add(key);
  return keys;
}
