import type { RunKey } from '../entities/ids.ts';
import type { Run } from '../entities/run.ts';
import { compareStarted } from './rank-runs.ts';

/** The run that others are measured against. `origin` says why it is this one. */
export type Baseline = { readonly run: Run; readonly origin: 'settings' | 'champion' | 'best' };

/**
 * Chooses the baseline of an experiment: the first that the settings name and it has, else the run behind its one
 * champion, else the best run. Undefined when there is none of them.
 *
 * @param named names or ids of runs, as the settings list them. An id counts before a name; of several runs with
 *   one name the latest started counts.
 * @param champions runs behind versions with the alias `champion`.
 */
export function baselineRun(
  runs: readonly Run[],
  named: readonly string[],
  champions: ReadonlySet<RunKey>,
  best: Run | undefined,
): Baseline | undefined {
  for (const text of named) {
    const run =
      runs.find(({ runId, key }) => runId === text || key === text) ??
      runs.filter(({ name }) => name === text).sort(compareStarted)[0];
    if (run) return { run, origin: 'settings' };
  }
  const behind = runs.filter(({ key }) => champions.has(key));
  if (behind.length === 1 && behind[0]) return { run: behind[0], origin: 'champion' };
  return best && { run: best, origin: 'best' };
}
