import { compareText } from '../../analysis/order.ts';
import type { RegisteredModel } from '../../entities/registered-model.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import { markdownText } from '../../previews/markdown-text.ts';
import { isReservedTag } from '../labels.ts';
import type { Report } from '../report.ts';
import { liveVersions, type MainMetric, type VersionRow, versionsData } from './model-versions.ts';

export type ModelRow = {
  readonly model: RegisteredModel;
  readonly versions: number;
  readonly latest: VersionRow | undefined;
  /** The version whose metric is shown: the champion or the one in Production, else the latest. */
  readonly headline: VersionRow | undefined;
  readonly metric: MainMetric | undefined;
  readonly stages: readonly { readonly stage: string; readonly version: string }[];
  readonly lastModifiedMs: number | undefined;
  readonly tags: readonly KeyValue[];
  readonly description: string;
};

export type PromptRow = {
  readonly prompt: RegisteredModel;
  readonly versions: number;
  readonly latest: string | undefined;
  readonly lastModifiedMs: number | undefined;
  readonly description: string;
  /** The template of the latest version, as logged; absent in stores of other shape. */
  readonly text: string | undefined;
};

export type ModelListData = { readonly models: readonly ModelRow[]; readonly prompts: readonly PromptRow[] };

/** What the list of the registry shows. Prompts are registered models to MLflow, but nothing that can be loaded. */
export function modelListData(report: Report): ModelListData {
  const byName = (a: RegisteredModel, b: RegisteredModel) =>
    compareText(a.name, b.name) || compareText(a.key, b.key);
  return {
    models: [...report.models].sort(byName).map((model) => modelRow(report, model)),
    prompts: [...report.prompts].sort(byName).map(promptRow),
  };
}

function modelRow(report: Report, model: RegisteredModel): ModelRow {
  const { rows, metric } = versionsData(report, model);
  const [latest] = rows;
  return {
    model,
    versions: rows.length,
    latest,
    headline: rows.find(({ isReference }) => isReference) ?? latest,
    metric,
    stages: rows.flatMap(({ version: { stage, version } }) => (stage === 'None' ? [] : [{ stage, version }])),
    lastModifiedMs: lastModifiedMs(model),
    tags: model.tags.filter(({ key }) => !isReservedTag(key)),
    description: markdownText(model.description ?? ''),
  };
}

function promptRow(prompt: RegisteredModel): PromptRow {
  const versions = liveVersions(prompt);
  const latest = versions.at(-1);
  return {
    prompt,
    versions: versions.length,
    latest: latest?.version,
    lastModifiedMs: lastModifiedMs(prompt),
    description: markdownText(prompt.description ?? ''),
    text: latest?.tags.find(({ key }) => key === 'mlflow.prompt.text')?.value,
  };
}

/** MLflow does not touch the model's own time when only a version changes. */
export function lastModifiedMs(model: RegisteredModel): number | undefined {
  const times = [model, ...model.versions].flatMap(({ lastUpdatedTimeMs }) => lastUpdatedTimeMs ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}
