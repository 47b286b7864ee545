import type { MetricHistory } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import { readHistory } from '../../snapshot/read-snapshot.ts';
import { environment } from '../environment.ts';
import { visibleText } from '../visible-text.ts';

/** Siblings are read again for each run of a group; the last few stay in memory. */
const MOST_KEPT = 12;
/** A history above this size is not read for the sake of a line in the background. */
export const CONTEXT_HISTORY_BYTES = 200_000;

const kept = new Map<string, readonly MetricHistory[]>();

/** The histories of a run, by key, with keys as pages show them. */
export function runHistories(run: Run): readonly MetricHistory[] {
  if (!run.history) return [];
  const known = kept.get(run.key);
  if (known) return known;
  const histories = readHistory(environment.snapshotDir, run.key).map((history) => ({
    ...history,
    key: visibleText(history.key),
  }));
  if (run.history.bytes > CONTEXT_HISTORY_BYTES) return histories;
  kept.set(run.key, histories);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return histories;
}
