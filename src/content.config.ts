import { defineCollection } from 'astro:content';
import { entityPlaceSchema, snapshotLoader } from './loaders/snapshot-loader.ts';
import { environment } from './site/environment.ts';

/** One collection per NDJSON file of the snapshot; their types are the schemas of `src/entities`. */
function fromSnapshot(name: Parameters<typeof snapshotLoader>[0]) {
  return defineCollection({
    loader: snapshotLoader(name, environment.snapshotDir),
    schema: entityPlaceSchema,
  });
}

export const collections = {
  experiments: fromSnapshot('experiments'),
  runs: fromSnapshot('runs'),
  artifacts: fromSnapshot('artifacts'),
  datasets: fromSnapshot('datasets'),
  'logged-models': fromSnapshot('logged-models'),
  'registered-models': fromSnapshot('registered-models'),
  diagnostics: fromSnapshot('diagnostics'),
};
