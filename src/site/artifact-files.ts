import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactFolder } from '../entities/artifact.ts';
import { locationName } from '../snapshot/locations.ts';
import { safeFile } from './safe-file.ts';

/** Finds the file of an artifact in its store; undefined when the store has moved or the file is gone. */
export type LocateArtifact = (
  folder: Pick<ArtifactFolder, 'sourceId' | 'location' | 'folder'>,
  path: string,
) => string | undefined;

/** @param roots absolute folders by name (see `locationName`), as ingest found them. */
export function artifactLocator(roots: ReadonlyMap<string, string>): LocateArtifact {
  const present = [...roots].filter(([, root]) => existsSync(root));
  const realRoots = new Map(present.map(([id, root]) => [id, realpathSync(root)]));
  return ({ sourceId, location, folder }, path) => {
    const root = realRoots.get(locationName(sourceId, location));
    if (root === undefined) return undefined;
    // Beside a store lie the artifacts that its server kept; beside a mapped folder lies what nobody named.
    const beside = location === undefined ? [join(root, '..', 'mlartifacts')] : [];
    return safeFile({ root, beside }, folder, path);
  };
}

/** The bytes of a file from `start` to before `end`; fewer where the file ends. */
export function readRange(file: string, start: number, end: number): Uint8Array {
  const length = Math.max(0, end - start);
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, start));
  } finally {
    closeSync(descriptor);
  }
}
