import type { StoredArtifactFolder } from '../entities/artifact.ts';
import type { StoredDataset } from '../entities/dataset.ts';
import type { StoredDiagnostic } from '../entities/diagnostic.ts';
import type { StoredExperiment } from '../entities/experiment.ts';
import type { StoredLoggedModel } from '../entities/logged-model.ts';
import type { CollectionName, Manifest } from '../entities/manifest.ts';
import type { StoredRegisteredModel } from '../entities/registered-model.ts';
import type { StoredRun } from '../entities/run.ts';
import type { PublishSettings } from '../settings/publish-setting.ts';
import { locationName, readLocations, writeLocations } from '../snapshot/locations.ts';
import { readEntities, readManifest, resolveSnapshotDir } from '../snapshot/read-snapshot.ts';
import { openSnapshotWriter, takeOverHistory } from '../snapshot/write-snapshot.ts';
import type { RunChoice } from './choose-runs.ts';
import { isChosenDiagnostic } from './chosen-diagnostics.ts';
import {
  type Chosen,
  chosenExperiment,
  chosenLoggedModel,
  chosenRegisteredModel,
  chosenRun,
  datasetsOf,
  isChosenFolder,
  isChosenLoggedModel,
} from './chosen-parts.ts';

/**
 * Writes a snapshot of what is published alone. A site that is built from it cannot hold anything of what was left out,
 * whatever page or file it makes.
 *
 * @param from the whole snapshot, which is only read.
 * @param to a folder that does not exist yet.
 */
export function writeChosenSnapshot(
  from: string,
  to: string,
  choice: RunChoice,
  publish: PublishSettings,
): void {
  const parts = chosenParts(from, choice, publish);
  const { sources } = readManifest(from);
  const used = new Set<string>(parts.experiments.map(({ sourceId }) => sourceId));
  for (const { sourceId } of parts.models) used.add(sourceId);
  const whole = resolveSnapshotDir(from);
  const writer = openSnapshotWriter(to);
  try {
    const write = (name: CollectionName, entities: readonly unknown[]) =>
      writer.writeCollection(
        name,
        entities.map((entity) => JSON.stringify(entity)),
      );
    write('experiments', parts.experiments);
    write('runs', parts.runs);
    write('artifacts', parts.folders);
    write('datasets', parts.datasets);
    write('logged-models', parts.loggedModels);
    write('registered-models', parts.models);
    write('diagnostics', parts.diagnostics);
    for (const { key, history } of parts.runs) if (history) takeOverHistory(whole, writer.dir, key);
    writer.commit({
      // How many files and rows there are would tell of what was left out.
      sources: sources.filter(({ id }) => used.has(id)).map((source) => ({ ...source, files: [], rows: [] })),
      counts: countsOf(parts),
      kept: [],
      read: 1,
    });
  } catch (error) {
    writer.abort();
    throw error;
  }
  writeLocations(to, locationsOf(from, parts.folders));
}

type Parts = {
  readonly experiments: readonly StoredExperiment[];
  readonly runs: readonly StoredRun[];
  readonly folders: readonly StoredArtifactFolder[];
  readonly datasets: readonly StoredDataset[];
  readonly loggedModels: readonly StoredLoggedModel[];
  readonly models: readonly StoredRegisteredModel[];
  readonly diagnostics: readonly StoredDiagnostic[];
};

