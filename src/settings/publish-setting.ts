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
});
export type PublishSettings = z.output<typeof publishSchema>;
export type NameChoice = PublishSettings['experiments'];
