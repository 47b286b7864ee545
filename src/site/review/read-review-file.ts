import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReviewFile, reviewFileSchema } from '../../entities/review-file.ts';

/** What the folder that `review` writes holds beside the files of artifacts. */
export const REVIEW_JSON = 'review.json';

/**
 * Reads the review in a folder.
 *
 * @throws Error that says what is wrong with the folder, and what to do
 */
export function readReviewFile(folder: string): ReviewFile {
  const advice = 'Make one with: runfolio review --base REF --out FOLDER';
  let text: string;
  try {
    text = readFileSync(join(folder, REVIEW_JSON), 'utf8');
  } catch {
    throw new Error(`${folder} has no ${REVIEW_JSON}. ${advice}`);
  }
  const found = reviewFileSchema.safeParse(parsed(text));
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : '';
  throw new Error(
    `${join(folder, REVIEW_JSON)} is no review${where}: ${issue?.message ?? 'unknown'}. ${advice}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
