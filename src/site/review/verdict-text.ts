import type { ReviewFile, ReviewReading } from '../../entities/review-file.ts';
import { countOf } from '../format.ts';

type Facts = Pick<ReviewFile, 'verdict' | 'gates' | 'comparisons' | 'added' | 'removed' | 'unchanged'>;

/** Whether head is the same as base, and no gate objects. */
export function isUnchanged({ comparisons, added, removed, verdict }: Facts): boolean {
  const hasChanges = comparisons.length + added.length + removed.length > 0;
  return !hasChanges && verdict !== 'fail' && verdict !== 'warn';
}

/** `Passes with 1 warning.`: what the gates say together; of a review without gates whether anything got worse. */
export function verdictTitle(review: Facts): string {
  if (review.gates.length === 0) return changesTitle(review);
  const failing = countOfVerdict(review, 'fail');
  const warnings = countOfVerdict(review, 'warn');
  const unclear = countOfVerdict(review, 'inconclusive');
  switch (review.verdict) {
    case 'fail':
      return failing === 1 ? 'Fails one check.' : `Fails ${failing} checks.`;
    case 'warn':
      return `Passes with ${countOf(warnings, 'warning')}.`;
    case 'inconclusive':
      return `Passes; the repeats cannot tell in ${countOf(unclear, 'case')}.`;
    default:
      return 'Passes.';
  }
}

function countOfVerdict({ gates }: Facts, verdict: ReviewFile['verdict']): number {
  return gates.filter((gate) => gate.verdict === verdict).length;
}

function changesTitle(review: Facts): string {
  if (isUnchanged(review)) return 'Nothing changed.';
  const counts = readingCounts(review);
  if ((counts.get('worse') ?? 0) + (counts.get('not finite') ?? 0) > 0) return 'Something got worse.';
  if ((counts.get('better') ?? 0) > 0) return 'Something got better, nothing worse.';
  return counts.size > 0 ? 'Nothing got better or worse.' : 'There are new or other runs.';
}

/** How main metrics changed, or all where no comparison has one. */
function readingCounts({ comparisons }: Facts): ReadonlyMap<ReviewReading, number> {
  const all = comparisons.flatMap(({ metrics }) => metrics);
  const main = all.filter(({ isPrimary }) => isPrimary);
  const counts = new Map<ReviewReading, number>();
  for (const { reading } of main.length > 0 ? main : all) counts.set(reading, (counts.get(reading) ?? 0) + 1);
  return counts;
}

const ORDER: readonly ReviewReading[] = [
  'better',
  'worse',
  'within noise',
  'unchanged',
  'changed',
  'not finite',
  'new',
  'removed',
];

/** What is behind the title: how many main metrics changed how, and how many runs are new, gone or the same. */
export function verdictText(review: Facts): string {
  const counts = readingCounts(review);
  const readings = ORDER.flatMap((reading) => {
    const count = counts.get(reading);
    return count ? [`${count} ${reading}`] : [];
  });
  const parts = [
    ...(readings.length > 0 ? [`Main metrics: ${readings.join(', ')}`] : []),
    ...(review.added.length > 0 ? [`${countOf(review.added.length, 'new configuration')}`] : []),
    ...(review.removed.length > 0 ? [`${countOf(review.removed.length, 'removed configuration')}`] : []),
    `${countOf(review.unchanged, 'run')} unchanged`,
  ];
  return `${parts.join('; ')}.`;
}

/** Said where changes stand on single runs. */
export function untestedText({ comparisons }: Pick<Facts, 'comparisons'>): string | undefined {
  const metrics = comparisons.flatMap((comparison) => comparison.metrics);
  const untested = metrics.filter(({ notTested, delta }) => notTested !== undefined && delta !== undefined);
  if (untested.length === 0) return undefined;
  const all = untested.length === metrics.filter(({ delta }) => delta !== undefined).length;
  return `${all ? 'Changes' : `${untested.length} changes`} of single runs are not tested: without repeats nobody can know how much of them is noise.`;
}

/**
 * How runs of both sides were found to be the same: `Matched: 2 by configuration (all params but seed)`.
 *
 * @param quote marks what holds names of params.
 */
export function matchText(
  { comparisons }: Pick<Facts, 'comparisons'>,
  quote: (text: string) => string = (text) => text,
): string | undefined {
  if (comparisons.length === 0) return undefined;
  const texts = comparisons.map(({ matchedBy, matchedOn }) =>
    matchedBy === 'configuration' ? `by configuration (${quote(matchedOn)})` : `by ${matchedBy}`,
  );
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return `Matched: ${[...counts].map(([text, count]) => `${count} ${text}`).join(', ')}.`;
}
