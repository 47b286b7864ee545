import type { ReviewComparison } from '../../entities/review-file.ts';
import type { Run } from '../../entities/run.ts';
import type { MatchedRuns } from './match-runs.ts';

/** A run as a review names it. */
export function reviewRun(
  run: Run,
  { repeatOf }: Pick<MatchedRuns, 'repeatOf'>,
): ReviewComparison['headRuns'][number] {
  const repeat = repeatOf(run)?.unit;
  const { key, runId, name, status } = run;
  return { key, runId, name, status, ...(repeat === undefined ? {} : { repeat }) };
}
