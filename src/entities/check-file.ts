import { z } from 'zod';
import { reviewFileSchema } from './review-file.ts';

const { base, head, verdict, gates, gatesText, notes } = reviewFileSchema.shape;

/** What `check --json` writes: the result of all gates. */
export const checkFileSchema = z.object({
  format: z.literal('runfolio-check'),
  version: z.literal(1),
  base: base.optional().describe('Absent where head was not compared with anything.'),
  head,
  verdict,
  isRefused: z.boolean().describe('Whether the command ended with 1.'),
  gates,
  gatesText,
  notes,
});
export type CheckFile = z.output<typeof checkFileSchema>;
