import { mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ingest } from '../../src/ingest/ingest.ts';
import { neutralForm } from '../../src/ingest/neutral-form.ts';

/** Reads one store (a folder, or a database) by way of a snapshot, so that reader, validation and history codec are all judged. */
export async function readNeutral(store: string): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-candidate-'));
  const snapshotDir = join(folder, 'snapshot');
  try {
    const at = realpathSync(store);
    const place = statSync(at).isFile() ? { root: dirname(at), database: basename(at) } : { root: at };
    const sources = [{ id: 'store', label: 'store', ...place }];
    await ingest({ sources, snapshotDir, force: true, whenEmpty: 'write' });
    return neutralForm(snapshotDir);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
