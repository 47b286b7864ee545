import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { readLocations } from '../snapshot/locations.ts';
import { environment } from './environment.ts';
import { safeFile } from './safe-file.ts';

let roots: ReadonlyMap<string, string> | undefined;

/** The beginning of an artifact, at most `most` bytes; undefined when the store has moved or the file is gone. */
export function readArtifact(
  sourceId: string,
  folder: string,
  path: string,
  most: number,
): Uint8Array | undefined {
  roots ??= readLocations(environment.snapshotDir);
  const root = roots.get(sourceId);
  if (!root || !existsSync(root)) return undefined;
  const file = safeFile(root, folder, path, dirname(realpathSync(root)));
  if (!file) return undefined;
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(most);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, most, 0));
  } finally {
    closeSync(descriptor);
  }
}
