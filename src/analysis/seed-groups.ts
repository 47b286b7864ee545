import type { RunKey } from '../entities/ids.ts';
import type { Run } from '../entities/run.ts';
import { compareText } from './order.ts';

const SEED = /(^|[_./-])(seed|random_?state|rng)$/i;
const FOLD =
  /(?<!(^|[_./-])(n|k|num)[_-]?)(^|[_./-])(fold|k?fold_(id|idx|index|no|nr|num|number)|split_(id|idx|index)|(cv|outer|inner)_split)$/i;

/**
 * Whether a param only tells repeats of one setting apart: what sets the random numbers (`seed`, `random_state`,
 * `data.seed`), or which fold of a cross-validation it was.
 */
export function isRepeatParam(key: string): boolean {
  return SEED.test(key) || FOLD.test(key);
}

/**
 * The runs with the same params but for seed and fold, by each run's key; sorted by name. Runs that stand alone and runs
 * without params have no entry.
 */
export function seedGroups(runs: readonly Run[]): ReadonlyMap<RunKey, readonly Run[]> {
  const bySettings = new Map<string, Run[]>();
  for (const run of runs) {
    const settings = run.params
      .filter(({ key }) => !isRepeatParam(key))
      .map(({ key, value }) => [key, value]);
    if (settings.length === 0) continue;
    const text = JSON.stringify(settings);
    const group = bySettings.get(text);
    if (group) group.push(run);
    else bySettings.set(text, [run]);
  }
  const groups = new Map<RunKey, readonly Run[]>();
  for (const group of bySettings.values()) {
    if (group.length < 2) continue;
    group.sort((a, b) => compareText(a.name, b.name) || compareText(a.key, b.key));
    for (const { key } of group) groups.set(key, group);
  }
  return groups;
}

/** Whether the runs of such a group have different seeds; else they repeat one another, or are folds. */
export function haveDifferentSeeds(runs: readonly Run[]): boolean {
  const seeds = runs.map(({ params }) => JSON.stringify(params.filter(({ key }) => SEED.test(key))));
  return new Set(seeds).size > 1;
}
