import type { DatasetInput, StoredRun } from '../entities/run.ts';
import type { KeyValue } from '../entities/scalar.ts';
import type { Problem } from '../store/problem.ts';
import type { RawRun } from '../store/run-store.ts';
import { fieldsOf } from './fields.ts';

/** What a run needs to know of its experiment. */
export type RunContext = {
  readonly sourceId: string;
  readonly experimentKey: string;
  /** Dataset id → the dataset's record. */
  readonly datasets: ReadonlyMap<
    string,
    Omit<DatasetInput, 'context' | 'datasetKey'> & { readonly datasetKey: string }
  >;
  /** Prefix of keys: empty for the first source. */
  readonly keyPrefix: string;
};

/** A run before anything outside its folder is known: its parent's key and the number of its diagnostics. */
export type RunDraft = Omit<StoredRun, 'parentKey' | 'diagnostics' | 'history'>;

export function byKey(a: KeyValue, b: KeyValue): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** The value of a tag; empty counts as absent. */
export function tagValue(tags: readonly KeyValue[], key: string): string | undefined {
  return tags.find((tag) => tag.key === key)?.value || undefined;
}

type Compact<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Drops the fields that are undefined, so that absent stays absent in JSON and in types. */
export function compact<Fields extends object>(fields: Fields): Compact<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Compact<Fields>;
}

/** Turns the raw record of a run into the entity's JSON form. */
export function buildRun(raw: RawRun, context: RunContext): { run: RunDraft; problems: readonly Problem[] } {
  const problems: Problem[] = [...raw.problems];
  const metaPath = `${raw.folder}/meta.yaml`;
  const fields = fieldsOf(raw.meta, metaPath, problems);
  checkIds(
    raw,
    fields.text('run_id') ?? fields.text('run_uuid'),
    fields.text('experiment_id'),
    metaPath,
    problems,
  );

  const tags = [...raw.tags].sort(byKey);
  const tag = (key: string) => tagValue(tags, key);
  const dirty = tag('mlflow.source.git.dirty');
  const optional = compact({
    startTimeMs: fields.time('start_time'),
    endTimeMs: fields.time('end_time'),
    deletedTimeMs: fields.time('deleted_time'),
    user: tag('mlflow.user') ?? fields.text('user_id'),
    userId: fields.text('user_id'),
    artifactUri: fields.text('artifact_uri'),
    parentRunId: tag('mlflow.parentRunId'),
    note: tag('mlflow.note.content'),
  });
  const run = {
    key: context.keyPrefix + raw.id,
    sourceId: context.sourceId,
    experimentKey: context.experimentKey,
    runId: raw.id,
    experimentId: raw.experimentId,
    name: fields.text('run_name') ?? tag('mlflow.runName') ?? fields.text('name') ?? '',
    status: fields.status('status'),
    lifecycleStage: fields.lifecycle('lifecycle_stage'),
    ...optional,
    codeSource: compact({
      type: tag('mlflow.source.type'),
      name: tag('mlflow.source.name') ?? fields.text('source_name'),
      commit: tag('mlflow.source.git.commit') ?? fields.text('source_version'),
      branch: tag('mlflow.source.git.branch'),
      repoUrl: tag('mlflow.source.git.repoURL'),
      dirty: dirty === undefined ? undefined : dirty.toLowerCase() === 'true',
    }),
    params: [...raw.params].sort(byKey),
    tags,
    metrics: raw.metrics.map(({ summary }) => summary).sort((a, b) => (a.key < b.key ? -1 : 1)),
    datasets: datasetInputs(raw, context, problems),
    modelInputs: [...raw.modelInputs],
    modelOutputs: raw.modelOutputs.map(({ modelId, step }) =>
      step !== undefined && /^-?\d{1,15}$/.test(step) ? { modelId, step: Number(step) } : { modelId },
    ),
    artifacts: {
      files: raw.artifacts.length,
      bytes: raw.artifacts.reduce((sum, { size }) => sum + size, 0),
    },
    incomplete: raw.meta === undefined,
  };
  return { run, problems };
}

/** The folder's name is the id; a meta file that says otherwise was copied or edited. */
function checkIds(
  raw: RawRun,
  runId: string | undefined,
  experimentId: string | undefined,
  path: string,
  problems: Problem[],
): void {
  if (runId !== undefined && runId !== raw.id)
    problems.push({ code: 'run-id-mismatch', path, key: 'run_id', found: runId.slice(0, 80) });
  if (experimentId !== undefined && experimentId !== raw.experimentId) {
    problems.push({
      code: 'run-experiment-mismatch',
      path,
      key: 'experiment_id',
      found: experimentId.slice(0, 80),
    });
  }
}

function datasetInputs(raw: RawRun, context: RunContext, problems: Problem[]) {
  return raw.datasetInputs
    .flatMap(({ datasetId, context: use }) => {
      const dataset = context.datasets.get(datasetId);
      if (dataset) return [{ ...dataset, ...compact({ context: use }) }];
      problems.push({ code: 'dataset-missing', path: `${raw.folder}/inputs`, key: datasetId });
      return [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.digest < b.digest ? -1 : 1));
}
