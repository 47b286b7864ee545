import type { z } from 'zod';
import { artifactFolderSchema } from '../entities/artifact.ts';
import { datasetSchema } from '../entities/dataset.ts';
import { diagnosticSchema } from '../entities/diagnostic.ts';
import { experimentSchema } from '../entities/experiment.ts';
import { loggedModelSchema } from '../entities/logged-model.ts';
import type { CollectionName, Manifest } from '../entities/manifest.ts';
import { registeredModelSchema } from '../entities/registered-model.ts';
import { runSchema } from '../entities/run.ts';
import type { SettingPlaceOf } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { lineWithoutCredentials } from './credentials.ts';
import { makeReport, type Report } from './report.ts';
import { parseVisible } from './visible-text.ts';

/** Gives the JSON lines of a collection, wherever they come from. */
export type LineSource = (name: CollectionName) => Promise<Iterable<string>> | Iterable<string>;

/** Decodes a snapshot, credentials in addresses left out, with the schemas of its entities and makes the report of it. */
export async function loadReport(
  manifest: Manifest,
  settings: Settings,
  linesOf: LineSource,
  placeOf?: SettingPlaceOf,
): Promise<Report> {
  const decode = async <Schema extends z.ZodType>(
    name: CollectionName,
    schema: Schema,
    parse: (json: string) => unknown = (json) => parseVisible(lineWithoutCredentials(json)),
  ): Promise<z.output<Schema>[]> => {
    const entities: z.output<Schema>[] = [];
    for (const json of await linesOf(name)) entities.push(schema.parse(parse(json)));
    return entities;
  };
  return makeReport(
    {
      manifest,
      experiments: await decode('experiments', experimentSchema),
      runs: await decode('runs', runSchema),
      // Paths of files must stay as they are on disk.
      artifacts: await decode('artifacts', artifactFolderSchema, JSON.parse),
      datasets: await decode('datasets', datasetSchema),
      loggedModels: await decode('logged-models', loggedModelSchema),
      registeredModels: await decode('registered-models', registeredModelSchema),
      diagnostics: await decode('diagnostics', diagnosticSchema),
    },
    settings,
    placeOf,
  );
}
