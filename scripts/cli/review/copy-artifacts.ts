import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewArtifact, ReviewComparison } from '../../../src/entities/review-file.ts';
import type { LocatedSource } from './review-source.ts';

/** A person looks at no more, and what a job keeps has a size. */
const MOST_FILES = 120;
const MOST_BYTES: Readonly<Record<ReviewArtifact['kind'], number>> = {
  image: 4_000_000,
  text: 200_000,
  table: 200_000,
  other: 0,
};
const DIGITS = 20;

/**
 * Copies changed artifacts that can be shown side by side, each under the digest of its contents: nothing of a run's
 * paths becomes a path. Images keep the ending of their kind, everything else is text.
 */
export function copyArtifacts(
  comparisons: readonly ReviewComparison[],
  sources: { readonly base: LocatedSource; readonly head: LocatedSource },
  folder: string,
): ReviewComparison[] {
  let left = MOST_FILES;
  const copy = (
    artifact: ReviewArtifact,
    side: 'base' | 'head',
    key: string | undefined,
  ): ReviewArtifact['base'] => {
    const own = artifact[side];
    if (!own || key === undefined || own.bytes > MOST_BYTES[artifact.kind] || left === 0) return own;
    const file = sources[side].fileOf({ key: key as never }, artifact.path);
    if (file === undefined) return own;
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    const name = `${sha256.slice(0, DIGITS)}.${endingOf(artifact)}`;
    mkdirSync(folder, { recursive: true });
    if (!existsSync(join(folder, name))) copyFileSync(file, join(folder, name));
    left -= 1;
    return { ...own, sha256, file: name };
  };
  return comparisons.map((comparison) => ({
    ...comparison,
    artifacts: comparison.artifacts.map((artifact) => {
      const base = copy(artifact, 'base', comparison.artifactRuns.base);
      const head = copy(artifact, 'head', comparison.artifactRuns.head);
      return { ...artifact, ...(base ? { base } : {}), ...(head ? { head } : {}) };
    }),
  }));
}

/** Of an image the one in its path, of which only known ones make it an image. */
function endingOf({ kind, path }: ReviewArtifact): string {
  return kind === 'image' ? path.slice(path.lastIndexOf('.') + 1).toLowerCase() : 'txt';
}
