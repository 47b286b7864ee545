import { z } from 'zod';

/** How runs of base and head are matched where neither their ids nor their params do. */
export const reviewSchema = z.strictObject({
  match: z
    .array(
      z
        .string()
        .regex(/^(run_name|(params|tags)\..+)$/s, 'must be "run_name", "params.<key>" or "tags.<key>"'),
    )
    .default(['run_name'])
    .describe(
      'What says that runs with other params are about the same, first match first: run_name (unless MLflow drew it), params.<key> or tags.<key>. An empty list: nothing does.',
    ),
});
