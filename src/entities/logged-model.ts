import { z } from 'zod';
import { experimentKeySchema, loggedModelKeySchema, runKeySchema, sourceIdSchema } from './ids.ts';
import { lifecycleStageSchema } from './lifecycle.ts';
import { keyValueSchema, metricValueSchema, timeMsSchema } from './scalar.ts';

/** Latest value of a logged model's metric, per key and dataset (one key can have several values). */
export const loggedModelMetricSchema = z.object({
  key: z.string(),
  value: metricValueSchema,
  step: z.number().int(),
  timestampMs: timeMsSchema,
  runId: z.string().optional(),
  dataset: z.object({ name: z.string(), digest: z.string() }).optional(),
});
export type LoggedModelMetric = z.output<typeof loggedModelMetricSchema>;

/** A model logged by `log_model` in MLflow 3 (`<experiment>/models/m-…`). */
export const loggedModelSchema = z.object({
  key: loggedModelKeySchema,
  sourceId: sourceIdSchema,
  experimentKey: experimentKeySchema,
  modelId: z.string(),
  experimentId: z.string(),
  name: z.string(),
  status: z.enum(['UNSPECIFIED', 'PENDING', 'READY', 'FAILED']),
  statusMessage: z.string().optional(),
  lifecycleStage: lifecycleStageSchema,
  modelType: z.string().optional(),
  creationTimeMs: timeMsSchema.optional(),
  lastUpdatedTimeMs: timeMsSchema.optional(),
  artifactLocation: z.string().optional(),
  sourceRunId: z.string().optional(),
  sourceRunKey: runKeySchema.optional(),
  params: z.array(keyValueSchema),
  tags: z.array(keyValueSchema),
  metrics: z.array(loggedModelMetricSchema),
  incomplete: z.boolean(),
});
export type LoggedModel = z.output<typeof loggedModelSchema>;
export type StoredLoggedModel = z.input<typeof loggedModelSchema>;
