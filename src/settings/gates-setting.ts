import { z } from 'zod';

const levelSchema = z.enum(['off', 'warn', 'error']);
const namesSchema = z.array(z.string().min(1)).min(1);

/** `90`, `90 s`, `5 min`, `2 h` or `1 d`. */
const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)?$/;
const UNITS_MS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a duration as settings write it; seconds without a unit. Undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const [, number, unit = 's'] = DURATION.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * UNITS_MS[unit as keyof typeof UNITS_MS];
}

const durationSchema = z.union([
  z.number().positive(),
  z.string().regex(DURATION, 'must be a number of seconds, or such as "90 s", "5 min" or "2 h"'),
]);

/** Each of these is a check; an assertion has at least one. */
const CHECKS = [
  'metric',
  'noNaN',
  'minSeeds',
  'maxDuration',
  'finished',
  'tags',
  'params',
  'artifacts',
] as const;
const OF_METRICS = ['min', 'max', 'allow', 'allowRelative', 'aggregate', 'missing'] as const;

const assertionSchema = z
  .strictObject({
    name: z.string().min(1).optional().describe('What results call it; its rule in words when absent.'),
    level: levelSchema
      .default('error')
      .describe('error fails the check, warn only says so, off does nothing.'),
    experiment: z.string().min(1).optional().describe('Name or ID of the only experiment that it looks at.'),
    filter: z
      .string()
      .min(1)
      .optional()
      .describe('Only runs that this finds, in the search language, e.g. "params.model = \'resnet\'".'),
    metric: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The metric that it is about; * stands for any characters. Alone it says: no worse than base beyond noise.',
      ),
    min: z.number().optional().describe('The metric must be at least this.'),
    max: z.number().optional().describe('The metric must be at most this.'),
    allow: z
      .number()
      .nonnegative()
      .optional()
      .describe('How much worse than base it may be, in units of the metric.'),
    allowRelative: z
      .number()
      .nonnegative()
      .optional()
      .describe('How much worse, as a share of base, e.g. 0.01; the greater of the two is allowed.'),
    aggregate: z
      .enum(['mean', 'median', 'best', 'worst', 'lower-bound'])
      .optional()
      .describe(
        'What of the repeats is checked, the mean when absent; lower-bound is the worse end of the interval, so that what is not certain fails. Only the mean is tested.',
      ),
    missing: z
      .enum(['fail', 'warn', 'inconclusive', 'pass'])
      .optional()
      .describe('The result where runs do not have the metric; fail when absent.'),
    inconclusive: z
      .enum(['pass', 'fail'])
      .default('pass')
      .describe('Whether what the repeats cannot tell fails.'),
    noNaN: z
      .boolean()
      .optional()
      .describe('No logged value is NaN or infinite: of the metric, or of any without one.'),
    minSeeds: z.int().positive().optional().describe('At least so many seeds, folds or repeats.'),
    maxDuration: durationSchema
      .optional()
      .describe('How long a run may take, e.g. "2 h"; seconds for a number.'),
    finished: z.boolean().optional().describe('Every run has the status FINISHED.'),
    tags: namesSchema.optional().describe('Tags that every run must have.'),
    params: namesSchema.optional().describe('Params that every run must have.'),
    artifacts: namesSchema
      .optional()
      .describe('Artifacts that every run must have, by path; * stands for any characters.'),
    allowEmpty: z
      .boolean()
      .default(false)
      .describe('Whether it may find nothing to look at; an error otherwise.'),
  })
  .superRefine((assertion, context) => {
    const fail = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!CHECKS.some((key) => assertion[key] !== undefined))
      fail('metric', `is missing, or another check: ${CHECKS.slice(1).join(', ')}`);
    if (assertion.metric === undefined)
      for (const key of OF_METRICS)
        if (assertion[key] !== undefined) fail(key, 'needs `metric`, which says what it is about');
    if (assertion.min !== undefined && assertion.max !== undefined && assertion.min > assertion.max)
      fail('min', `must not be above max, ${assertion.max}`);
  });
export type GateAssertion = z.output<typeof assertionSchema>;

export const GATE_PRESETS = ['no-regression', 'sound-runs', 'reproducible'] as const;

/** Quality gates: what `check` asks of runs. */
export const gatesSchema = z.strictObject({
  presets: z
    .array(z.enum(GATE_PRESETS))
    .default([])
    .describe(
      'no-regression: the main metric of each experiment is no worse than base beyond noise and 1 %. sound-runs: every run finished, without NaN. reproducible: warns of runs without a git commit and of fewer than 3 seeds. What an assertion says of the same replaces them.',
    ),
  assertions: z.array(assertionSchema).max(200).default([]).describe('What must hold of runs.'),
});
export type GatesSetting = z.output<typeof gatesSchema>;
