import { z } from 'zod';
import { experimentKeySchema, sourceIdSchema } from './ids.ts';
import { lifecycleStageSchema } from './lifecycle.ts';
import { countSchema, keyValueSchema, timeMsSchema } from './scalar.ts';

export const experimentSchema = z.object({
  key: experimentKeySchema,
  sourceId: sourceIdSchema,
  experimentId: z.string(),
  /** Name as stored; may be empty, and need not be unique. */
  name: z.string(),
  lifecycleStage: lifecycleStageSchema,
  creationTimeMs: timeMsSchema.optional(),
  lastUpdateTimeMs: timeMsSchema.optional(),
  artifactLocation: z.string().optional(),
  /** Workspace of a server that has several (MLflow 3.10); absent for `default`. */
  workspace: z.string().optional(),
  /** All tags, reserved ones (`mlflow.…`) included, sorted by key. */
  tags: z.array(keyValueSchema),
  /** Markdown of the tag `mlflow.note.content`. */
  note: z.string().optional(),
  /** From `mlflow.experiment.primaryMetric.name` and `.greaterIsBetter`. */
  primaryMetric: z.object({ name: z.string(), goal: z.enum(['maximize', 'minimize']).optional() }).optional(),
  /** Number of GenAI traces by state (`OK`, `ERROR`, …); empty when there are none. */
  traces: z.array(z.object({ state: z.string(), count: countSchema })),
  /** True when it has runs but no readable `meta.yaml`, or no row of its own. */
  incomplete: z.boolean(),
});
export type Experiment = z.output<typeof experimentSchema>;
export type StoredExperiment = z.input<typeof experimentSchema>;

/** Counts of traces are shown; of each trace only its id and state are kept. */
export const traceSchema = z.object({
  sourceId: sourceIdSchema,
  experimentKey: experimentKeySchema,
  traceId: z.string(),
  state: z.string(),
});
export type StoredTrace = z.input<typeof traceSchema>;
