import { z } from 'zod';
import { metricHistoriesSchema } from '../../src/columns/metric-histories.ts';
import { runsColumnsSchema, runsSummariesSchema } from '../../src/columns/runs-columns.ts';
import { artifactFolderSchema } from '../../src/entities/artifact.ts';
import { checkFileSchema } from '../../src/entities/check-file.ts';
import { datasetSchema } from '../../src/entities/dataset.ts';
import { diagnosticSchema } from '../../src/entities/diagnostic.ts';
import { experimentSchema, traceSchema } from '../../src/entities/experiment.ts';
import { leaderboardFileSchema } from '../../src/entities/leaderboard-file.ts';
import { loggedModelSchema } from '../../src/entities/logged-model.ts';
import { type CollectionName, manifestSchema } from '../../src/entities/manifest.ts';
import { metricHistoryLineSchema } from '../../src/entities/metric.ts';
import { registeredModelSchema } from '../../src/entities/registered-model.ts';
import { reviewFileSchema } from '../../src/entities/review-file.ts';
import { runSchema } from '../../src/entities/run.ts';
import { settingsSchema } from '../../src/settings/settings.ts';

/** Where the schemas are kept; the site publishes them from there. */
export const SCHEMAS_DIR = 'public/schemas';

const COLLECTION_SCHEMAS: Readonly<Record<CollectionName, z.ZodType>> = {
  experiments: experimentSchema,
  runs: runSchema,
  artifacts: artifactFolderSchema,
  datasets: datasetSchema,
  'logged-models': loggedModelSchema,
  'registered-models': registeredModelSchema,
  traces: traceSchema,
  diagnostics: diagnosticSchema,
};

/**
 * The JSON Schemas of everything that Runfolio reads and writes as a file, by file name: the lines of each
 * collection, the manifest, the lines of a history file, the columns of an experiment's runs, and the settings. They describe the stored form: a metric
 * value is a number or one of the texts "NaN", "Infinity" and "-Infinity".
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const schemas: readonly (readonly [string, string, z.ZodType])[] = [
    ...Object.entries(COLLECTION_SCHEMAS).map(
      ([name, schema]) => [name, `One line of ${name}.ndjson in a Runfolio snapshot`, schema] as const,
    ),
    ['manifest', 'The file manifest.json of a Runfolio snapshot', manifestSchema],
    [
      'history-line',
      'One line of a file in history/ of a Runfolio snapshot: all points of one metric of one run',
      metricHistoryLineSchema,
    ],
    ['review', 'The file review.json that `runfolio review` writes', reviewFileSchema],
    ['check', 'The file that `runfolio check --json` writes', checkFileSchema],
    [
      'runs-columns',
      'The file runs-columns.json of an experiment: its runs, column by column',
      runsColumnsSchema,
    ],
    [
      'runs-summaries',
      'The file runs-summaries.json of an experiment: what is known of the histories of its metrics',
      runsSummariesSchema,
    ],
    [
      'metric-histories',
      'A file in histories/ of an experiment: all points of one metric of its runs',
      metricHistoriesSchema,
    ],
    ['leaderboard', 'A leaderboard as it is downloaded: one metric of an experiment', leaderboardFileSchema],
    ['settings', 'The file runfolio.yaml: the settings of a Runfolio report', settingsSchema],
  ];
  return new Map(
    schemas.map(([name, title, schema]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
      return [`${name}.json`, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}
