import type { Diagnostic } from '../entities/diagnostic.ts';
import { type Experiment, experimentSchema } from '../entities/experiment.ts';
import { type Manifest, manifestSchema, type Source, sourceSchema } from '../entities/manifest.ts';
import {
  type RegisteredModel,
  registeredModelSchema,
  type StoredRegisteredModel,
} from '../entities/registered-model.ts';
import { settingsSchema } from '../settings/settings.ts';
import { makeReport, type Report, type Snapshot } from '../site/report.ts';

const ZERO_COUNTS = Object.fromEntries(
  Object.keys(manifestSchema.shape.counts.shape).map((name) => [name, 0]),
);

/** A file store for tests, called as its id, with ten files. */
export function makeFileStore(id: string): Source {
  const files = [{ class: 'metric', files: 10, bytes: 100 }];
  return sourceSchema.parse({ id, kind: 'mlflow-file-store', label: id, files, rows: [] });
}

/** A database for tests, called `<id>.db`, with one artifact and twelve rows of which one was reported. */
export function makeDatabase(id: string): Source {
  return sourceSchema.parse({
    id,
    kind: 'mlflow-sqlite',
    label: `${id}.db`,
    files: [
      { class: 'artifact', files: 1, bytes: 7 },
      { class: 'database', files: 1, bytes: 4096 },
    ],
    rows: [
      { table: 'params', rows: 10, used: 9, reported: 1 },
      { table: 'runs', rows: 2, used: 2, reported: 0 },
    ],
  });
}

/** A manifest for tests: one source called `runs`, if no others are given, and nothing counted. */
export function makeManifest(sources: readonly Source[] = [makeFileStore('runs')]): Manifest {
  return manifestSchema.parse({
    format: 'runfolio-snapshot',
    version: 1,
    sources,
    counts: ZERO_COUNTS,
    collections: [],
    digest: '0'.repeat(64),
  });
}

/** The experiment that `makeRun` puts its runs into. */
export function makeExperiment(fields: Partial<Experiment> = {}): Experiment {
  const base = experimentSchema.parse({
    key: '1',
    sourceId: 'runs',
    experimentId: '1',
    name: 'flowers',
    lifecycleStage: 'active',
    tags: [],
    traces: [],
    incomplete: false,
  });
  return { ...base, ...fields };
}

type VersionFields = { version: string } & Partial<StoredRegisteredModel['versions'][number]>;

/** A registered model for tests; its aliases are those of its versions. */
export function makeModel(name: string, versions: readonly VersionFields[]): RegisteredModel {
  return registeredModelSchema.parse({
    key: name,
    sourceId: 'runs',
    name,
    kind: 'model',
    tags: [],
    aliases: versions.flatMap(({ version, aliases = [] }) => aliases.map((alias) => ({ alias, version }))),
    versions: versions.map((fields) => ({ stage: 'None', deleted: false, tags: [], aliases: [], ...fields })),
    incomplete: false,
  });
}

/** A report for tests, with the given parts and nothing else; its settings are the defaults but for the given ones. */
export function makeTestReport(parts: Partial<Snapshot>, settings: unknown = {}): Report {
  const empty: Snapshot = {
    manifest: makeManifest(),
    experiments: [makeExperiment()],
    runs: [],
    artifacts: [],
    datasets: [],
    loggedModels: [],
    registeredModels: [],
    diagnostics: [],
  };
  return makeReport({ ...empty, ...parts }, settingsSchema.parse(settings));
}

/** A diagnostic for tests. */
export function makeDiagnostic(fields: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'run-without-meta',
    severity: 'warning',
    what: 'What.',
    why: 'Why.',
    fix: 'Fix.',
    ...fields,
  };
}
