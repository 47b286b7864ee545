import { getCollection } from 'astro:content';
import type { z } from 'zod';
import { artifactFolderSchema } from '../entities/artifact.ts';
import { datasetSchema } from '../entities/dataset.ts';
import { diagnosticSchema } from '../entities/diagnostic.ts';
import { experimentSchema } from '../entities/experiment.ts';
import { loggedModelSchema } from '../entities/logged-model.ts';
import { registeredModelSchema } from '../entities/registered-model.ts';
import { runSchema } from '../entities/run.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readManifest } from '../snapshot/read-snapshot.ts';
import { environment } from './environment.ts';
import { makeReport, type Report } from './report.ts';
import { parseVisible } from './visible-text.ts';

let report: Promise<Report> | undefined;

/** The report that this build publishes; made once, whoever asks first. */
export function getReport(): Promise<Report> {
  report ??= loadReport();
  return report;
}

type Name = 'experiments' | 'runs' | 'artifacts' | 'datasets' | 'loggedModels' | 'models' | 'diagnostics';

async function decode<Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
  parse: (json: string) => unknown = parseVisible,
): Promise<z.output<Schema>[]> {
  const entries = await getCollection(name);
  return entries.map(({ data }) => schema.parse(parse(data.json)));
}

async function loadReport(): Promise<Report> {
  const snapshot = {
    manifest: readManifest(environment.snapshotDir),
    experiments: await decode('experiments', experimentSchema),
    runs: await decode('runs', runSchema),
    // Paths of files must stay as they are on disk.
    artifacts: await decode('artifacts', artifactFolderSchema, JSON.parse),
    datasets: await decode('datasets', datasetSchema),
    loggedModels: await decode('loggedModels', loggedModelSchema),
    registeredModels: await decode('models', registeredModelSchema),
    diagnostics: await decode('diagnostics', diagnosticSchema),
  };
  return makeReport(snapshot, readSettings(environment.settingsFile));
}
