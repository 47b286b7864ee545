import { z } from 'zod';
import { countSchema } from '../entities/scalar.ts';

/** Whole numbers: evenly spaced ones by their first, distance and number, others as differences to the one before. */
export const stepsSchema = z.union([
  z.object({ from: z.number().int(), by: z.number().int(), points: countSchema }),
  z.array(z.number().int()),
]);
export type StepsColumn = z.output<typeof stepsSchema>;

/**
 * Any doubles as the bytes of IEEE 754 numbers in little-endian order, in base64: of eight bytes each, or of four where
 * every one of them is just as exact so, as what PyTorch computes mostly is.
 */
export const floatsSchema = z.union([z.object({ float64: z.base64() }), z.object({ float32: z.base64() })]);
export type FloatsColumn = z.output<typeof floatsSchema>;

/**
 * The histories of one metric of an experiment's runs, for its value at a step and the mean of its last points. Runs
 * are in the order of `runs-columns.json`, the points of each by step, then time, then value; repeated ones are left
 * out.
 */
export const metricHistoriesSchema = z.object({
  format: z.literal('runfolio-metric-histories'),
  version: z.literal(1),
  key: z.string(),
  /** The steps that histories have, and by run which of these are its own, -1 when it has no point. */
  steps: z.object({ sets: z.array(stepsSchema), codes: z.array(z.number().int().min(-1)) }),
  /** The values of all runs, one run after the other; absent when each has no more than its latest. */
  values: floatsSchema.optional(),
});
export type MetricHistoriesFile = z.input<typeof metricHistoriesSchema>;
