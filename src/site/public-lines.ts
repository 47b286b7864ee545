import type { CollectionName } from '../entities/manifest.ts';
import { readCollectionLines } from '../snapshot/read-snapshot.ts';
import { lineWithoutCredentials } from './credentials.ts';

/**
 * The lines of a collection as they may be published: without credentials in addresses. A store may record
 * `ftp://user:password@host` for artifacts, and git a remote with a token.
 */
export function* publicLines(snapshotDir: string, name: CollectionName): Generator<string> {
  for (const line of readCollectionLines(snapshotDir, name)) yield lineWithoutCredentials(line);
}
