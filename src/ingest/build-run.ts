import type { StoredRun } from '../entities/run.ts';
import type { KeyValue } from '../entities/scalar.ts';
import { excerpt, type Problem } from '../store/problem.ts';
import type { RawRun } from '../store/run-store.ts';
import { fieldsOf } from './fields.ts';

/** Where a run stands in the report. */
export type RunPlace = { readonly sourceId: string; readonly experimentKey: string; readonly key: string };

/** A run without its history file, its artifacts and what only the whole store tells of it. */
export type RunDraft = Omit<StoredRun, 'parentKey' | 'artifacts' | 'datasets' | 'diagnostics' | 'history'>;

/** Orders pairs, metrics and the like by key, as text. */
export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** The value of a tag; empty counts as absent. */
export function tagValue(tags: readonly KeyValue[], key: string): string | undefined {
  return tags.find((tag) => tag.key === key)?.value || undefined;
}

type Compact<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Drops the fields that are undefined, so that absent stays absent in JSON and in types. */
export function compact<Fields extends object>(fields: Fields): Compact<Fields> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept as Compact<Fields>;
}

/** Turns the raw record of a run into the entity's JSON form. */
export function buildRun(raw: RawRun, place: RunPlace): { run: RunDraft; problems: readonly Problem[] } {
  const problems: Problem[] = [...raw.problems];
  const { metaPath } = raw;
  const fields = fieldsOf(raw.meta, metaPath, problems);
  const statedId = fields.text('run_id') ?? fields.text('run_uuid');
  checkIds(raw, statedId, fields.text('experiment_id'), metaPath, problems);

  const tags = [...raw.tags].sort(byKey);
  const tag = (key: string) => tagValue(tags, key);
  const userId = fields.text('user_id');
  const optional = compact({
    startTimeMs: fields.time('start_time'),
    endTimeMs: fields.time('end_time'),
    deletedTimeMs: fields.time('deleted_time'),
    user: tag('mlflow.user') ?? userId,
    userId,
    artifactUri: fields.text('artifact_uri'),
    parentRunId: tag('mlflow.parentRunId'),
    note: tag('mlflow.note.content'),
  });
  const run = {
    key: place.key,
    sourceId: place.sourceId,
    experimentKey: place.experimentKey,
    runId: raw.id,
    experimentId: raw.experimentId,
    name: fields.text('run_name') ?? tag('mlflow.runName') ?? fields.text('name') ?? '',
    status: fields.status('status'),
    lifecycleStage: fields.lifecycle('lifecycle_stage'),
    ...optional,
    codeSource: codeSourceOf(tag, fields.text('source_name'), fields.text('source_version')),
    params: [...raw.params].sort(byKey),
    tags,
    metrics: raw.metrics.map(({ summary }) => summary).sort(byKey),
    modelInputs: [...raw.modelInputs],
    modelOutputs: raw.modelOutputs.map(({ modelId, step }) =>
      step !== undefined && /^-?\d{1,15}$/.test(step) ? { modelId, step: Number(step) } : { modelId },
    ),
    incomplete: raw.meta === undefined,
  };
  return { run, problems };
}

/** Tags since MLflow 0.9; `source_name` and `source_version` of the meta file before. */
function codeSourceOf(
  tag: (key: string) => string | undefined,
  sourceName: string | undefined,
  sourceVersion: string | undefined,
): RunDraft['codeSource'] {
  const dirty = tag('mlflow.source.git.dirty');
  return compact({
    type: tag('mlflow.source.type'),
    name: tag('mlflow.source.name') ?? sourceName,
    commit: tag('mlflow.source.git.commit') ?? tag('mlflow.databricks.gitRepoCommit') ?? sourceVersion,
    branch: tag('mlflow.source.git.branch'),
    repoUrl: tag('mlflow.source.git.repoURL') ?? tag('mlflow.databricks.gitRepoUrl'),
    dirty: dirty === undefined ? undefined : dirty.toLowerCase() === 'true',
  });
}

/** The folder's name is the id; a meta file that says otherwise was copied or edited. */
function checkIds(
  raw: RawRun,
  runId: string | undefined,
  experimentId: string | undefined,
  path: string,
  problems: Problem[],
): void {
  if (raw.meta && runId === undefined) problems.push({ code: 'field-missing', path, key: 'run_id' });
  if (runId !== undefined && runId !== raw.id) {
    problems.push({ code: 'run-id-mismatch', path, key: 'run_id', found: excerpt(runId) });
  }
  if (experimentId !== undefined && experimentId !== raw.experimentId) {
    problems.push({
      code: 'run-experiment-mismatch',
      path,
      key: 'experiment_id',
      found: excerpt(experimentId),
    });
  }
}
