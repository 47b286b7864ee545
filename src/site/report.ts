import { type PrimaryMetric, primaryMetric } from '../analysis/rank-runs.ts';
import type { ArtifactFolder } from '../entities/artifact.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { Diagnostic } from '../entities/diagnostic.ts';
import type { Experiment } from '../entities/experiment.ts';
import type {
  DatasetKey,
  ExperimentKey,
  LoggedModelKey,
  RegisteredModelKey,
  RunKey,
} from '../entities/ids.ts';
import type { LoggedModel } from '../entities/logged-model.ts';
import type { Manifest } from '../entities/manifest.ts';
import type { ModelVersion, RegisteredModel } from '../entities/registered-model.ts';
import type { Run } from '../entities/run.ts';
import { choosesAnything } from '../publish/choose-runs.ts';
import type { SettingPlaceOf } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { settingsDiagnostics } from './settings-diagnostics.ts';

/** Everything a snapshot holds, decoded. */
export type Snapshot = {
  readonly manifest: Manifest;
  readonly experiments: readonly Experiment[];
  readonly runs: readonly Run[];
  readonly artifacts: readonly ArtifactFolder[];
  readonly datasets: readonly Dataset[];
  readonly loggedModels: readonly LoggedModel[];
  readonly registeredModels: readonly RegisteredModel[];
  readonly diagnostics: readonly Diagnostic[];
};

export type VersionOfModel = { readonly model: RegisteredModel; readonly version: ModelVersion };

/** What is published, with the ways between its parts. Built once per build; pages only look things up. */
export type Report = Snapshot & {
  /** Those of the snapshot that are about what is published, then those of the settings, which have no source. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the settings name that is not there, also where the site does not say so. */
  readonly settingProblems: readonly Diagnostic[];
  readonly settings: Settings;
  readonly experimentByKey: ReadonlyMap<ExperimentKey, Experiment>;
  readonly runByKey: ReadonlyMap<RunKey, Run>;
  readonly runsByExperiment: ReadonlyMap<ExperimentKey, readonly Run[]>;
  readonly childrenByRun: ReadonlyMap<RunKey, readonly Run[]>;
  readonly datasetByKey: ReadonlyMap<DatasetKey, Dataset>;
  readonly loggedModelByKey: ReadonlyMap<LoggedModelKey, LoggedModel>;
  /** Logged models by the run that logged them. */
  readonly loggedModelsByRun: ReadonlyMap<RunKey, readonly LoggedModel[]>;
  readonly loggedModelsByExperiment: ReadonlyMap<ExperimentKey, readonly LoggedModel[]>;
  /** Artifact folders by the key of their run or logged model. */
  readonly artifactsByOwner: ReadonlyMap<string, ArtifactFolder>;
  readonly models: readonly RegisteredModel[];
  readonly prompts: readonly RegisteredModel[];
  readonly modelByKey: ReadonlyMap<RegisteredModelKey, RegisteredModel>;
  readonly versionsByRun: ReadonlyMap<RunKey, readonly VersionOfModel[]>;
  readonly diagnosticsByRun: ReadonlyMap<RunKey, readonly Diagnostic[]>;
  /** The metric that ranks an experiment's runs; experiments where none is known are absent. */
  readonly primaryMetricByExperiment: ReadonlyMap<ExperimentKey, PrimaryMetric>;
  /** Counts of what the settings leave out. */
  readonly leftOut: { readonly experiments: number; readonly runs: number };
};

function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function indexBy<Item extends { readonly key: unknown }>(items: readonly Item[]): Map<Item['key'], Item> {
  return new Map(items.map((item) => [item.key, item]));
}

/** Deleted experiments take their runs, models and datasets along. */
function publishedPart(snapshot: Snapshot, settings: Settings): Snapshot {
  if (settings.includeDeleted) return snapshot;
  const isActive = (item: { lifecycleStage: string }) => item.lifecycleStage === 'active';
  const experiments = snapshot.experiments.filter(isActive);
  const published = new Set(experiments.map(({ key }) => key));
  const inPublished = (item: { experimentKey: ExperimentKey }) => published.has(item.experimentKey);
  const runs = snapshot.runs.filter((run) => isActive(run) && inPublished(run));
  const loggedModels = snapshot.loggedModels.filter((model) => isActive(model) && inPublished(model));
  const owners = new Set<string>([...runs, ...loggedModels].map(({ key }) => key));
  return {
    ...snapshot,
    experiments,
    runs,
    loggedModels,
    datasets: snapshot.datasets.filter(inPublished),
    artifacts: snapshot.artifacts.filter(({ ownerKey }) => owners.has(ownerKey)),
    diagnostics: snapshot.diagnostics.filter(isAboutPublished(published, runs)),
  };
}

