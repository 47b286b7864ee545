import { mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Manifest } from '../../src/entities/manifest.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { IngestSource } from '../../src/ingest/plan-source.ts';
import type { Form } from './facts.ts';
import { snapshotForm } from './snapshot-form.ts';

/** What Runfolio reads from a store: its form, and the manifest that accounts for it. */
export type Reading = { readonly form: Form; readonly manifest: Manifest };

/** A folder or a database as a source. */
export function sourceAt(store: string): IngestSource {
  const at = realpathSync(store);
  const place = statSync(at).isFile() ? { root: dirname(at), database: basename(at) } : { root: at };
  return { id: 'store', label: 'store', ...place };
}

/** Reads a store, a folder or a database, by way of a snapshot in a temporary folder. */
export async function readStore(store: string): Promise<Reading> {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-reading-'));
  const snapshotDir = join(folder, 'snapshot');
  try {
    const options = { sources: [sourceAt(store)], snapshotDir, force: true, whenEmpty: 'write' } as const;
    const { manifest } = await ingest(options);
    return { form: snapshotForm(snapshotDir), manifest };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
