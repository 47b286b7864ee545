import { z } from 'zod';
import { countSchema, metricValueSchema, timeMsSchema } from './scalar.ts';

/** An extreme of a metric's history and the first step at which it was reached. Always finite. */
const extremeSchema = z.object({ value: z.number(), step: z.number().int() });

const isHeight = (height: number | null) =>
  height === null || (Number.isInteger(height) && height >= 0 && height <= 99);

/** Checked in one go: as checks of each element they took two thirds of validating a run. */
const shapeSchema = z
  .array(z.number().nullable())
  .refine((heights) => heights.every(isHeight), 'must hold whole numbers from 0 to 99, or null');

/**
 * One metric of one run, without its history.
 *
 * `value`, `step` and `timestampMs` are MLflow's "latest": the greatest (step, timestamp, value) of the history,
 * NaN counting as 0 in that comparison, as MLflow's SQL store and its migrator have it.
 */
export const metricSummarySchema = z.object({
  key: z.string(),
  value: metricValueSchema,
  step: z.number().int(),
  timestampMs: timeMsSchema,
  /** Number of logged points, repeated ones included. */
  points: countSchema,
  /** How many of the points are NaN or infinite. */
  nonFinite: countSchema,
  /** Smallest and greatest step of the history. */
  firstStep: z.number().int(),
  lastStep: z.number().int(),
  /** Smallest and greatest finite value; absent when no point is finite. */
  min: extremeSchema.optional(),
  max: extremeSchema.optional(),
  /**
   * The outline of the history in at most 24 numbers from 0 (= min) to 99 (= max), evenly spaced over
   * firstStep…lastStep (over log order when all steps are equal); null where the value is not finite or missing.
   * Absent when there are fewer than two points or no spread. For sparklines only, never for figures.
   */
  shape: shapeSchema.optional(),
  /** Dataset of the latest point, when the metric was logged with one (MLflow 3). */
  dataset: z.object({ name: z.string(), digest: z.string() }).optional(),
});
export type MetricSummary = z.output<typeof metricSummarySchema>;
export type StoredMetricSummary = z.input<typeof metricSummarySchema>;

/**
 * A column of whole numbers: either an arithmetic progression (`{from, by}`, the length being the metric's
 * number of points) or the first number followed by the difference to the previous one.
 */
export const integerColumnSchema = z.union([
  z.object({ from: z.number().int(), by: z.number().int() }),
  z.array(z.number().int()),
]);
export type IntegerColumn = z.output<typeof integerColumnSchema>;

/** One line of a history file: every point of one metric, in the order it was logged. */
export const metricHistoryLineSchema = z.object({
  key: z.string(),
  points: countSchema,
  steps: integerColumnSchema,
  timestampsMs: integerColumnSchema,
  values: z.array(metricValueSchema),
  /** Datasets that points refer to, and per point an index into them (-1 for none). Absent when there are none. */
  datasets: z.array(z.object({ name: z.string(), digest: z.string() })).optional(),
  datasetIndexes: z.array(z.number().int().min(-1)).optional(),
});
export type StoredMetricHistory = z.input<typeof metricHistoryLineSchema>;

/** The whole history of one metric of one run, in log order. The three arrays have the same length. */
export type MetricHistory = {
  readonly key: string;
  readonly steps: Float64Array;
  readonly timestampsMs: Float64Array;
  /** Any doubles, NaN and ±Infinity included. */
  readonly values: Float64Array;
  /** Datasets that points were measured on, and per point an index into them (-1 for none); absent without any. */
  readonly datasets?: readonly { readonly name: string; readonly digest: string }[];
  readonly datasetIndexes?: readonly number[];
};

/** The points of a history in MLflow's order, which needs no times any more; both arrays have the same length. */
export type OrderedPoints = Pick<MetricHistory, 'steps' | 'values'>;
