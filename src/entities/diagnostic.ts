import { z } from 'zod';
import { experimentKeySchema, registeredModelKeySchema, runKeySchema, sourceIdSchema } from './ids.ts';

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.output<typeof severitySchema>;

/**
 * Something in a store that was skipped, repaired or odd. Bad input never throws: it becomes one of these,
 * in the terminal, in `diagnostics.json` and on the page `/diagnostics/`.
 *
 * error: data was lost; warning: data was read with a guess or only in part; info: odd, without effect on figures.
 */
export const diagnosticSchema = z.object({
  /** Stable kebab-case name of the kind, e.g. `metric-line-malformed`. */
  code: z.string().regex(/^[a-z0-9-]+$/),
  severity: severitySchema,
  sourceId: sourceIdSchema.optional(),
  /** Path relative to the source's root; of a database a table, `table/id`, or an artifact's path. */
  path: z.string().optional(),
  /** 1-based line in that file. */
  line: z.number().int().positive().optional(),
  /** Field, param, metric or tag concerned. */
  key: z.string().optional(),
  /** What happened; a full sentence, as are the next two. */
  what: z.string(),
  why: z.string(),
  /** What to do about it. */
  fix: z.string(),
  experimentKey: experimentKeySchema.optional(),
  runKey: runKeySchema.optional(),
  registeredModelKey: registeredModelKeySchema.optional(),
});
export type Diagnostic = z.output<typeof diagnosticSchema>;
export type StoredDiagnostic = z.input<typeof diagnosticSchema>;
