import { holdDatabase } from './sqlite-store/hold-database.ts';
import { inspectDatabase } from './sqlite-store/inspect-database.ts';
import type { StoreLocation, StoreSource } from './store-location.ts';

/** A store while it is being read. */
export type HeldStore = {
  readonly location: StoreLocation;
  /** Whether what was read may be of several moments, because somebody wrote in between. */
  hasChanged(): boolean;
  /** Removes what was made for reading. */
  release(): void;
};

/**
 * Makes a store ready to be read, by as many threads as like to. Nothing of it is changed or locked.
 *
 * @param asCopy reads a database from a copy, which nobody else writes to.
 */
export function holdStore(source: StoreSource, asCopy: boolean): HeldStore {
  const { root, database, artifactMaps = [] } = source;
  if (database === undefined) {
    const location = { kind: 'mlflow-file-store', root } as const;
    return { location, hasChanged: () => false, release: () => undefined };
  }
  const kind = 'mlflow-sqlite';
  const file = `${root}/${database}`;
  const fault = inspectDatabase(file);
  if (fault) {
    const location = { kind, root, database, fault: fault.text } as const;
    return { location, hasChanged: () => false, release: () => undefined };
  }
  const { file: readable, mark, hasChanged, release } = holdDatabase(file, asCopy);
  const location = { kind, root, database, file: readable, mark, artifactMaps } as const;
  return { location, hasChanged, release };
}
