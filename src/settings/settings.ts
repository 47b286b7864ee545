import { z } from 'zod';
import { gatesSchema } from './gates-setting.ts';
import { boundsSchema, leaderboardsSchema, valueRuleSchema } from './leaderboards-setting.ts';
import { publishSchema } from './publish-setting.ts';
import { reviewSchema } from './review-setting.ts';

const bytes = z.number().int().nonnegative();

/** How one metric is read and shown. `metric` is a key, or a pattern in which `*` stands for any characters. */
const metricSettingSchema = z.strictObject({
  metric: z.string().min(1).describe('A metric key; * stands for any characters, e.g. "val_*".'),
  goal: z.enum(['maximize', 'minimize']).optional().describe('Which direction is better.'),
  unit: z.string().optional().describe('Unit shown once in headers, e.g. "s" or "%".'),
  digits: z
    .number()
    .int()
    .min(0)
    .max(12)
    .optional()
    .describe('Decimals shown; all digits stay in titles and data files.'),
  bounds: boundsSchema
    .optional()
    .describe('What the metric can be at least and at most, e.g. [0, 1]; intervals end there.'),
  items: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('How many test items the metric is a share of: then a single run has an interval over these.'),
  value: valueRuleSchema.optional().describe('Which logged value counts on leaderboards, for this metric.'),
});
export type MetricSetting = z.output<typeof metricSettingSchema>;

const sourceSettingSchema = z.union([
  z.string().min(1),
  z.strictObject({
    path: z
      .string()
      .min(1)
      .describe(
        'A run store (a folder, or a database such as mlflow.db), or a folder that contains some; relative to this file.',
      ),
    id: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9_-]{0,63}$/,
        'must hold only small letters, digits, "_" and "-", and start with a letter or digit',
      )
      .optional()
      .describe('Namespace of this source in URLs; derived from the path when absent.'),
    label: z.string().optional().describe('Name shown on pages; the path when absent.'),
  }),
]);

const limitsSchema = z.strictObject({
  artifactFileBytes: bytes
    .default(10_000_000)
    .describe('Artifacts above this size are listed, not copied into the site.'),
  artifactTotalBytes: bytes
    .default(500_000_000)
    .describe('Copied artifacts stop at this sum (GitHub Pages: 1 GB a site).'),
  siteBytes: bytes
    .default(1_000_000_000)
    .describe('Budget of the whole site (GitHub Pages: 1 GB): near it, a build says what to cut.'),
  previewBytes: bytes
    .default(1_000_000)
    .describe('Text, tables and notebooks above this size are previewed in part.'),
  previews: z.number().int().nonnegative().default(12).describe('Artifacts of a run that are previewed.'),
  previewRows: z.number().int().positive().default(50).describe('Rows of a table preview.'),
  previewLines: z.number().int().positive().default(200).describe('Lines of a text preview.'),
  historyPoints: z
    .number()
    .int()
    .nonnegative()
    .default(5_000_000)
    .describe(
      'An experiment with more logged points has no files of histories, which values at a step and means of last points in its table of runs are read from.',
    ),
  runPageBytes: bytes.default(40_000).describe('Budget of one run page before artifacts.'),
  textCharacters: z
    .number()
    .int()
    .positive()
    .default(2000)
    .describe('Longer params and tags are cut on pages, whole in the data.'),
});

/** What a pivot's rows and columns may be: a param, a tag, the dataset, or what MLflow keeps of every run. */
const PIVOT_FIELD = /^(params?\.|tags?\.).|^(dataset|run_name|user|status|source)$/s;

const pivotFieldSchema = z
  .string()
  .regex(
    PIVOT_FIELD,
    'must be "params.<key>", "tags.<key>", "dataset", "run_name", "user", "status" or "source"',
  );

/** One field, or up to three that are read together. */
const pivotFieldsSchema = z.union([pivotFieldSchema, z.array(pivotFieldSchema).min(1).max(3)]);

const pivotSettingSchema = z.strictObject({
  title: z.string().min(1).optional().describe('Heading of the table; said in words when absent.'),
  experiment: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name or ID of the experiment; every experiment that has the metric and the fields when absent.',
    ),
  rows: pivotFieldsSchema.describe(
    'What the rows are, e.g. params.model_type; a list for several read together.',
  ),
  columns: pivotFieldsSchema.optional().describe('What the columns are; one column when absent.'),
  metric: z.string().min(1).describe('The metric whose latest values are taken together.'),
  aggregate: z
    .enum(['mean', 'median', 'min', 'max', 'best'])
    .default('mean')
    .describe('What a cell says of its runs; the mean comes with the standard deviation.'),
});
export type PivotSetting = z.output<typeof pivotSettingSchema>;

/** The file `runfolio.yaml`. Every field is optional; unknown fields are errors. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().min(1).default('Experiment report').describe('Title of the report.'),
  description: z.string().optional().describe('Introduction on the home page, Markdown.'),
  authors: z.string().optional().describe('Shown under the title.'),
  sources: z
    .array(sourceSettingSchema)
    .min(1)
    .default(['runs'])
    .describe('Run stores to read when the command line names none.'),
  repository: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Repository URL; git commits of runs become links.'),
  site: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where the site will be published, e.g. https://user.github.io.'),
  base: z
    .string()
    .regex(
      // A second slash would make it the address of another host, a dot could lead out of the folder.
      /^\/(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*\/?)?$/,
      'must be a path such as /my-repo/: one slash at the start, then letters, digits, ".", "_", "~" and "-"',
    )
    .default('/')
    .describe('Path below the site, e.g. /my-repo/.'),
  robots: z
    .enum(['index', 'noindex'])
    .default('index')
    .describe(
      'noindex asks search engines to leave the report out: in every page, and in robots.txt. It hides nothing.',
    ),
  socialImages: z
    .boolean()
    .default(true)
    .describe('Draw the pictures that chats show of a link to a page; only where `site` is set.'),
  includeDeleted: z.boolean().default(false).describe('Publish deleted experiments and runs too.'),
  publish: publishSchema.prefault({}).describe('What of the stores becomes public; all of it when absent.'),
  artifactScripts: z
    .boolean()
    .default(false)
    .describe(
      'Let HTML artifacts run their own scripts (Plotly, Bokeh) in a sandboxed frame. Only for stores you trust.',
    ),
  primaryMetric: z
    .string()
    .optional()
    .describe('The metric that ranks runs, in every experiment that has it.'),
  metrics: z.array(metricSettingSchema).default([]).describe('How metrics are read; the first match counts.'),
  baselines: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Names or IDs of runs that others are compared with; in each experiment the first of them that it has.',
    ),
  pivots: z
    .array(pivotSettingSchema)
    .max(40)
    .default([])
    .describe('Tables of a metric by params, tags or datasets, on the pages that compare runs.'),
  meanOfLast: z
    .number()
    .int()
    .positive()
    .default(5)
    .describe(
      'How many of the last points a mean of the last ones takes, unless another number is asked for.',
    ),
  leaderboards: leaderboardsSchema.prefault({}).describe('How configurations are ranked.'),
  review: reviewSchema.prefault({}).describe('How runs of two reports are matched.'),
  gates: gatesSchema.prefault({}).describe('What must hold of runs, for `check` and reviews.'),
  limits: limitsSchema.prefault({}),
});
export type Settings = z.output<typeof settingsSchema>;
