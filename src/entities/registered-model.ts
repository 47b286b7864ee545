import { z } from 'zod';
import { loggedModelKeySchema, registeredModelKeySchema, runKeySchema, sourceIdSchema } from './ids.ts';
import { keyValueSchema, timeMsSchema } from './scalar.ts';

export const modelVersionSchema = z.object({
  version: z.string(),
  creationTimeMs: timeMsSchema.optional(),
  lastUpdatedTimeMs: timeMsSchema.optional(),
  description: z.string().optional(),
  userId: z.string().optional(),
  /** `None`, `Staging`, `Production`, `Archived` or whatever was stored; deprecated by MLflow in favour of aliases. */
  stage: z.string(),
  /** True for versions in the stage `Deleted_Internal`; they are kept in the snapshot and hidden on the site. */
  deleted: z.boolean(),
  source: z.string().optional(),
  storageLocation: z.string().optional(),
  runId: z.string().optional(),
  runKey: runKeySchema.optional(),
  runLink: z.string().optional(),
  status: z.string().optional(),
  statusMessage: z.string().optional(),
  /** `model_id`, else taken from a source such as `models:/m-…`. */
  modelId: z.string().optional(),
  /** Key of that logged model when it is in the report. */
  loggedModelKey: loggedModelKeySchema.optional(),
  tags: z.array(keyValueSchema),
  /** Aliases that point at this version, sorted. */
  aliases: z.array(z.string()),
});
export type ModelVersion = z.output<typeof modelVersionSchema>;

export const registeredModelSchema = z.object({
  key: registeredModelKeySchema,
  sourceId: sourceIdSchema,
  name: z.string(),
  /** MLflow keeps prompts as registered models with the tag `mlflow.prompt.is_prompt`. */
  kind: z.enum(['model', 'prompt']),
  /** Workspace of a server that has several (MLflow 3.10); absent for `default`. */
  workspace: z.string().optional(),
  description: z.string().optional(),
  creationTimeMs: timeMsSchema.optional(),
  lastUpdatedTimeMs: timeMsSchema.optional(),
  tags: z.array(keyValueSchema),
  aliases: z.array(z.object({ alias: z.string(), version: z.string() })),
  /** Ascending by number. */
  versions: z.array(modelVersionSchema),
  incomplete: z.boolean(),
});
export type RegisteredModel = z.output<typeof registeredModelSchema>;
export type StoredRegisteredModel = z.input<typeof registeredModelSchema>;
