import { z } from 'zod';
import { VALUE_RULE } from './value-rule-text.ts';

export const valueRuleSchema = z
  .string()
  .regex(
    VALUE_RULE,
    'must be "last", "best", "mean-of-last:<points>" such as mean-of-last:5, or "at-best:<metric>" such as at-best:val_loss',
  );

/** Both ends as a pair, or either by its name. */
export const boundsSchema = z.union([
  z
    .tuple([z.number(), z.number()])
    .refine(([low, high]) => low < high, 'must hold the smaller number first')
    .transform(([low, high]) => ({ low, high })),
  z.strictObject({
    low: z.number().optional().describe('The least it can be; open when absent.'),
    high: z.number().optional().describe('The most it can be; open when absent.'),
  }),
]);

const fieldSchema = z
  .string()
  .regex(/^(params?|tags?)\../s, 'must be "params.<key>" or "tags.<key>", such as params.epochs');

const paramsSchema = z.array(z.string().min(1));

/** How configurations are ranked, in the whole report. */
export const leaderboardsSchema = z.strictObject({
  value: valueRuleSchema
    .default('last')
    .describe(
      'Which logged value of a run counts: last; best (flatters: it is chosen by what is ranked); mean-of-last:5; or at-best:val_loss, the value at the step where another metric is best.',
    ),
  repeat: paramsSchema
    .optional()
    .describe(
      'Params that tell repeats of one configuration apart; recognised by name (seed, fold, …) when absent. An empty list: none.',
    ),
  groupBy: paramsSchema
    .min(1)
    .optional()
    .describe('Params that make a configuration; all but repeats and constant ones when absent.'),
  ignore: paramsSchema.default([]).describe('Params that do not count, such as the name of the machine.'),
  statuses: z
    .array(z.enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']))
    .min(1)
    .default(['FINISHED'])
    .describe('Runs with these statuses count; others are listed as left out.'),
  statistic: z
    .enum(['mean', 'median', 'iqm'])
    .default('mean')
    .describe(
      'What is shown of a configuration: the mean with a t-interval; or the median or interquartile mean, with a bootstrap interval from 20 seeds on. Ranks are by means whatever is shown.',
    ),
  resamples: z
    .int()
    .min(200)
    .max(100_000)
    .default(2000)
    .describe('Of the bootstrap intervals of medians and interquartile means.'),
  level: z.number().min(0.5).max(0.9999).default(0.95).describe('Level of the intervals.'),
  alpha: z
    .number()
    .min(0.0001)
    .max(0.5)
    .default(0.05)
    .describe('The risk that any printed order of a board is wrong.'),
  comparable: z
    .array(fieldSchema)
    .default([])
    .describe(
      'Params or tags that must be the same in all runs of a board, e.g. params.epochs; runs that differ from most are set apart.',
    ),
  test: z
    .enum(['auto', 'welch', 'pooled'])
    .default('auto')
    .describe(
      'How pairs are tested: auto pairs equal seeds and folds where every configuration has them; welch never; pooled assumes that all spread equally.',
    ),
  exclude: z
    .array(z.string().min(1))
    .default([])
    .describe('Metrics without a board; * stands for any characters, e.g. "train_*".'),
  tradeoffs: z
    .array(z.array(z.string().min(1)).min(2).max(4))
    .max(8)
    .optional()
    .describe(
      'Metrics to weigh against each other, two to four each, e.g. [[val_accuracy, train_time_s]]; the main metric against times and sizes when absent. An empty list: none.',
    ),
  taskKey: fieldSchema
    .optional()
    .describe('What a run was about, e.g. params.dataset: each value of it has boards of its own.'),
});
