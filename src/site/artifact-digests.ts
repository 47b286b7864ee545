import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ArtifactFolder } from '../entities/artifact.ts';
import type { LocateArtifact } from './artifact-files.ts';
import type { ArtifactPlan } from './artifact-plan.ts';

/** So many hex digits tell files apart that have path and size in common. */
const DIGITS = 16;

/**
 * The beginnings of the SHA-256 of copied artifacts, by their path on the site. A file that has no equal in path and
 * size among all folders is not read: its size already tells it from the others.
 */
export function artifactDigests(
  folders: readonly ArtifactFolder[],
  plan: ArtifactPlan,
  locate: LocateArtifact,
): ReadonlyMap<string, string> {
  const copied = folders.flatMap((folder) =>
    (plan.get(folder.ownerKey) ?? []).flatMap(({ path, size, sitePath }) =>
      sitePath === undefined ? [] : [{ folder, path, size, sitePath }],
    ),
  );
  const alike = Map.groupBy(copied, ({ path, size }) => `${size} ${path}`);
  const digests = new Map<string, string>();
  for (const files of alike.values()) {
    if (files.length < 2) continue;
    for (const { folder, path, sitePath } of files) {
      const file = locate(folder, path);
      if (file === undefined) continue;
      const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
      digests.set(sitePath, digest.slice(0, DIGITS));
    }
  }
  return digests;
}
