import type { Run } from '../../entities/run.ts';
import { commonStem, isDrawnName } from '../leaderboard/configuration-names.ts';

/** Something that runs are called by, and what a configuration is called. */
export type DeclaredKey = {
  readonly name: string;
  /** Undefined where its runs are not called the same, or not called at all. */
  readonly valueOf: (runs: readonly Run[]) => string | undefined;
};

/**
 * The keys that `review.match` names: `run_name`, `params.…` or `tags.…`. A name that MLflow drew says nothing; one
 * that ends with the value of a seed counts without it.
 */
export function declaredKeys(
  names: readonly string[],
  repeatParams: readonly string[],
): readonly DeclaredKey[] {
  return names.map((name) => {
    if (name === 'run_name')
      return {
        name,
        valueOf: (runs) => (runs.some(isDrawnName) ? undefined : commonStem(runs, repeatParams)),
      };
    const key = name.slice(name.indexOf('.') + 1);
    const pairsOf = (run: Run) => (name.startsWith('tags.') ? run.tags : run.params);
    return {
      name,
      valueOf: (runs) => {
        const values = new Set(runs.map((run) => pairsOf(run).find((pair) => pair.key === key)?.value));
        const [only] = values;
        return values.size === 1 ? only : undefined;
      },
    };
  });
}
