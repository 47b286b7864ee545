import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../../src/ingest/ingest.ts';
import { neutralForm } from '../../src/ingest/neutral-form.ts';

/** Reads one store by way of a snapshot, so that reader, validation and history codec are all judged. */
export async function readNeutral(store: string): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-candidate-'));
  const snapshotDir = join(folder, 'snapshot');
  try {
    const sources = [{ id: 'store', label: 'store', root: realpathSync(store) }];
    await ingest({ sources, snapshotDir, force: true, whenEmpty: 'write' });
    return neutralForm(snapshotDir);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
