import { openFileStore } from './file-store/file-store.ts';
import type { RunStore } from './run-store.ts';
import { brokenStore, openSqliteStore } from './sqlite-store/sqlite-store.ts';
import type { StoreLocation } from './store-location.ts';

/** Opens a store that is held. Each thread opens its own; `close` it when done. */
export function openStore(location: StoreLocation): RunStore {
  if (location.kind === 'mlflow-file-store') return openFileStore(location.root);
  return 'fault' in location ? brokenStore(location) : openSqliteStore(location);
}
