import type { ArtifactFile } from '../../entities/artifact.ts';
import type { ReviewArtifact } from '../../entities/review-file.ts';
import type { Run } from '../../entities/run.ts';
import { compareText } from '../order.ts';
import type { ReviewSource } from './review-source.ts';

const KINDS: readonly (readonly [RegExp, ReviewArtifact['kind']])[] = [
  [/\.(png|jpe?g|gif|webp|avif)$/i, 'image'],
  [/\.(csv|tsv)$/i, 'table'],
  [/\.(txt|md|json|ya?ml|toml|log|py|cfg|ini)$/i, 'text'],
];

/**
 * The artifacts of two runs that differ, by path: other sizes, or equal ones with other contents. Files whose contents
 * cannot be read and whose sizes are equal count as the same.
 */
export function artifactChanges(
  base: Run,
  head: Run,
  sources: { readonly base: ReviewSource; readonly head: ReviewSource },
): readonly ReviewArtifact[] {
  const before = byPath(sources.base.artifactsOf(base));
  const after = byPath(sources.head.artifactsOf(head));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return paths.flatMap((path) => {
    const [a, b] = [before.get(path), after.get(path)];
    const digests =
      a && b && a.size === b.size
        ? { base: sources.base.digestOf(base, path), head: sources.head.digestOf(head, path) }
        : {};
    if (a && b && a.size === b.size && digests.base === digests.head) return [];
    return [
      {
        path,
        kind: kindOf(path),
        ...(a ? { base: sideOf(a, digests.base) } : {}),
        ...(b ? { head: sideOf(b, digests.head) } : {}),
      },
    ];
  });
}

function byPath(files: readonly ArtifactFile[]): ReadonlyMap<string, ArtifactFile> {
  return new Map(files.map((file) => [file.path, file]));
}

function sideOf({ size }: ArtifactFile, sha256: string | undefined) {
  return { bytes: size, ...(sha256 === undefined ? {} : { sha256 }) };
}

function kindOf(path: string): ReviewArtifact['kind'] {
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}
