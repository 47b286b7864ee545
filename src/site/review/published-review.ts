import type { ReviewArtifact, ReviewFile } from '../../entities/review-file.ts';
import type { Settings } from '../../settings/settings.ts';

/** A review as the site has it: where artifacts are only listed, without their files. */
export function publishedReview(review: ReviewFile, { publish }: Pick<Settings, 'publish'>): ReviewFile {
  if (publish.artifacts !== 'linked') return review;
  return {
    ...review,
    comparisons: review.comparisons.map((comparison) => ({
      ...comparison,
      artifacts: comparison.artifacts.map(listedOnly),
    })),
  };
}

function listedOnly({ base, head, ...artifact }: ReviewArtifact): ReviewArtifact {
  const listed = (side: ReviewArtifact['base']) => side && { bytes: side.bytes, sha256: side.sha256 };
  return { ...artifact, ...(base ? { base: listed(base) } : {}), ...(head ? { head: listed(head) } : {}) };
}
