import type { RunKey } from '../entities/ids.ts';
import type { Run } from '../entities/run.ts';
import { compareRuns, isComparable, type PrimaryMetric } from './rank-runs.ts';

/** Up to so many runs are all compared. */
const FEW = 24;
/** Of more, so many of the best. */
const BEST = 12;
const MOST_REGISTERED = 8;

/** The runs that a comparison lays side by side, and what it leaves out. */
export type RunsThatMatter = {
  /** Best first, runs that cannot be ranked last. */
  readonly runs: readonly Run[];
  readonly total: number;
  /** How many of the best were taken; undefined when all runs are there. */
  readonly best: number | undefined;
  /** Runs behind registered versions that found no room. */
  readonly registeredLeftOut: number;
};

/**
 * All runs when they are few; else the best by the primary metric (the latest without one), the baseline, and the
 * runs behind registered versions. Never more than 21, whatever the size of the experiment.
 */
export function runsThatMatter(
  runs: readonly Run[],
  primary: PrimaryMetric | undefined,
  baseline: Run | undefined,
  registered: ReadonlySet<RunKey>,
): RunsThatMatter {
  const ranked = [...runs].sort(compareRuns(primary));
  if (ranked.length <= FEW)
    return { runs: ranked, total: runs.length, best: undefined, registeredLeftOut: 0 };
  const ranks = primary?.goal.goal !== undefined;
  const candidates = ranks ? ranked.filter((run) => isComparable(run, primary.key)) : ranked;
  const best = candidates.slice(0, BEST);
  const behind = ranked.filter(({ key }) => registered.has(key));
  const added = behind.filter((run) => !best.includes(run)).slice(0, MOST_REGISTERED);
  const chosen = new Set([...best, ...added, ...(baseline ? [baseline] : [])]);
  return {
    runs: ranked.filter((run) => chosen.has(run)),
    total: runs.length,
    best: best.length,
    registeredLeftOut: behind.filter((run) => !chosen.has(run)).length,
  };
}
