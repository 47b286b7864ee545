import { z } from 'zod';
import { runStatusSchema } from '../entities/run.ts';
import { countSchema } from '../entities/scalar.ts';
import { integerColumnSchema, numberColumnSchema, rowsSchema, textColumnSchema } from './column-schema.ts';

/** Numbers of things that a run has any number of: which sets occur, and by run the number of its set, -1 for none. */
const setColumnSchema = z.object({
  sets: z.array(z.array(countSchema)),
  codes: z.array(z.number().int().min(-1)),
});
export type SetColumn = z.output<typeof setColumnSchema>;

const paramColumnSchema = z.object({
  key: z.string(),
  /** Whether every value is a number. */
  numeric: z.boolean(),
  /** Whether two runs have different values of it. */
  differs: z.boolean(),
  values: textColumnSchema,
});

const metricColumnSchema = z.object({
  key: z.string(),
  /** Which direction is better, when that is known, and who says so. */
  goal: z.enum(['maximize', 'minimize']).optional(),
  goalOrigin: z.enum(['settings', 'experiment', 'assumed', 'none', 'unknown']),
  unit: z.string().optional(),
  /** Decimals that tell its values apart. */
  decimals: countSchema,
  /** Whether some run has a history to draw. */
  drawn: z.boolean(),
  /** Best latest value of the finished runs. */
  best: z.number().optional(),
  /** MLflow's latest value. */
  latest: numberColumnSchema,
  /**
   * The file of its histories, beside this one, and between which steps they are; absent when no run has one, or when
   * the experiment has more points than files are written for.
   */
  history: z.object({ file: z.string(), firstStep: z.number().int(), lastStep: z.number().int() }).optional(),
});

/** What a table of runs shows before anybody has changed it. */
const defaultsSchema = z.object({
  primary: z.string().optional(),
  params: z.array(z.string()),
  metrics: z.array(z.string()),
  user: z.boolean(),
  source: z.boolean(),
  commit: z.boolean(),
  /** Whether starts are written without their day, all runs having the same. */
  sameDay: z.boolean(),
});

/**
 * The runs of one experiment, column by column, for tables and comparisons: what `runs.json` holds of them but
 * histories, extremes and notes. Rows are in the order of the experiment's page: nested runs below their parent,
 * the best by the primary metric first, those that cannot be compared last. Texts are as they were logged.
 */
export const runsColumnsSchema = z.object({
  format: z.literal('runfolio-runs-columns'),
  version: z.literal(1),
  experimentKey: z.string(),
  /** Number of runs, and of those before the ones that cannot be compared. */
  count: countSchema,
  comparable: countSchema,
  runIds: z.array(z.string()),
  /** A run's key is this and its id; its page is `runs/<key>/`, but for rows that `paths` names. */
  keyPrefix: z.string(),
  paths: z.array(z.object({ row: countSchema, path: z.string() })),
  names: textColumnSchema,
  status: z.object({ dictionary: z.array(runStatusSchema), codes: z.array(countSchema) }),
  deleted: rowsSchema,
  incomplete: rowsSchema,
  startTimeMs: integerColumnSchema,
  /** End less start. */
  durationMs: integerColumnSchema,
  userId: textColumnSchema,
  user: textColumnSchema,
  source: textColumnSchema,
  commit: textColumnSchema,
  artifactUri: textColumnSchema,
  /** The row of the parent, for those that have one. */
  parents: z.object({ rows: rowsSchema, parents: z.array(countSchema) }),
  /** Aliases and stages of the versions registered from a run, and the number of its diagnostics. */
  marks: z.array(z.object({ row: countSchema, texts: z.array(z.string()) })),
  problems: z.object({ rows: rowsSchema, counts: z.array(countSchema) }),
  /** The param that gives runs their colour and marker, and its values in the order of their series. */
  series: z.object({ key: z.string(), values: z.array(z.string()) }).optional(),
  params: z.array(paramColumnSchema),
  /** MLflow's own too, but for the name, the note and long lists. */
  tags: z.array(z.object({ key: z.string(), values: textColumnSchema })),
  metrics: z.array(metricColumnSchema),
  /**
   * How many points the histories have, and up to how many their files are written; and of how many last points a mean
   * is taken unless another number is asked for.
   */
  histories: z.object({ points: countSchema, most: countSchema, meanOfLast: countSchema }),
  datasets: z.object({
    inputs: z.array(z.object({ name: z.string(), digest: z.string(), context: z.string().optional() })),
    ofRuns: setColumnSchema,
  }),
  /** Names of models that runs logged or that were registered from them. */
  models: z.object({ names: z.array(z.string()), ofRuns: setColumnSchema }),
  defaults: defaultsSchema,
});
export type RunsColumns = z.input<typeof runsColumnsSchema>;

/**
 * What is known of the histories of each metric in `runs-columns.json`, in the same order: smallest and greatest
 * finite value, and the outline that a sparkline is drawn from.
 */
export const runsSummariesSchema = z.object({
  format: z.literal('runfolio-runs-summaries'),
  version: z.literal(1),
  metrics: z.array(
    z.object({
      key: z.string(),
      min: numberColumnSchema,
      max: numberColumnSchema,
      /** See `encodeShape`. */
      shapes: textColumnSchema,
    }),
  ),
});
export type RunsSummaries = z.input<typeof runsSummariesSchema>;
