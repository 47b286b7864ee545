import type { MetricHistory } from '../entities/metric.ts';
import type { Run } from '../entities/run.ts';
import { readHistory } from '../snapshot/read-snapshot.ts';
import { environment } from './environment.ts';
import { visibleText } from './visible-text.ts';

/** The histories of a run, read when a page shows them: they are far too large to hold for all runs. */
export function runHistory(run: Run): readonly MetricHistory[] {
  if (!run.history) return [];
  return readHistory(environment.snapshotDir, run.key).map((history) => ({
    ...history,
    key: visibleText(history.key),
  }));
}
