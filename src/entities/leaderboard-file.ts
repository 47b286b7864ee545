import { z } from 'zod';
import { countSchema, metricValueSchema } from './scalar.ts';

const goalSchema = z.enum(['maximize', 'minimize']);
const unitSchema = z.enum(['seed', 'fold', 'repeat']);
const shareSchema = z.number().min(0).max(1);

const leftOutSchema = z.object({
  run: z.string().describe('Key of the run.'),
  name: z.string(),
  reason: z.string().describe('Why it does not count, such as "status FAILED" or "other dataset: …".'),
});

const intervalSchema = z.object({
  method: z
    .enum(['t', 'wilson', 'percentile', 'bca'])
    .describe('t: over repeats. wilson: of one run, over its test items. percentile, bca: bootstrap.'),
  level: shareSchema,
  low: metricValueSchema,
  high: metricValueSchema,
  n: countSchema.describe('Repeats, or items.'),
  resamples: countSchema.optional().describe('Of a bootstrap.'),
  seed: countSchema
    .optional()
    .describe('FNV-1a of "runfolio-boot/1|<metric>|<id>|<statistic>", from which its numbers are drawn.'),
});
const noIntervalSchema = z.string().optional().describe('Why there is none.');

const differenceSchema = z.object({
  difference: metricValueSchema.describe("Its mean less the other's."),
  word: z
    .enum(['better', 'worse', 'equal'])
    .describe('What that is by the goal; not whether it is separated.'),
  method: z.enum(['guarded-welch', 'paired-t', 'pooled-t', 'welch']).optional(),
  level: shareSchema.optional(),
  low: metricValueSchema.optional(),
  high: metricValueSchema.optional(),
  p: shareSchema.optional().describe('Two-sided, of this comparison alone.'),
  adjusted: shareSchema.optional().describe('p corrected by Holm over the comparisons printed together.'),
  separated: z.boolean().describe('Whether the corrected p is at most alpha.'),
  notTested: z.string().optional().describe('Why there is no interval and no p.'),
});

const configurationSchema = z.object({
  id: z.string().describe('Canonical text of its params.'),
  name: z.string().describe('Short, and unique on the board.'),
  params: z
    .array(z.object({ key: z.string(), value: z.string().optional() }))
    .describe('Those that differ between configurations; without a value where it was not logged.'),
  n: countSchema.describe('How many repeats.'),
  unit: unitSchema.describe('What n counts.'),
  values: z
    .array(
      z.object({
        repeat: z.string().optional().describe('The same text is the same seed or fold.'),
        value: metricValueSchema,
        runs: z.array(z.string()).describe('Keys of the runs behind it.'),
      }),
    )
    .describe('One for each repeat.'),
  mean: metricValueSchema.optional().describe('Absent when a value is not finite.'),
  sd: metricValueSchema.optional().describe('Sample standard deviation (n − 1).'),
  median: metricValueSchema.optional(),
  iqm: metricValueSchema.optional().describe('Interquartile mean, from four repeats on.'),
  interval: intervalSchema.optional().describe('Of the mean.'),
  noInterval: noIntervalSchema,
  shown: z
    .object({
      statistic: z.enum(['median', 'iqm']),
      value: metricValueSchema,
      interval: intervalSchema.optional(),
      noInterval: noIntervalSchema,
    })
    .optional()
    .describe('What the board shows in place of the mean; of a single run its value.'),
  marks: z.array(z.string()).describe('Aliases and stages of model versions registered from its runs.'),
  leftOut: z.array(leftOutSchema).describe('Runs that would have been its repeats.'),
});

const rankSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('interval'),
      low: countSchema,
      high: countSchema,
      tier: countSchema,
      upperBound: countSchema,
    })
    .describe('The ranks that the data allow; upperBound is Rank(UB) as LMArena has it, without correction.'),
  z.object({ kind: z.literal('plain'), rank: countSchema }).describe('The order of single runs, not tested.'),
  z.object({ kind: z.literal('single run') }).describe('In the order, without a rank: others are repeated.'),
  z.object({ kind: z.literal('untested') }).describe('The only one with repeats.'),
]);

/** A leaderboard as it is downloaded: `leaderboard.json` of a board, and what `--format json` prints. */
export const leaderboardFileSchema = z.object({
  format: z.literal('runfolio-leaderboard'),
  version: z.literal(1),
  title: z.string().optional().describe('What the board is about, such as the name of the experiment.'),
  metric: z.object({
    key: z.string(),
    goal: goalSchema.optional().describe('Absent when it is not known: nothing is ranked.'),
    goalOrigin: z.enum(['settings', 'experiment', 'assumed', 'none', 'unknown']),
    unit: z.string().optional(),
    value: z.string().describe('Which logged value counts: last, best, mean-of-last:5, at-best:val_loss.'),
    valueText: z.string(),
  }),
  options: z.object({
    statistic: z.enum(['mean', 'median', 'iqm']).describe('What is shown; ranks are by means.'),
    resamples: countSchema.optional().describe('Of its bootstrap intervals.'),
    level: shareSchema,
    alpha: shareSchema,
    test: z.enum(['auto', 'welch', 'pooled']),
    statuses: z.array(z.string()),
    repeat: z.array(z.string()).optional(),
    groupBy: z.array(z.string()).optional(),
    ignore: z.array(z.string()),
    comparable: z.array(z.string()),
  }),
  datasets: z
    .array(z.object({ name: z.string(), digest: z.string(), context: z.string().optional() }))
    .describe('What the metric was measured on; empty when none was logged.'),
  result: z.string().describe('The result with its doubt, in a sentence or two.'),
  mode: z.enum(['tested', 'untested', 'single']),
  method: z.string().describe('How ranks came about: test, n, correction.'),
  unit: unitSchema,
  smallestDifference: z
    .object({ value: z.number(), text: z.string() })
    .optional()
    .describe('What these data could have shown in four of five cases.'),
  grouping: z.string().describe('How runs were grouped into configurations.'),
  notes: z.array(z.string()),
  warnings: z.array(z.string()),
  baseline: z.string().optional().describe('Id of the configuration that others are measured against.'),
  rows: z
    .array(
      configurationSchema.extend({
        rank: rankSchema,
        toLeader: differenceSchema.optional(),
        toBaseline: differenceSchema.optional(),
      }),
    )
    .describe('From the best mean to the worst.'),
  unranked: z.array(configurationSchema.extend({ reason: z.string() })),
  leftOut: z.array(leftOutSchema).describe('By the key of the run.'),
});
export type LeaderboardFile = z.input<typeof leaderboardFileSchema>;
