import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type ReviewFile, reviewFileSchema } from '../../../src/entities/review-file.ts';
import { REVIEW_JSON } from '../../../src/site/review/read-review-file.ts';
import { reviewMarkdown } from '../../../src/site/review/review-markdown.ts';
import { isUnchanged } from '../../../src/site/review/verdict-text.ts';
import { copyArtifacts } from './copy-artifacts.ts';
import type { ReviewedSides } from './review-sides.ts';

const REVIEW_MARKDOWN = 'review.md';

export type WriteOptions = {
  readonly out: string;
  readonly title?: string | undefined;
  readonly pageUrl?: string | undefined;
  readonly quietWhenUnchanged: boolean;
  /** See `choiceDigest`. */
  readonly choice?: string | undefined;
};

/** Writes `review.json`, `review.md` and copies of artifacts that differ; what an earlier review left goes. */
export function writeReview({ review, base, head }: ReviewedSides, options: WriteOptions): ReviewFile {
  if (!base) throw new Error('a review needs a base');
  const out = resolve(options.out);
  mkdirSync(out, { recursive: true });
  rmSync(join(out, 'files'), { recursive: true, force: true });
  const copied = copyArtifacts(
    review.comparisons,
    { base: base.source, head: head.source },
    join(out, 'files'),
  );
  const file: ReviewFile = {
    format: 'runfolio-review',
    version: 1,
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.choice === undefined ? {} : { choice: options.choice }),
    base: base.side,
    head: head.side,
    ...review,
    comparisons: copied,
  };
  const isSilent = options.quietWhenUnchanged && isUnchanged(file);
  writeFileSync(join(out, REVIEW_JSON), `${JSON.stringify(z.encode(reviewFileSchema, file), null, 1)}\n`);
  writeFileSync(join(out, REVIEW_MARKDOWN), isSilent ? '' : reviewMarkdown(file, options));
  return file;
}
