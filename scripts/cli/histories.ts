import type { Run } from '../../src/entities/run.ts';
import type { HistoryOf } from '../../src/search/entity-fields.ts';
import { readHistory } from '../../src/snapshot/read-snapshot.ts';

/** Reads the history file of a run when a search asks for it, and holds the last one. */
export function histories(snapshotDir: string): HistoryOf<Run> {
  let held: { readonly run: string; readonly histories: ReturnType<typeof readHistory> } | undefined;
  return (run, key) => {
    if (held?.run !== run.key) held = { run: run.key, histories: readHistory(snapshotDir, run.key) };
    return held.histories.find((history) => history.key === key);
  };
}
