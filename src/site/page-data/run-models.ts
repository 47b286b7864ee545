import type { ArtifactFolder } from '../../entities/artifact.ts';
import type { LoggedModel } from '../../entities/logged-model.ts';
import type { Run } from '../../entities/run.ts';
import { decodeText } from '../../previews/decode-text.ts';
import { type ModelFile, parseModelFile } from '../../previews/mlmodel.ts';
import { artifactSource } from '../artifact-source.ts';
import { cut, formatBytes } from '../format.ts';
import { type Figure, figure } from '../metric-display.ts';
import type { Report, VersionOfModel } from '../report.ts';
import { visibleText } from '../visible-text.ts';
import { type ArtifactPlace, artifactPlace } from './artifact-place.ts';

/** One model that a run logged: a logged model of MLflow 3, or a folder with `MLmodel` among the artifacts. */
export type RunModel = {
  readonly name: string;
  readonly logged: LoggedModel | undefined;
  readonly file: ModelFile | undefined;
  readonly size: string | undefined;
  /** Beginning of the input example, as it was saved. */
  readonly inputExample: string | undefined;
  readonly versions: readonly VersionOfModel[];
  /** URIs that load this model, the most lasting one first. */
  readonly uris: readonly string[];
  readonly metrics: readonly ModelMetricRow[];
  readonly metricsLeft: number;
  /** Key of the artifact folder that holds only this model. */
  readonly ownArtifacts: string | undefined;
  /** Where its files were recorded to be, when none of them was found. */
  readonly absent: ArtifactPlace | undefined;
};

/** Values of one metric of a logged model; MLflow 3 measures it per dataset. */
export type ModelMetricRow = { readonly key: string; readonly dataset: string; readonly value: Figure };

export type RunModels = { readonly models: readonly RunModel[]; readonly left: number };

const MOST_MODELS = 3;
const MOST_METRICS = 12;
const MLMODEL_BYTES = 200_000;
const EXAMPLE_BYTES = 4000;
const EXAMPLE_CHARACTERS = 600;

type Place = { readonly folder: ArtifactFolder; readonly directory: string };

/** The models of a run with what their `MLmodel` files say. */
export function runModels(run: Run, report: Report): RunModels {
  const versions = report.versionsByRun.get(run.key) ?? [];
  const logged = report.loggedModelsByRun.get(run.key) ?? [];
  const folder = report.artifactsByOwner.get(run.key);
  const directories = folder ? modelDirectories(folder) : [];
  const elsewhere = versions.filter(
    (entry) =>
      !logged.some((model) => isVersionOf(model, entry)) &&
      !directories.some((directory) => isVersionIn(directory, entry)),
  );
  const makers = [
    ...logged.map((model) => () => loggedModel(model, run, report, versions)),
    ...directories.map((directory) => () => artifactModel(directory, folder, run, versions)),
    ...elsewhere.map((entry) => () => registeredModel(entry)),
  ];
  return {
    models: makers.slice(0, MOST_MODELS).map((make) => make()),
    left: Math.max(0, makers.length - MOST_MODELS),
  };
}

/** Folders that hold a file `MLmodel`; `''` is the artifact folder itself. */
function modelDirectories(folder: ArtifactFolder): readonly string[] {
  return folder.files.flatMap(({ path }) => {
    if (path === 'MLmodel') return [''];
    return path.endsWith('/MLmodel') ? [path.slice(0, -'/MLmodel'.length)] : [];
  });
}

function isVersionOf(model: LoggedModel, { version }: VersionOfModel): boolean {
  if (version.loggedModelKey !== undefined) return version.loggedModelKey === model.key;
  return version.source?.endsWith(`/${model.name}`) ?? false;
}

function isVersionIn(directory: string, { version }: VersionOfModel): boolean {
  return directory !== '' && (version.source?.endsWith(`/${directory}`) ?? false);
}

/** A version whose files are not in the store: it can still be loaded from where it was registered. */
function registeredModel(entry: VersionOfModel): RunModel {
  return {
    name: entry.model.name,
    logged: undefined,
    ...read(undefined),
    versions: [entry],
    uris: versionUris([entry]),
    metrics: [],
    metricsLeft: 0,
    ownArtifacts: undefined,
    absent: artifactPlace('model', entry.version.storageLocation ?? entry.version.source),
  };
}

function loggedModel(
  model: LoggedModel,
  run: Run,
  report: Report,
  versions: readonly VersionOfModel[],
): RunModel {
  const folder = report.artifactsByOwner.get(model.key);
  const own = versions.filter((entry) => isVersionOf(model, entry));
  const metrics = model.metrics.map(({ key, value, dataset }) => ({
    key,
    dataset: dataset?.name ?? '',
    value: figure(value),
  }));
  return {
    name: model.name,
    logged: model,
    ...read(folder && { folder, directory: '' }),
    versions: own,
    uris: [...versionUris(own), `models:/${model.modelId}`, `runs:/${run.runId}/${model.name}`],
    metrics: metrics.slice(0, MOST_METRICS),
    metricsLeft: Math.max(0, metrics.length - MOST_METRICS),
    ownArtifacts: folder && model.key,
    absent: folder ? undefined : artifactPlace('model', model.artifactLocation),
  };
}

function artifactModel(
  directory: string,
  folder: ArtifactFolder | undefined,
  run: Run,
  versions: readonly VersionOfModel[],
): RunModel {
  const own = versions.filter((entry) => isVersionIn(directory, entry));
  return {
    name: visibleText(directory || 'model'),
    logged: undefined,
    ...read(folder && { folder, directory }),
    versions: own,
    uris: [...versionUris(own), `runs:/${run.runId}/${visibleText(directory)}`],
    metrics: [],
    metricsLeft: 0,
    ownArtifacts: undefined,
    absent: undefined,
  };
}

/** By alias where there is one, as that is what should be deployed; by number too, as that never moves. */
function versionUris(versions: readonly VersionOfModel[]): readonly string[] {
  return versions.flatMap(({ model, version }) => [
    ...version.aliases.slice(0, 2).map((alias) => `models:/${model.name}@${alias}`),
    `models:/${model.name}/${version.version}`,
  ]);
}

/** What the files of a model say; nothing of it when they are not there. */
function read(place: Place | undefined): Pick<RunModel, 'file' | 'size' | 'inputExample'> {
  const text = place && textOf(place, 'MLmodel', MLMODEL_BYTES);
  const file = text === undefined ? undefined : parseModelFile(visibleText(text));
  const bytes = file?.sizeBytes ?? (place && sizeOf(place));
  const example = place && file?.inputExample && textOf(place, file.inputExample, EXAMPLE_BYTES);
  return {
    file,
    size: bytes === undefined ? undefined : formatBytes(bytes),
    inputExample: example ? visibleText(cut(example.trim(), EXAMPLE_CHARACTERS)) : undefined,
  };
}

function inDirectory(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

function sizeOf({ folder, directory }: Place): number {
  const prefix = inDirectory(directory, '');
  return folder.files.reduce((sum, { path, size }) => (path.startsWith(prefix) ? sum + size : sum), 0);
}

function textOf({ folder, directory }: Place, name: string, most: number): string | undefined {
  const wanted = inDirectory(directory, name);
  const found = folder.files.find(({ path }) => path === wanted);
  if (!found) return undefined;
  const bytes = artifactSource(folder, found.path, found.size).read(0, most);
  return bytes.length === 0 ? undefined : decodeText(bytes, found.size > most)?.text;
}
