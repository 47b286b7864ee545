import { z } from 'zod';
import { countSchema, keyValueSchema, metricValueSchema, timeMsSchema } from './scalar.ts';

const goalSchema = z.enum(['maximize', 'minimize']);
const unitSchema = z.enum(['seed', 'fold', 'repeat']);

/** How what is compared was found to be the same thing on both sides. */
const matchSchema = z
  .enum(['run id', 'configuration', 'key'])
  .describe('By the id of the run; by all params but seeds; or by what `review.match` names.');

/** What a change says of head, by the goal of the metric. */
const readingSchema = z
  .enum(['better', 'worse', 'within noise', 'unchanged', 'changed', 'new', 'removed', 'not finite'])
  .describe('changed: the goal is not known. within noise: the interval or the tolerance holds no change.');

const verdictSchema = z.enum(['pass', 'inconclusive', 'warn', 'fail']);

const sideSchema = z.object({
  label: z.string().describe('As it was asked for: a git ref, or the path of a store or snapshot.'),
  kind: z.enum(['git', 'store', 'snapshot']),
  commit: z.string().optional().describe('Of a git ref, the whole hash.'),
  snapshot: z.string().describe('First 32 hexadecimal digits of the SHA-256 of the manifest.'),
  timeMs: timeMsSchema.optional().describe('When its latest run ended, or began when none did.'),
  experiments: countSchema,
  runs: countSchema.describe('Active and deleted ones as the settings publish them.'),
});

/** A run that a comparison stands on. */
const runSchema = z.object({
  key: z.string().describe('In the report of its side.'),
  runId: z.string(),
  name: z.string(),
  status: z.string(),
  repeat: z
    .string()
    .optional()
    .describe('What tells it from the other repeats: the same text is the same seed.'),
});

const summarySchema = z.object({
  n: countSchema.describe('Repeats.'),
  mean: metricValueSchema,
  sd: metricValueSchema.optional().describe('Sample standard deviation (n − 1); absent for one repeat.'),
});

const intervalSchema = z.object({
  level: z.number(),
  low: metricValueSchema,
  high: metricValueSchema,
  p: z.number().describe('Two-sided, not corrected.'),
  method: z.string().describe('In words: test, numbers of repeats, level.'),
});

/** Points of a metric over its steps, thinned for drawing; of several repeats their mean, least and greatest. */
const curveSchema = z.object({
  steps: z.array(z.number()),
  mean: z.array(metricValueSchema),
  low: z.array(metricValueSchema).optional(),
  high: z.array(metricValueSchema).optional(),
});

const metricChangeSchema = z.object({
  key: z.string(),
  goal: goalSchema.optional(),
  isAssumed: z.boolean().describe('Whether the goal was taken from the name of the metric.'),
  unit: z.string().optional(),
  isPrimary: z.boolean(),
  base: summarySchema.optional().describe('Absent when base does not have it.'),
  head: summarySchema.optional(),
  delta: metricValueSchema.optional().describe('head − base.'),
  relative: metricValueSchema.optional().describe('delta as a share of base, where that means something.'),
  interval: intervalSchema.optional().describe('Of delta.'),
  notTested: z.string().optional().describe('Why there is no interval: such as "one run a side".'),
  tolerance: z.number().describe('What a gate lets it lose, in units of the metric; 0 without.'),
  reading: readingSchema,
  isGated: z.boolean().describe('Whether a gate looks at it.'),
  curves: z.object({ base: curveSchema.optional(), head: curveSchema.optional() }).optional(),
});

const paramChangeSchema = z.object({
  key: z.string(),
  base: z.string().optional().describe('Absent where it is not set.'),
  head: z.string().optional(),
});

const artifactSideSchema = z.object({
  bytes: countSchema,
  sha256: z.string().optional(),
  file: z
    .string()
    .regex(/^[0-9a-f]{20}\.(png|jpe?g|gif|webp|avif|txt)$/)
    .optional()
    .describe('Copy below `files/`, where it is an image, text or table that is not too large.'),
});

