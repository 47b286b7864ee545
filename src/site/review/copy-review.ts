import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reviewFileSchema } from '../../entities/review-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { paths } from '../routes.ts';
import { publishedReview } from './published-review.ts';
import { readReviewFile } from './read-review-file.ts';

/** Copies a review beside its page: its data, and those files of artifacts that the data names. */
export function copyReview(folder: string, settings: Settings, out: string): void {
  const review = publishedReview(readReviewFile(folder), settings);
  mkdirSync(join(out, paths.reviewFile('')), { recursive: true });
  writeFileSync(
    join(out, paths.reviewData),
    `${JSON.stringify(z.encode(reviewFileSchema, review), null, 1)}\n`,
  );
  const sides = review.comparisons.flatMap(({ artifacts }) =>
    artifacts.flatMap(({ base, head }) => [base, head]),
  );
  for (const name of new Set(sides.map((side) => side?.file))) {
    if (name === undefined) continue;
    const from = join(folder, 'files', name);
    if (existsSync(from)) copyFileSync(from, join(out, paths.reviewFile(name)));
  }
}