function chosenParts(from: string, { experiments, runs }: RunChoice, publish: PublishSettings): Parts {
  const read = <Entity>(name: CollectionName) => [...readEntities<Entity>(from, name)];
  const published: StoredRun[] = [];
  const ids = idsBySide();
  for (const run of readEntities<StoredRun>(from, 'runs')) {
    const isIn = runs.has(run.key);
    ids.add(isIn, run.sourceId, run.runId);
    if (isIn) published.push(run);
  }
  const partly = { experiments, runs, publish, isOutside: ids.isOutside };
  const allModels = read<StoredLoggedModel>('logged-models');
  const loggedModels = allModels.filter((model) => isChosenLoggedModel(model, partly));
  const modelKeys = new Set<string>(loggedModels.map(({ key }) => key));
  for (const { key, sourceId, modelId } of allModels) ids.add(modelKeys.has(key), sourceId, modelId);
  const chosen: Chosen = { ...partly, loggedModels: modelKeys };

  const bareRuns = published.map((run) => chosenRun(run, chosen));
  const withoutParent = new Set<string>(
    published.flatMap((run, index) =>
      run.parentRunId !== undefined && bareRuns[index]?.parentRunId === undefined ? [run.key] : [],
    ),
  );
  const wholeModels = new Set<string>();
  const models = read<StoredRegisteredModel>('registered-models').flatMap((model) => {
    const kept = chosenRegisteredModel(model, chosen);
    if (kept?.versions.length === model.versions.length) wholeModels.add(model.key);
    return kept ?? [];
  });
  const diagnostics = read<StoredDiagnostic>('diagnostics').filter((diagnostic) =>
    isChosenDiagnostic(diagnostic, { runs, wholeModels, withoutParent }),
  );
  const problems = Map.groupBy(diagnostics, ({ runKey }) => runKey);
  const datasetKeys = datasetsOf(published);
  return {
    experiments: read<StoredExperiment>('experiments')
      .filter(({ key }) => experiments.has(key))
      .map((experiment) => chosenExperiment(experiment, chosen)),
    runs: bareRuns.map((run) => ({ ...run, diagnostics: problems.get(run.key)?.length ?? 0 })),
    folders: read<StoredArtifactFolder>('artifacts').filter((folder) => isChosenFolder(folder, chosen)),
    datasets: read<StoredDataset>('datasets').filter(({ key }) => datasetKeys.has(key)),
    loggedModels: loggedModels.map((model) => chosenLoggedModel(model, chosen)),
    models,
    diagnostics,
  };
}

/** Gathers the ids of what is published and of what is not; of the same id in both, it is published. */
function idsBySide() {
  const inside = new Set<string>();
  const outside = new Set<string>();
  const nameOf = (sourceId: string, id: string) => `${sourceId} ${id}`;
  return {
    add: (isIn: boolean, sourceId: string, id: string) => {
      (isIn ? inside : outside).add(nameOf(sourceId, id));
    },
    isOutside: (sourceId: string, id: string | undefined) =>
      id !== undefined && outside.has(nameOf(sourceId, id)) && !inside.has(nameOf(sourceId, id)),
  };
}

function countsOf(parts: Parts): Manifest['counts'] {
  const sum = <Item>(items: readonly Item[], sizeOf: (item: Item) => number) =>
    items.reduce((total, item) => total + sizeOf(item), 0);
  const ofSeverity = (wanted: StoredDiagnostic['severity']) =>
    parts.diagnostics.filter(({ severity }) => severity === wanted).length;
  return {
    experiments: parts.experiments.length,
    runs: parts.runs.length,
    metrics: sum(parts.runs, ({ metrics }) => metrics.length),
    points: sum(parts.runs, ({ metrics }) => sum(metrics, ({ points }) => points)),
    params: sum(parts.runs, ({ params }) => params.length),
    tags: sum(parts.runs, ({ tags }) => tags.length),
    artifacts: sum(parts.folders, ({ files }) => files.length),
    datasets: parts.datasets.length,
    loggedModels: parts.loggedModels.length,
    registeredModels: parts.models.length,
    modelVersions: sum(parts.models, ({ versions }) => versions.filter(({ deleted }) => !deleted).length),
    traces: 0,
    errors: ofSeverity('error'),
    warnings: ofSeverity('warning'),
    infos: ofSeverity('info'),
  };
}

/** Only the folders that published artifacts lie in. */
function locationsOf(from: string, folders: readonly StoredArtifactFolder[]): ReadonlyMap<string, string> {
  const names = new Set(folders.map(({ sourceId, location }) => locationName(sourceId, location)));
  return new Map([...readLocations(from)].filter(([name]) => names.has(name)));
}
