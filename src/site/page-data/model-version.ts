import type { Experiment } from '../../entities/experiment.ts';
import type { LoggedModel, LoggedModelMetric } from '../../entities/logged-model.ts';
import type { ModelVersion, RegisteredModel } from '../../entities/registered-model.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { ModelFile, ModelSignature } from '../../previews/mlmodel.ts';
import { isReservedTag, modelLabel } from '../labels.ts';
import type { TocEntry } from '../page.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { type ArtifactPlace, artifactPlace } from './artifact-place.ts';
import {
  figuresOf,
  type MetricChange,
  metricChanges,
  type ParamChange,
  paramChanges,
} from './model-figures.ts';
import { filesOf, type ModelFiles, modelFileOf } from './model-files.ts';
import { experimentOf, liveVersions, loggedModelOf, type SourceRun, sourceRunOf } from './model-versions.ts';

export type ModelVersionPageData = {
  readonly model: RegisteredModel;
  readonly version: ModelVersion;
  readonly tags: readonly KeyValue[];
  readonly source: SourceRun;
  readonly experiment: Experiment | undefined;
  readonly logged: LoggedModel | undefined;
  /** Metrics of the logged model that were measured on a dataset. */
  readonly byDataset: readonly LoggedModelMetric[];
  readonly previous: ModelVersion | undefined;
  readonly next: ModelVersion | undefined;
  /** The version of another model that this one is a copy of. */
  readonly copiedFrom: { readonly label: string; readonly path: string } | undefined;
  /** Whether there are figures of the previous version to compare with. */
  readonly comparesPrevious: boolean;
  readonly metrics: readonly MetricChange[];
  readonly params: readonly ParamChange[];
  readonly files: ModelFiles | undefined;
  /** Where the files were recorded to be, when none of them was found. */
  readonly absent: ArtifactPlace | undefined;
  /** What the file `MLmodel` says, when it is there. */
  readonly file: ModelFile | undefined;
  /** Undefined when it declares nothing; `signatureNote` says why. */
  readonly signature: ModelSignature | undefined;
  readonly signatureNote: string;
  readonly figuresCaption: string;
  readonly figuresNote: string;
  readonly paramsCaption: string;
  readonly load: {
    readonly uri: string;
    readonly flavor: string | undefined;
    readonly others: readonly { readonly label: string; readonly uri: string }[];
  };
  /** Numbers of the tables of the page. */
  readonly tables: { readonly metrics: number; readonly byDataset: number; readonly params: number };
  readonly toc: readonly TocEntry[];
};

/** What the page of a model version shows. */
export function modelVersionPageData(
  report: Report,
  model: RegisteredModel,
  version: ModelVersion,
): ModelVersionPageData {
  const live = liveVersions(model);
  const place = live.findIndex((other) => other.version === version.version);
  const previous = live[place - 1];
  const own = figuresOf(report, version);
  const before = previous && figuresOf(report, previous);
  const experiment = experimentOf(report, version);
  const source = sourceRunOf(report, version);
  const logged = loggedModelOf(report, version);
  const byDataset = (logged?.metrics ?? []).filter(({ dataset }) => dataset !== undefined);
  const metrics = metricChanges(report, experiment, own, before);
  const params = paramChanges(own, before);
  const files = filesOf(report, version);
  const file = files && modelFileOf(report, files);
  const origin = source.kind === 'run' ? 'its run' : 'its logged model';
  const against = againstText(previous, before !== undefined);
  const tableOfDatasets = metrics.length > 0 ? 2 : 1;
  return {
    model,
    version,
    tags: version.tags.filter(({ key }) => !isReservedTag(key)),
    source,
    experiment,
    logged,
    byDataset,
    previous,
    next: live[place + 1],
    copiedFrom: copiedFrom(report, model, version),
    comparesPrevious: before !== undefined,
    metrics,
    params,
    files,
    absent: files ? undefined : artifactPlace('model', recordedAt(version, logged)),
    file,
    ...signatureOf(file),
    figuresCaption: `Metrics of ${origin}, the last value of each${against}.`,
    figuresNote: figuresNote(source),
    paramsCaption: `Params of ${origin}${against}${before ? '; what differs is heavy and comes first' : ''}.`,
    load: loadLines(model, version, logged, file),
    tables: {
      metrics: 1,
      byDataset: tableOfDatasets,
      params: (byDataset.length > 0 ? tableOfDatasets : tableOfDatasets - 1) + 1,
    },
    toc: [
      { id: 'model', title: 'Model' },
      { id: 'metrics', title: 'Metrics' },
      ...(params.length > 0 ? [{ id: 'params', title: 'Parameters' }] : []),
      ...(files ? [{ id: 'files', title: 'Files' }] : []),
    ],
  };
}

