import { z } from 'zod';
import { datasetKeySchema, experimentKeySchema, sourceIdSchema } from './ids.ts';

/** A dataset logged by runs of one experiment. */
export const datasetSchema = z.object({
  key: datasetKeySchema,
  sourceId: sourceIdSchema,
  experimentKey: experimentKeySchema,
  name: z.string(),
  /** Text always: digests such as `12e45678` look like numbers. */
  digest: z.string(),
  /** local, http, s3, hugging_face, code, … */
  sourceType: z.string().optional(),
  /** JSON texts, verbatim. */
  source: z.string().optional(),
  schema: z.string().optional(),
  profile: z.string().optional(),
});
export type Dataset = z.output<typeof datasetSchema>;
export type StoredDataset = z.input<typeof datasetSchema>;
