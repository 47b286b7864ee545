import { z } from 'zod';
import { metricValueSchema } from '../entities/scalar.ts';

/** The numbers of some rows, ascending: the first, then the difference to the one before. */
export const rowsSchema = z.array(z.number().int().nonnegative());

/**
 * Texts of runs: either by number in a dictionary, -1 where a run has none, or as they are, null where it has none.
 */
export const textColumnSchema = z.union([
  z.object({ dictionary: z.array(z.string()), codes: z.array(z.number().int().min(-1)) }),
  z.object({ texts: z.array(z.string().nullable()) }),
]);
export type TextColumn = z.input<typeof textColumnSchema>;

/**
 * Numbers of runs: either one a row, null where a run has none, or only those there are, with their rows. NaN and the
 * infinities are the texts "NaN", "Infinity" and "-Infinity".
 */
export const numberColumnSchema = z.union([
  z.object({ rows: rowsSchema, numbers: z.array(metricValueSchema) }),
  z.object({ numbers: z.array(metricValueSchema.nullable()) }),
]);
export type NumberColumn = z.input<typeof numberColumnSchema>;

/** Whole numbers of runs, each as its difference to the last one that is known; null where a run has none. */
export const integerColumnSchema = z.object({ differences: z.array(z.number().int().nullable()) });
export type IntegerColumn = z.input<typeof integerColumnSchema>;