function recordedAt(
  { storageLocation, source }: ModelVersion,
  logged: LoggedModel | undefined,
): string | undefined {
  return logged?.artifactLocation ?? storageLocation ?? source;
}

function againstText(previous: ModelVersion | undefined, isKnown: boolean): string {
  if (!previous) return '';
  return isKnown
    ? `, against version ${previous.version}`
    : `; those of version ${previous.version} are not in this report`;
}

function figuresNote(source: SourceRun): string {
  switch (source.kind) {
    case 'run':
      return 'The source run logged no metric.';
    case 'missing':
      return 'The source run is not in this report, so its metrics and params are not known.';
    case 'left out':
      return 'The source run is deleted and left out of this report, and its metrics and params with it.';
    case 'unknown':
      return 'The registry names no source run, so there are no metrics and params to show.';
    default:
      return source satisfies never;
  }
}

function signatureOf(file: ModelFile | undefined): Pick<ModelVersionPageData, 'signature' | 'signatureNote'> {
  const signature = file?.signature;
  const isEmpty = ![signature?.inputs, signature?.outputs, signature?.params].some(
    (fields) => fields?.length,
  );
  return {
    signature: isEmpty ? undefined : signature,
    signatureNote: file
      ? 'The model was logged without one.'
      : 'Not known, as the file MLmodel is not among the files that were read.',
  };
}

const COPY = /^models:\/([^/]+)\/(\d+)$/;

function copiedFrom(
  report: Report,
  { sourceId, workspace }: RegisteredModel,
  version: ModelVersion,
): ModelVersionPageData['copiedFrom'] {
  const [, name, number = ''] = COPY.exec(version.source ?? '') ?? [];
  const origin = report.models.find(
    (model) => model.name === name && model.sourceId === sourceId && model.workspace === workspace,
  );
  if (!origin || !liveVersions(origin).some((other) => other.version === number)) return undefined;
  return { label: `${modelLabel(origin)} v${number}`, path: paths.modelVersion(origin.key, number) };
}

/** Flavors whose module in MLflow has a `load_model`; others are somebody's own. */
const BUILT_IN_FLAVORS = new Set(
  'catboost,h2o,keras,langchain,lightgbm,llama_index,onnx,paddle,pmdarima,prophet,pytorch,sentence_transformers,sklearn,spacy,spark,statsmodels,tensorflow,transformers,xgboost'.split(
    ',',
  ),
);

function loadLines(
  model: RegisteredModel,
  version: ModelVersion,
  logged: LoggedModel | undefined,
  file: ModelFile | undefined,
): ModelVersionPageData['load'] {
  const [alias] = version.aliases;
  const exact = `models:/${model.name}/${version.version}`;
  return {
    uri: alias === undefined ? exact : `models:/${model.name}@${alias}`,
    flavor: file?.flavors.map(({ name }) => name).find((name) => BUILT_IN_FLAVORS.has(name)),
    others: [
      ...(alias === undefined ? [] : [{ label: 'By number', uri: exact }]),
      ...(logged ? [{ label: 'As the logged model', uri: `models:/${logged.modelId}` }] : []),
    ],
  };
}
