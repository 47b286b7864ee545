import type { StoredDiagnostic } from '../entities/diagnostic.ts';

type Published = {
  readonly runs: ReadonlySet<string>;
  /** Registered models all of whose versions are published. */
  readonly wholeModels: ReadonlySet<string>;
  /** Runs that were published without their parent. */
  readonly withoutParent: ReadonlySet<string>;
};

const PARENT = 'mlflow.parentRunId';

/**
 * Whether a problem is published where only a part of a store is: one that is about a published run or model. What is
 * said of a folder, a table or an experiment may be about a run that was left out, and quotes its names and values.
 */
export function isChosenDiagnostic(
  { runKey, registeredModelKey, key }: StoredDiagnostic,
  { runs, wholeModels, withoutParent }: Published,
): boolean {
  if (runKey !== undefined) return runs.has(runKey) && !(key === PARENT && withoutParent.has(runKey));
  return registeredModelKey !== undefined && wholeModels.has(registeredModelKey);
}
