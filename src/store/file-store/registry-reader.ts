import type { KeyValue } from '../../entities/scalar.ts';
import type { Problem } from '../problem.ts';
import type { Meta, RawModelVersion, RawRegisteredModel, RawRegistry } from '../run-store.ts';
import { foldUnclaimed } from './fold-unclaimed.ts';
import { fakeKeyKind } from './ignorable.ts';
import { metaPairs } from './meta-file.ts';
import { type FolderReader, openFolder } from './reader.ts';
import { type FoundFile, join } from './scan-folder.ts';

type Versions = Map<string, { meta: Meta | undefined; readonly tags: KeyValue[] }>;

type Parts = {
  meta: Meta | undefined;
  readonly tags: KeyValue[];
  readonly aliases: Map<string, string>;
  readonly versions: Versions;
};

/** Reads `<root>/models`: per registered model `meta.yaml`, `tags/`, `aliases/` and `version-<n>/`. */
export function readRegistry(root: string): RawRegistry {
  const reader = openFolder(root, 'models');
  const models = new Map<string, Parts>();
  const folders = new Set<string>();
  for (const file of reader.files) {
    const slash = file.path.indexOf('/');
    if (slash < 0) {
      // A file beside the models belongs to none of them.
      reader.leftOver(file);
      continue;
    }
    const name = file.path.slice(0, slash);
    folders.add(name);
    const parts = models.get(name) ?? { meta: undefined, tags: [], aliases: new Map(), versions: new Map() };
    if (readPart(reader, file, file.path.slice(slash + 1), parts)) models.set(name, parts);
  }
  const registered = [...models].map(([name, parts]) => toModel(reader, name, parts));
  let problems: readonly Problem[] = reader.problems;
  for (const name of folders) if (!models.has(name)) problems = foldUnclaimed(problems, join('models', name));
  return { folder: 'models', models: registered, problems, files: reader.counts };
}

/** Reads one file of a model's folder; false when it tells nothing of a registered model. */
function readPart(reader: FolderReader, file: FoundFile, path: string, parts: Parts): boolean {
  const [top = '', ...rest] = path.split('/');
  const below = rest.join('/');
  const version = /^version-(.+)$/.exec(top)?.[1];
  if (path === 'meta.yaml') {
    parts.meta = reader.meta(file, 'registered-model-meta');
  } else if (top === 'tags' && below !== '' && !fakeKeyKind(below)) {
    const pair = reader.pair(file, 'registered-model-tag', below);
    if (pair) parts.tags.push(pair);
  } else if (top === 'aliases' && below !== '' && !fakeKeyKind(below)) {
    const pair = reader.pair(file, 'registered-model-alias', below);
    if (pair) parts.aliases.set(pair.key, pair.value.trim());
  } else if (version !== undefined && below !== '') {
    return readVersionPart(reader, file, version, below, parts.versions);
  } else {
    reader.leftOver(file);
    return false;
  }
  return true;
}

function readVersionPart(
  reader: FolderReader,
  file: FoundFile,
  version: string,
  path: string,
  versions: Versions,
): boolean {
  const known = versions.get(version) ?? { meta: undefined, tags: [] };
  if (path === 'meta.yaml') {
    known.meta = reader.meta(file, 'model-version-meta');
  } else if (path.startsWith('tags/') && !fakeKeyKind(path)) {
    const pair = reader.pair(file, 'model-version-tag', path.slice('tags/'.length));
    if (pair) known.tags.push(pair);
  } else {
    reader.leftOver(file);
    return false;
  }
  versions.set(version, known);
  return true;
}

function toModel(reader: FolderReader, name: string, parts: Parts): RawRegisteredModel {
  const folder = join('models', name);
  if (!parts.meta) reader.problems.push({ code: 'model-without-meta', path: folder });
  // The alias files are what MLflow reads; the mapping in meta.yaml is a copy that some releases wrote.
  const aliases = new Map([...metaPairs(parts.meta, 'aliases'), ...parts.aliases]);
  const versions = [...parts.versions].map(([version, { meta, tags }]): RawModelVersion => {
    const versionFolder = join(folder, `version-${version}`);
    if (!meta) reader.problems.push({ code: 'model-without-meta', path: versionFolder });
    return { version, folder: versionFolder, metaPath: join(versionFolder, 'meta.yaml'), meta, tags };
  });
  return {
    name,
    folder,
    metaPath: join(folder, 'meta.yaml'),
    meta: parts.meta,
    tags: parts.tags,
    aliases: [...aliases].map(([alias, version]) => ({ alias, version })),
    versions,
  };
}
