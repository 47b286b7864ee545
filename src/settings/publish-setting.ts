import { z } from 'zod';

const patternsSchema = z.array(z.string().min(1)).default([]);

/** What is taken by name: all but what is excluded, or what is included and not excluded. */
function choiceSchema(what: string) {
  return z
    .strictObject({
      include: patternsSchema.describe(`Only these ${what}; all when empty.`),
      exclude: patternsSchema.describe(`Not these ${what}, whatever includes them.`),
    })
    .prefault({});
}

const tagPatternsSchema = z.record(z.string().min(1), z.string());

/** Which artifacts are copied into the site, within the limits. */
export const artifactsSchema = z
  .enum(['all', 'previews', 'linked'])
  .describe(
    'Which artifacts are copied into the site, within the limits: all, those that pages show from their copies (images, HTML, PDF, audio, video), or none. The others are listed, and linked to where artifactsUrl is set.',
  );
export type ArtifactsSetting = z.output<typeof artifactsSchema>;

/** Which runs have a page of their own; all others have a short one, and are shown by the page that compares runs. */
export const runPagesSchema = z
  .string()
  .regex(
    /^(all|registered|top:[1-9][0-9]{0,5}|filter:.*\S.*)$/s,
    'must be "all", "registered", "top:" and a number, or "filter:" and a filter in the search language',
  )
  .describe(
    'Which runs have a whole page: all, registered (those of registered models), top:K (the K best of each experiment) or filter:EXPRESSION. Each other run has a short page with its params and latest metrics.',
  );

/** What of the stores becomes public. */
export const publishSchema = z.strictObject({
  experiments: choiceSchema('experiments, by name or ID; * stands for any characters').describe(
    'Which experiments are published.',
  ),
  tags: z
    .strictObject({
      include: tagPatternsSchema
        .default({})
        .describe('Only runs whose tags have all these values; * stands for any characters.'),
      exclude: tagPatternsSchema
        .default({})
        .describe('No run that has any of these tags with this value, e.g. {"runfolio.publish": "false"}.'),
    })
    .prefault({})
    .describe('Which runs are published, by their tags.'),
  filter: z
    .string()
    .default('')
    .describe('Only runs that this finds, in the search language, e.g. "tags.stage = \'final\'".'),
  models: choiceSchema('registered models and prompts, by name; * stands for any characters').describe(
    'Which registered models are published. Versions of runs that are not never are; where anything is chosen, versions and prompts without a run are only if their model is included here.',
  ),
  artifacts: artifactsSchema.default('all'),
  artifactsUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Where the run store lies on the web: artifacts that are not copied are linked to there, by their path in the store.',
    ),
  runPages: runPagesSchema.default('all'),
});
export type PublishSettings = z.output<typeof publishSchema>;
export type NameChoice = PublishSettings['experiments'];
