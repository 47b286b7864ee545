import type { KeyValue } from '../../entities/scalar.ts';
import type { Problem } from '../problem.ts';
import { countRows, type RowCounts } from '../row-counts.ts';
import type { Meta, RawModelVersion, RawRegisteredModel, RawRegistry } from '../run-store.ts';
import { type Database, type Row, textOf } from './database.ts';
import { metaOfRow, pairOf } from './meta-of-row.ts';

const MODEL = {
  name: 'name',
  creation_timestamp: 'creation_time',
  last_updated_timestamp: 'last_updated_time',
  description: 'description',
  workspace: 'workspace',
};

const VERSION = {
  name: 'name',
  version: 'version',
  creation_timestamp: 'creation_time',
  last_updated_timestamp: 'last_updated_time',
  description: 'description',
  user_id: 'user_id',
  current_stage: 'current_stage',
  source: 'source',
  storage_location: 'storage_location',
  run_id: 'run_id',
  run_link: 'run_link',
  status: 'status',
  status_message: 'status_message',
  model_id: 'model_id',
};

type VersionParts = { meta: Meta | undefined; readonly tags: KeyValue[] };
type ModelParts = {
  readonly name: string;
  readonly workspace: string;
  meta: Meta | undefined;
  readonly tags: KeyValue[];
  readonly aliases: { readonly alias: string; readonly version: string }[];
  readonly versions: Map<string, VersionParts>;
};

/**
 * Reads registered models and prompts. A name is unique within its workspace. Rows that refer to a model or version
 * without a row of its own are shown under its name, as incomplete.
 */
export function readRegistry(database: Database, counts: RowCounts): RawRegistry {
  const models = new Map<string, ModelParts>();
  const modelOf = (row: Row): ModelParts => {
    const name = textOf(row['name']) ?? '';
    const workspace = textOf(row['workspace']) ?? 'default';
    const id = JSON.stringify([workspace, name]);
    let parts = models.get(id);
    if (!parts) {
      parts = { name, workspace, meta: undefined, tags: [], aliases: [], versions: new Map() };
      models.set(id, parts);
    }
    return parts;
  };
  const versionOf = (row: Row): VersionParts => {
    const { versions } = modelOf(row);
    const version = textOf(row['version']) ?? '';
    let parts = versions.get(version);
    if (!parts) {
      parts = { meta: undefined, tags: [] };
      versions.set(version, parts);
    }
    return parts;
  };
  const order = database.hasColumn('registered_models', 'workspace') ? 'workspace, name' : 'name';
  const read = (
    table: Parameters<Database['rows']>[0],
    columns: readonly string[],
    add: (row: Row) => void,
    tail = '',
  ) => {
    for (const row of database.rows(table, ['name', 'workspace', ...columns], { tail })) {
      add(row);
      countRows(counts, table, 1);
    }
  };
  read(
    'registered_models',
    Object.values(MODEL),
    (row) => {
      modelOf(row).meta = metaOfRow(row, MODEL);
    },
    `ORDER BY ${order}`,
  );
  read('registered_model_tags', ['key', 'value'], (row) => modelOf(row).tags.push(pairOf(row)));
  read('registered_model_aliases', ['alias', 'version'], (row) => {
    modelOf(row).aliases.push({ alias: textOf(row['alias']) ?? '', version: textOf(row['version']) ?? '' });
  });
  read('model_versions', Object.values(VERSION), (row) => {
    versionOf(row).meta = metaOfRow(row, VERSION);
  });
  read('model_version_tags', ['version', 'key', 'value'], (row) => versionOf(row).tags.push(pairOf(row)));

  const problems: Problem[] = [];
  const raw = [...models.values()].map((parts) => toModel(parts, problems));
  return { folder: 'registered_models', models: raw, problems, files: {} };
}

function toModel(parts: ModelParts, problems: Problem[]): RawRegisteredModel {
  const { name, workspace, meta, tags, aliases } = parts;
  const path = (table: string) =>
    workspace === 'default' ? `${table}/${name}` : `${table}/${workspace}/${name}`;
  const folder = path('registered_models');
  if (!meta) problems.push({ code: 'model-without-row', path: folder });
  const versions = [...parts.versions].map(([version, known]): RawModelVersion => {
    const versionPath = `${path('model_versions')}/${version}`;
    if (!known.meta) problems.push({ code: 'model-without-row', path: versionPath });
    return { version, folder: versionPath, metaPath: versionPath, ...known };
  });
  return { name, folder, metaPath: folder, meta, tags, aliases, versions };
}
