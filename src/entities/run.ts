import { z } from 'zod';
import { datasetKeySchema, experimentKeySchema, runKeySchema, sourceIdSchema } from './ids.ts';
import { lifecycleStageSchema } from './lifecycle.ts';
import { metricSummarySchema } from './metric.ts';
import { countSchema, keyValueSchema, timeMsSchema } from './scalar.ts';

export const runStatusSchema = z.enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']);
export type RunStatus = z.output<typeof runStatusSchema>;

/** A dataset that a run used. `context` is the input tag `mlflow.data.context` (training, eval, …). */
export const datasetInputSchema = z.object({
  datasetKey: datasetKeySchema,
  name: z.string(),
  digest: z.string(),
  context: z.string().optional(),
  /** The input's other tags, sorted by key; absent when there are none. */
  tags: z.array(keyValueSchema).optional(),
});
export type DatasetInput = z.output<typeof datasetInputSchema>;

/** Where the code of a run came from: tags `mlflow.source.*`. */
export const codeSourceSchema = z.object({
  type: z.string().optional(),
  name: z.string().optional(),
  commit: z.string().optional(),
  branch: z.string().optional(),
  repoUrl: z.string().optional(),
  dirty: z.boolean().optional(),
});
export type CodeSource = z.output<typeof codeSourceSchema>;

export const runSchema = z.object({
  key: runKeySchema,
  sourceId: sourceIdSchema,
  experimentKey: experimentKeySchema,
  runId: z.string(),
  experimentId: z.string(),
  /** `run_name`, else the tag `mlflow.runName`; may be empty. */
  name: z.string(),
  status: runStatusSchema,
  lifecycleStage: lifecycleStageSchema,
  startTimeMs: timeMsSchema.optional(),
  /** Absent while a run is running, and for good when its process was killed. */
  endTimeMs: timeMsSchema.optional(),
  deletedTimeMs: timeMsSchema.optional(),
  /** Tag `mlflow.user`, else `user_id`. */
  user: z.string().optional(),
  userId: z.string().optional(),
  artifactUri: z.string().optional(),
  /** Tag `mlflow.parentRunId` as found; `parentKey` only when that run is in the report. */
  parentRunId: z.string().optional(),
  parentKey: runKeySchema.optional(),
  codeSource: codeSourceSchema,
  /** Markdown of the tag `mlflow.note.content`. */
  note: z.string().optional(),
  /** Sorted by key, values verbatim. */
  params: z.array(keyValueSchema),
  /** All tags, reserved ones included, sorted by key, values verbatim. */
  tags: z.array(keyValueSchema),
  /** Sorted by key. Histories are in the run's history file. */
  metrics: z.array(metricSummarySchema),
  datasets: z.array(datasetInputSchema),
  modelInputs: z.array(z.object({ modelId: z.string() })),
  modelOutputs: z.array(z.object({ modelId: z.string(), step: z.number().int().optional() })),
  /** Number and size of the files in the run's artifact folder; the list is in the collection `artifacts`. */
  artifacts: z.object({ files: countSchema, bytes: countSchema }),
  /** True when its `meta.yaml`, or its row, is missing or unreadable and the rest of the run was read all the same. */
  incomplete: z.boolean(),
  /** Number of diagnostics that name this run. */
  diagnostics: countSchema,
  /** The history file's size and SHA-256 (first 32 hex digits); absent when the run has no metric. */
  history: z.object({ bytes: countSchema, sha256: z.string() }).optional(),
});
export type Run = z.output<typeof runSchema>;
export type StoredRun = z.input<typeof runSchema>;
