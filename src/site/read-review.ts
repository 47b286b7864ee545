import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewFile } from '../entities/review-file.ts';
import { type DecodedText, decodeText } from '../previews/decode-text.ts';
import { buildSettings } from './build-settings.ts';
import { environment } from './environment.ts';
import { publishedReview } from './review/published-review.ts';
import { readReviewFile } from './review/read-review-file.ts';

/** The review that the report is built with; undefined without one. Throws where the folder has none. */
export function readReview(): ReviewFile | undefined {
  const { reviewDir } = environment;
  return reviewDir === undefined
    ? undefined
    : publishedReview(readReviewFile(reviewDir), buildSettings(environment.settingsFile));
}

/** The text of a file of the review; undefined where it is not there or no text. */
export function readReviewText(file: string | undefined): DecodedText | undefined {
  const { reviewDir } = environment;
  if (reviewDir === undefined || file === undefined) return undefined;
  return decodeText(readFileSync(join(reviewDir, 'files', file)), false);
}
