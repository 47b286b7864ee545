import type { KeyValue } from '../../entities/scalar.ts';
import type { Meta, RawModelVersion, RawRegisteredModel, RawRegistry } from '../run-store.ts';
import { ignorableKind } from './ignorable.ts';
import { metaPairs } from './meta-file.ts';
import { type FolderReader, openFolder } from './reader.ts';
import { join, type ScannedFile } from './scan-folder.ts';

type ModelParts = {
  meta: Meta | undefined;
  tags: KeyValue[];
  aliases: Map<string, string>;
  versions: Map<string, { meta: Meta | undefined; tags: KeyValue[] }>;
};

/** Reads `<root>/models`: per registered model `meta.yaml`, `tags/`, `aliases/` and `version-<n>/`. */
export function readRegistry(root: string): RawRegistry {
  const reader = openFolder(root, 'models');
  const models = new Map<string, ModelParts>();
  for (const file of reader.scan.files) {
    const [name = '', ...rest] = file.path.split('/');
    if (rest.length === 0 || ignorableKind(file.path)) {
      reader.leftOver(file);
      continue;
    }
    const parts = models.get(name) ?? { meta: undefined, tags: [], aliases: new Map(), versions: new Map() };
    models.set(name, parts);
    readModelFile(reader, file, rest, parts);
  }
  return {
    folder: 'models',
    models: [...models].map(([name, parts]) => toModel(reader, name, parts)),
    problems: reader.problems,
    files: reader.files,
  };
}

function readModelFile(reader: FolderReader, file: ScannedFile, rest: readonly string[], parts: ModelParts): void {
  const [top = '', ...below] = rest;
  const version = /^version-(.+)$/.exec(top)?.[1];
  if (below.length === 0 && top === 'meta.yaml') {
    reader.count('registered-model-meta', file);
    parts.meta = reader.meta(file);
  } else if (top === 'tags' && below.length > 0) {
    reader.count('registered-model-tag', file);
    const pair = reader.pair(below.join('/'), file);
    if (pair) parts.tags.push(pair);
  } else if (top === 'aliases' && below.length > 0) {
    reader.count('registered-model-alias', file);
    const pair = reader.pair(below.join('/'), file);
    if (pair) parts.aliases.set(pair.key, pair.value.trim());
  } else if (version !== undefined && below.length > 0) {
    const known = parts.versions.get(version) ?? { meta: undefined, tags: [] };
    parts.versions.set(version, known);
    if (below.join('/') === 'meta.yaml') {
      reader.count('model-version-meta', file);
      known.meta = reader.meta(file);
    } else if (below[0] === 'tags' && below.length > 1) {
      reader.count('model-version-tag', file);
      const pair = reader.pair(below.slice(1).join('/'), file);
      if (pair) known.tags.push(pair);
    } else {
      reader.leftOver(file);
    }
  } else {
    reader.leftOver(file);
  }
}

function toModel(reader: FolderReader, name: string, parts: ModelParts): RawRegisteredModel {
  const folder = join('models', name);
  if (!parts.meta) reader.problems.push({ code: 'model-without-meta', path: folder });
  // The alias files are what MLflow reads; the mapping in meta.yaml is a copy that some releases wrote.
  const aliases = new Map([...metaPairs(parts.meta, 'aliases'), ...parts.aliases]);
  const versions = [...parts.versions].flatMap(([version, { meta, tags }]): RawModelVersion[] => {
    if (meta) return [{ version, folder: join(folder, `version-${version}`), meta, tags }];
    reader.problems.push({ code: 'model-without-meta', path: join(folder, `version-${version}`) });
    return [];
  });
  return {
    name,
    folder,
    meta: parts.meta,
    tags: parts.tags,
    aliases: [...aliases].map(([alias, version]) => ({ alias, version })),
    versions,
  };
}
