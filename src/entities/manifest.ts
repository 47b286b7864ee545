import { z } from 'zod';
import { sourceIdSchema } from './ids.ts';
import { countSchema } from './scalar.ts';

/** Version of the snapshot format; a reader refuses a greater one. */
export const SNAPSHOT_VERSION = 1;

/** What became of the files of one class, e.g. `metric`, `artifact`, `ignorable`, `unclaimed`. */
export const fileClassCountSchema = z.object({ class: z.string(), files: countSchema, bytes: countSchema });

/** What became of the rows of one table: `used` ended in an entity, `reported` in a diagnostic; the sum is `rows`. */
export const tableCountSchema = z.object({
  table: z.string(),
  rows: countSchema,
  used: countSchema,
  reported: countSchema,
});

export const sourceSchema = z.object({
  id: sourceIdSchema,
  kind: z.enum(['mlflow-file-store', 'mlflow-sqlite']),
  /** How the source is called on pages: its path as given, never an absolute one. */
  label: z.string(),
  /**
   * Of a file store every regular file below the root, by class: the sum is the number of files on disk. Of a database
   * its own file and the artifacts that were found.
   */
  files: z.array(fileClassCountSchema),
  /** Every row of each table of a database that is read; empty for a file store. */
  rows: z.array(tableCountSchema),
});
export type Source = z.output<typeof sourceSchema>;

export const COLLECTIONS = [
  'experiments',
  'runs',
  'artifacts',
  'datasets',
  'logged-models',
  'registered-models',
  'traces',
  'diagnostics',
] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

export const manifestSchema = z.object({
  format: z.literal('runfolio-snapshot'),
  version: z.literal(SNAPSHOT_VERSION),
  sources: z.array(sourceSchema),
  counts: z.object({
    experiments: countSchema,
    runs: countSchema,
    metrics: countSchema,
    points: countSchema,
    params: countSchema,
    tags: countSchema,
    artifacts: countSchema,
    datasets: countSchema,
    loggedModels: countSchema,
    registeredModels: countSchema,
    modelVersions: countSchema,
    traces: countSchema,
    errors: countSchema,
    warnings: countSchema,
    infos: countSchema,
  }),
  /** One entry a collection, in the order of COLLECTIONS. */
  collections: z.array(
    z.object({
      name: z.enum(COLLECTIONS),
      path: z.string(),
      lines: countSchema,
      bytes: countSchema,
      sha256: z.string(),
    }),
  ),
  /** SHA-256 over the collections' digests; the runs' lines hold those of the history files. */
  digest: z.string(),
});
export type Manifest = z.output<typeof manifestSchema>;
