import type { ReviewAlone, ReviewComparison } from '../../entities/review-file.ts';
import { compareText } from '../order.ts';
import { addCurves } from './add-curves.ts';
import { experimentFacts, type ReviewFacts } from './experiment-facts.ts';
import { gateSubject, unchangedSubjects } from './gate-subjects.ts';
import type { GateSubject } from './gates/gate-subject.ts';
import type { MatchedRuns } from './match-runs.ts';
import { reviewAlone } from './review-alone.ts';
import { reviewComparison } from './review-comparison.ts';
import { reviewNames } from './review-names.ts';
import type { ReviewedExperiment } from './review-source.ts';

export type ExperimentReview = {
  readonly unchanged: number;
  readonly comparisons: readonly Omit<ReviewComparison, 'id'>[];
  readonly added: readonly ReviewAlone[];
  readonly removed: readonly ReviewAlone[];
  readonly subjects: readonly GateSubject[];
  readonly notes: readonly string[];
};

/** What became of the runs of one experiment. */
export function experimentReview(reviewed: ReviewedExperiment, reviewFacts: ReviewFacts): ExperimentReview {
  const facts = experimentFacts(reviewed, reviewFacts);
  const { matched } = facts;
  const named = withNames(matched);
  const comparisons = addCurves(
    named.matches
      .map(({ name, ...match }) => reviewComparison(match, name, facts))
      .sort((a, b) => compareText(a.name, b.name)),
    facts,
  );
  return {
    unchanged: matched.unchanged.length,
    comparisons: comparisons.map(({ sides: _, ...rest }) => rest),
    added: named.added.map(({ runs, name }) => reviewAlone('head', runs, name, facts)),
    removed: named.removed.map(({ runs, name }) => reviewAlone('base', runs, name, facts)),
    subjects: [
      ...named.matches.map(({ name, ...match }) => gateSubject(match, name, facts)),
      ...named.added.map(({ runs, name }) => gateSubject({ base: [], head: runs }, name, facts)),
      ...unchangedSubjects(facts),
    ],
    notes: datasetNotes(reviewed.label, comparisons),
  };
}

/** Everything that a review lists, under names that are unique among all of it. */
function withNames(matched: MatchedRuns) {
  const { matches, added, removed } = matched;
  const names = reviewNames(
    [
      ...matches.map(({ head, matchedBy }) => ({ runs: head, isOneRun: matchedBy === 'run id' })),
      ...[...added, ...removed].map(({ runs }) => ({ runs, isOneRun: false })),
    ],
    matched,
  );
  const named = <T extends object>(items: readonly T[], start: number) =>
    items.map((item, index) => ({ ...item, name: names[start + index] ?? '' }));
  return {
    matches: named(matches, 0),
    added: named(added, matches.length),
    removed: named(removed, matches.length + added.length),
  };
}

function datasetNotes(
  label: string,
  comparisons: readonly Pick<ReviewComparison, 'datasets'>[],
): readonly string[] {
  const others = comparisons.filter(({ datasets }) => datasets.length > 0).length;
  if (others === 0) return [];
  const subject = others === 1 ? '1 comparison is' : `${others} comparisons are`;
  return [`${label}: ${subject} between other datasets, so that values may not be comparable.`];
}
