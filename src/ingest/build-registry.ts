import type { StoredRegisteredModel } from '../entities/registered-model.ts';
import { excerpt, type Problem } from '../store/problem.ts';
import type { RawModelVersion, RawRegisteredModel } from '../store/run-store.ts';
import { byKey, compact, tagValue } from './build-run.ts';
import { fieldsOf, workspaceOf } from './fields.ts';

/** Looks up what the registry refers to; undefined when it is not in the report. */
export type Lookup = {
  runKey(runId: string): string | undefined;
  loggedModelKey(modelId: string): string | undefined;
};

/** Where clients keep a description when they do not use the field. */
const NOTE = 'mlflow.note.content';

const LOGGED_MODEL_SOURCE = /^models:\/(m-[\w-]+)$/;

/** Turns the raw record of a registered model into the entity's JSON form. */
export function buildRegisteredModel(
  raw: RawRegisteredModel,
  place: { readonly sourceId: string; readonly key: string },
  lookup: Lookup,
): { model: StoredRegisteredModel; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const fields = fieldsOf(raw.meta, raw.metaPath, problems);
  const tags = [...raw.tags].sort(byKey);
  const isPrompt = tagValue(tags, 'mlflow.prompt.is_prompt')?.toLowerCase() === 'true';
  const aliases = [...raw.aliases].sort((a, b) => (a.alias < b.alias ? -1 : 1));
  for (const { alias, version } of aliases) {
    if (!raw.versions.some((known) => known.version === version)) {
      problems.push({
        code: 'alias-without-version',
        path: `${raw.folder}/aliases/${alias}`,
        key: alias,
        found: excerpt(version),
      });
    }
  }
  const versions = raw.versions
    .map((version) => buildVersion(version, aliases, lookup, problems))
    .sort((a, b) => Number(a.version) - Number(b.version) || (a.version < b.version ? -1 : 1));
  const model = {
    key: place.key,
    sourceId: place.sourceId,
    name: raw.name,
    kind: isPrompt ? ('prompt' as const) : ('model' as const),
    ...compact({
      description: fields.text('description') ?? tagValue(tags, NOTE),
      creationTimeMs: fields.time('creation_timestamp'),
      lastUpdatedTimeMs: fields.time('last_updated_timestamp'),
      workspace: workspaceOf(fields),
    }),
    tags,
    aliases,
    versions,
    incomplete: raw.meta === undefined,
  };
  return { model, problems };
}

function buildVersion(
  raw: RawModelVersion,
  aliases: readonly { alias: string; version: string }[],
  lookup: Lookup,
  problems: Problem[],
): StoredRegisteredModel['versions'][number] {
  const path = raw.metaPath;
  const fields = fieldsOf(raw.meta, path, problems);
  const stage = fields.text('current_stage') ?? 'None';
  const deleted = stage === 'Deleted_Internal';
  const source = fields.text('source');
  const runId = fields.text('run_id');
  const modelId = fields.text('model_id') ?? LOGGED_MODEL_SOURCE.exec(source ?? '')?.[1];
  const runKey = runId === undefined ? undefined : lookup.runKey(runId);
  if (runId !== undefined && runKey === undefined && !deleted) {
    problems.push({ code: 'model-version-run-missing', path, key: 'run_id', found: excerpt(runId) });
  }
  return {
    version: raw.version,
    stage,
    deleted,
    ...compact({
      creationTimeMs: fields.time('creation_timestamp'),
      lastUpdatedTimeMs: fields.time('last_updated_timestamp'),
      description: fields.text('description') ?? tagValue(raw.tags, NOTE),
      userId: fields.text('user_id'),
      source,
      storageLocation: fields.text('storage_location'),
      runId,
      runKey,
      runLink: fields.text('run_link'),
      status: fields.text('status'),
      statusMessage: fields.text('status_message'),
      modelId,
      loggedModelKey: modelId === undefined ? undefined : lookup.loggedModelKey(modelId),
    }),
    tags: [...raw.tags].sort(byKey),
    aliases: aliases.filter(({ version }) => version === raw.version).map(({ alias }) => alias),
  };
}
