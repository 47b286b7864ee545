import { setTimeout as sleep } from 'node:timers/promises';
import { SnapshotBusyError, type SnapshotWriter } from '../snapshot/write-snapshot.ts';

const PAUSE_MS = 100;

/**
 * Opens a writer as soon as no other process writes the snapshot.
 *
 * @param patienceMs for so long it is tried again.
 * @throws SnapshotBusyError when another is still writing then.
 */
export async function whenFree(open: () => SnapshotWriter, patienceMs: number): Promise<SnapshotWriter> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof SnapshotBusyError) || performance.now() >= end) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