/** What is said of a deleted run or experiment quotes its names and values. */
function isAboutPublished(
  experiments: ReadonlySet<ExperimentKey>,
  runs: readonly Run[],
): (diagnostic: Diagnostic) => boolean {
  const keys = new Set(runs.map(({ key }) => key));
  return ({ runKey, experimentKey }) =>
    (runKey === undefined || keys.has(runKey)) &&
    (experimentKey === undefined || experiments.has(experimentKey));
}

function versionsWithRun(models: readonly RegisteredModel[]): { runKey: RunKey; entry: VersionOfModel }[] {
  return models.flatMap((model) =>
    model.versions.flatMap((version) => {
      const runKey = version.runKey;
      return runKey && !version.deleted ? [{ runKey, entry: { model, version } }] : [];
    }),
  );
}

function primaryMetrics(
  experiments: readonly Experiment[],
  runsByExperiment: ReadonlyMap<ExperimentKey, readonly Run[]>,
  settings: Settings,
): ReadonlyMap<ExperimentKey, PrimaryMetric> {
  const metrics = new Map<ExperimentKey, PrimaryMetric>();
  for (const experiment of experiments) {
    const metric = primaryMetric(runsByExperiment.get(experiment.key) ?? [], settings, experiment);
    if (metric) metrics.set(experiment.key, metric);
  }
  return metrics;
}

/**
 * Makes the report of a snapshot: leaves out what is not to be published and connects the rest.
 *
 * @param placeOf says where settings stand that name nothing.
 */
export function makeReport(
  snapshot: Snapshot,
  settings: Settings,
  placeOf: SettingPlaceOf = () => undefined,
): Report {
  const part = publishedPart(snapshot, settings);
  const deleted = snapshot.experiments.filter((experiment) => !part.experiments.includes(experiment));
  const models = part.registeredModels.filter(({ kind }) => kind === 'model');
  const versions = groupBy(versionsWithRun(models), ({ runKey }) => runKey);
  const runsByExperiment = groupBy(part.runs, ({ experimentKey }) => experimentKey);
  const settingProblems = settingsDiagnostics(settings, { ...part, deleted }, placeOf);
  return {
    ...part,
    // Settings may name a run or experiment that they leave out.
    diagnostics: choosesAnything(settings.publish)
      ? part.diagnostics
      : [...part.diagnostics, ...settingProblems],
    settingProblems,
    settings,
    experimentByKey: indexBy(part.experiments),
    runByKey: indexBy(part.runs),
    runsByExperiment,
    childrenByRun: groupBy(part.runs, ({ parentKey }) => parentKey),
    datasetByKey: indexBy(part.datasets),
    loggedModelByKey: indexBy(part.loggedModels),
    loggedModelsByRun: groupBy(part.loggedModels, ({ sourceRunKey }) => sourceRunKey),
    loggedModelsByExperiment: groupBy(part.loggedModels, ({ experimentKey }) => experimentKey),
    artifactsByOwner: new Map(part.artifacts.map((folder) => [folder.ownerKey, folder])),
    models,
    prompts: part.registeredModels.filter(({ kind }) => kind === 'prompt'),
    modelByKey: indexBy(part.registeredModels),
    versionsByRun: new Map([...versions].map(([key, group]) => [key, group.map(({ entry }) => entry)])),
    diagnosticsByRun: groupBy(part.diagnostics, ({ runKey }) => runKey),
    primaryMetricByExperiment: primaryMetrics(part.experiments, runsByExperiment, settings),
    leftOut: {
      experiments: snapshot.experiments.length - part.experiments.length,
      runs: snapshot.runs.length - part.runs.length,
    },
  };
}