const artifactChangeSchema = z.object({
  path: z.string(),
  kind: z.enum(['image', 'text', 'table', 'other']),
  base: artifactSideSchema.optional().describe('Absent where it was added.'),
  head: artifactSideSchema.optional().describe('Absent where it was removed.'),
});

/** A run or configuration that both sides have, and that is not the same on both. */
const comparisonSchema = z.object({
  id: z.string().describe('Unique in the review.'),
  experiment: z.string().describe('Name of the experiment.'),
  name: z.string().describe('Short, and unique in the experiment.'),
  matchedBy: matchSchema,
  matchedOn: z.string().describe('In words: "all params but seed", "run_name".'),
  unit: unitSchema,
  baseRuns: z.array(runSchema),
  headRuns: z.array(runSchema),
  params: z.array(paramChangeSchema).describe('Those that differ between the sides, by key.'),
  tags: z.array(paramChangeSchema).describe("Likewise, without MLflow's own but for the note."),
  datasets: z
    .array(z.object({ name: z.string(), base: z.string().optional(), head: z.string().optional() }))
    .describe('Digests that differ: then values are not comparable.'),
  metrics: z.array(metricChangeSchema).describe('Primary first, then gated, then by key.'),
  artifacts: z.array(artifactChangeSchema).describe('Of the last run of each side, by path.'),
  artifactRuns: z
    .object({ base: z.string(), head: z.string() })
    .partial()
    .describe('Keys of the runs whose artifacts these are.'),
});

/** What only one side has. */
const aloneSchema = z.object({
  experiment: z.string(),
  name: z.string(),
  runs: z.array(runSchema),
  params: z.array(keyValueSchema),
  metrics: z
    .array(summarySchema.extend({ key: z.string(), goal: goalSchema.optional(), isPrimary: z.boolean() }))
    .describe('Primary first, then by key.'),
});

const gateResultSchema = z.object({
  gate: z.string().describe('Its name, or its rule.'),
  rule: z.string().describe('In words: "val_accuracy may fall by at most 0.005".'),
  level: z.enum(['warn', 'error']),
  experiment: z.string().optional(),
  subject: z.string().optional().describe('The run or configuration; absent when a gate is about none.'),
  runs: z.array(z.string()).describe('Keys of the runs in head that it looked at.'),
  verdict: verdictSchema,
  measured: z.string().describe('In words, with what was found.'),
  why: z.string(),
  note: z.string().optional(),
});

/** A review of head against base: `review.json`. */
export const reviewFileSchema = z.object({
  format: z.literal('runfolio-review'),
  version: z.literal(1),
  title: z.string().optional(),
  choice: z
    .string()
    .optional()
    .describe(
      'A digest of what the settings publish, where that is not everything: no other run is in here.',
    ),
  base: sideSchema,
  head: sideSchema,
  verdict: verdictSchema.describe('The worst of all gates; pass without gates.'),
  unchanged: countSchema.describe('Runs that both sides have, and that are the same.'),
  comparisons: z.array(comparisonSchema),
  added: z.array(aloneSchema).describe('What only head has.'),
  removed: z.array(aloneSchema).describe('What only base has.'),
  gates: z.array(gateResultSchema).describe('In the order of the settings, the worst result of each first.'),
  gatesText: z.string().describe('How many gates there are, and that each is checked on its own.'),
  notes: z.array(z.string()).describe('What a reader must know: what could not be compared, and why.'),
});

/** With numbers; `z.input` is what JSON holds. */
export type ReviewFile = z.output<typeof reviewFileSchema>;
export type ReviewSide = ReviewFile['base'];
export type ReviewComparison = ReviewFile['comparisons'][number];
export type ReviewMetric = ReviewComparison['metrics'][number];
export type ReviewCurve = z.output<typeof curveSchema>;
export type ReviewArtifact = ReviewComparison['artifacts'][number];
export type ReviewAlone = ReviewFile['added'][number];
export type ReviewGate = ReviewFile['gates'][number];
export type ReviewReading = z.output<typeof readingSchema>;
