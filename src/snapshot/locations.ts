import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Where the sources of a snapshot lie on this machine, so that the build finds artifacts. It stands beside the
 * snapshot, not in it: a snapshot is the same wherever it was made.
 */
const locationsSchema = z.record(z.string(), z.string());

function locationsFile(snapshotDir: string): string {
  return `${snapshotDir}.locations.json`;
}

/** The name of a folder of a source: its id for the root, else the id with the name of the location. */
export function locationName(sourceId: string, location: string | undefined): string {
  return location === undefined ? sourceId : `${sourceId}#${location}`;
}

/** Absolute folder by name (see `locationName`); empty when the snapshot came without its stores. */
export function readLocations(snapshotDir: string): ReadonlyMap<string, string> {
  const file = locationsFile(snapshotDir);
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(locationsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

/** Remembers where the sources lie. */
export function writeLocations(snapshotDir: string, roots: ReadonlyMap<string, string>): void {
  writeFileSync(locationsFile(snapshotDir), `${JSON.stringify(Object.fromEntries(roots), null, 2)}\n`);
}
