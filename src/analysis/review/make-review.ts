import type { ReviewComparison, ReviewFile } from '../../entities/review-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { gatesText, overallVerdict } from '../../statistics/gate.ts';
import { type GateFacts, gateResults } from './gates/gate-results.ts';
import { gateChecks } from './gates/gate-rule.ts';
import type { GateSubject } from './gates/gate-subject.ts';
import { experimentReview } from './review-experiment.ts';

import { NO_SOURCE, type ReviewSource } from './review-source.ts';
import { reviewedExperiments } from './reviewed-experiments.ts';

/** What a review finds out, without what only the command knows: where the sides came from. */
export type Review = Omit<ReviewFile, 'format' | 'version' | 'title' | 'base' | 'head'>;

/**
 * Reviews head against base, and checks the gates. Without a base everything in head is new.
 *
 * @throws GateError where a gate cannot be checked as it is written.
 */
export function makeReview(
  sides: { readonly base: ReviewSource | undefined; readonly head: ReviewSource },
  settings: Settings,
  facts: Omit<GateFacts, 'source' | 'level'>,
): Review {
  const sources = { base: sides.base ?? NO_SOURCE, head: sides.head };
  const checks = gateChecks(settings.gates);
  const parts = reviewedExperiments(sources.base, sources.head).map((reviewed) =>
    experimentReview(reviewed, { sources, settings, checks }),
  );
  const subjects: readonly GateSubject[] = parts.flatMap((part) => part.subjects);
  const gates = gateResults(checks, subjects, {
    ...facts,
    source: sources.head,
    level: settings.leaderboards.level,
  });
  return {
    verdict: overallVerdict(gates.map(({ verdict }) => verdict)),
    unchanged: parts.reduce((sum, { unchanged }) => sum + unchanged, 0),
    comparisons: numbered(parts.flatMap(({ comparisons }) => comparisons)),
    added: parts.flatMap(({ added }) => added),
    removed: parts.flatMap(({ removed }) => removed),
    gates: [...gates],
    gatesText: gatesText(checks.length),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

function numbered(comparisons: readonly Omit<ReviewComparison, 'id'>[]): ReviewComparison[] {
  return comparisons.map((comparison, index) => ({ id: `c${index + 1}`, ...comparison }));
}
