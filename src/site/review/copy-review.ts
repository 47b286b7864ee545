import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../routes.ts';
import { REVIEW_JSON, readReviewFile } from './read-review-file.ts';

/** Copies a review beside its page: its data, and those files of artifacts that the data names. */
export function copyReview(folder: string, out: string): void {
  const { comparisons } = readReviewFile(folder);
  mkdirSync(join(out, paths.reviewFile('')), { recursive: true });
  copyFileSync(join(folder, REVIEW_JSON), join(out, paths.reviewData));
  const sides = comparisons.flatMap(({ artifacts }) => artifacts.flatMap(({ base, head }) => [base, head]));
  for (const name of new Set(sides.map((side) => side?.file))) {
    if (name === undefined) continue;
    const from = join(folder, 'files', name);
    if (existsSync(from)) copyFileSync(from, join(out, paths.reviewFile(name)));
  }
}
