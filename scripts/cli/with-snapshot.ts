import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { findSources, NoStoreError } from '../../src/ingest/find-sources.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { UsageError } from './command.ts';

/**
 * Works on the snapshot, or on a passing one of the stores that were named.
 *
 * @throws UsageError when there is no store where one was named.
 */
export async function withSnapshot<T>(
  { store, snapshot }: { readonly store: readonly string[]; readonly snapshot: string },
  work: (snapshot: string) => T | Promise<T>,
): Promise<T> {
  if (store.length === 0) return work(resolve(snapshot));
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-'));
  try {
    const sources = findSources(
      store.map((path) => ({ path })),
      process.cwd(),
    );
    const snapshotDir = join(folder, 'snapshot');
    await ingest({ sources, snapshotDir, force: true });
    return await work(snapshotDir);
  } catch (error) {
    if (error instanceof NoStoreError) throw new UsageError(error.message, { cause: error });
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
