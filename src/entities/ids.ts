import { z } from 'zod';

/**
 * Ids are always text: file stores use 18-digit experiment ids, which exceed 2^53.
 *
 * A *key* names an entity within one report, whatever number of sources it has; an *id* is what MLflow calls it
 * within its own store. The first source's keys equal the ids; those of every further source are prefixed with
 * the source's id and a dot (`archive.0`), because experiment `0` exists in each store.
 */
export const sourceIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)
  .brand<'SourceId'>();
export type SourceId = z.output<typeof sourceIdSchema>;

export const experimentKeySchema = z.string().min(1).brand<'ExperimentKey'>();
export type ExperimentKey = z.output<typeof experimentKeySchema>;

export const runKeySchema = z.string().min(1).brand<'RunKey'>();
export type RunKey = z.output<typeof runKeySchema>;

/** Key of a logged model (`m-…`). */
export const loggedModelKeySchema = z.string().min(1).brand<'LoggedModelKey'>();
export type LoggedModelKey = z.output<typeof loggedModelKeySchema>;

/** Key of a registered model: its name, prefixed as above. */
export const registeredModelKeySchema = z.string().min(1).brand<'RegisteredModelKey'>();
export type RegisteredModelKey = z.output<typeof registeredModelKeySchema>;

/** Key of a dataset: experiment key, name and digest joined as the reader found them. */
export const datasetKeySchema = z.string().min(1).brand<'DatasetKey'>();
export type DatasetKey = z.output<typeof datasetKeySchema>;
