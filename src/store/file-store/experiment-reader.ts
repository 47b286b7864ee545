import type { KeyValue } from '../../entities/scalar.ts';
import { addCounts, type FileCounts } from '../file-counts.ts';
import { addProblems, type Problem } from '../problem.ts';
import type { Meta, RawDataset, RawExperiment, RawTrace } from '../run-store.ts';
import { fakeKeyKind, ignorableKind } from './ignorable.ts';
import { readLoggedModel } from './logged-model-reader.ts';
import { metaText } from './meta-file.ts';
import { type FolderReader, openFolder } from './reader.ts';
import { type FoundFile, join, listFolder, oddEntry, type Scan, scanFolder } from './scan-folder.ts';

/** Folders of an experiment that are never runs, although their children may have names of 32 hex digits. */
const RESERVED: ReadonlySet<string> = new Set(['tags', 'datasets', 'traces', 'models']);

/** Scans an experiment without its runs, and lists the folders that may be runs. */
function scanExperiment(root: string, folder: string): { scan: Scan; runFolders: readonly string[] } {
  const runFolders: string[] = [];
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const counts: FileCounts = {};
  const add = (scan: Pick<Scan, 'problems' | 'counts'>) => {
    addProblems(problems, scan.problems);
    addCounts(counts, scan.counts);
  };
  const listing = listFolder(join(root, folder), folder);
  add(listing);
  for (const entry of listing.entries) {
    const { name } = entry;
    if (entry.isFile()) {
      files.push({ path: name, stats: undefined });
    } else if (!entry.isDirectory()) {
      problems.push(oddEntry(entry, join(folder, name)));
    } else if (RESERVED.has(name) || ignorableKind(`${name}/`)) {
      const scan = scanFolder(join(root, folder, name), join(folder, name));
      add(scan);
      for (const { path } of scan.files) files.push({ path: `${name}/${path}`, stats: undefined });
    } else {
      runFolders.push(join(folder, name));
    }
  }
  return { scan: { files, problems, counts }, runFolders };
}

type Parts = {
  meta: Meta | undefined;
  readonly tags: KeyValue[];
  readonly datasets: RawDataset[];
  readonly traces: (RawTrace & { readonly folder: string })[];
  readonly traceFolders: Set<string>;
  readonly modelFiles: Map<string, FoundFile[]>;
};

/** Reads an experiment's own files: meta, tags, datasets, logged models and traces. */
export function readExperiment(root: string, folder: string, inTrash: boolean): RawExperiment {
  const { scan, runFolders } = scanExperiment(root, folder);
  const reader = openFolder(root, folder, scan);
  const parts: Parts = {
    meta: undefined,
    tags: [],
    datasets: [],
    traces: [],
    traceFolders: new Set(),
    modelFiles: new Map(),
  };
  for (const file of scan.files) readPart(reader, file, parts);
  const loggedModels = [...parts.modelFiles].flatMap(
    ([id, files]) => readLoggedModel(reader, id, files) ?? [],
  );
  for (const id of parts.traceFolders) {
    if (!parts.traces.some((trace) => trace.folder === id))
      reader.problems.push({ code: 'trace-without-info', path: join(folder, 'traces', id) });
  }
  return {
    id: folder.slice(folder.lastIndexOf('/') + 1),
    folder,
    inTrash,
    meta: parts.meta,
    metaPath: join(folder, 'meta.yaml'),
    withoutMeta: 'experiment-without-meta',
    tags: parts.tags,
    datasets: parts.datasets,
    traces: parts.traces.map(({ id, state }) => ({ id, state })),
    loggedModels,
    runFolders,
    problems: reader.problems,
    files: reader.counts,
  };
}

function readPart(reader: FolderReader, file: FoundFile, parts: Parts): void {
  const [top = '', id = '', ...rest] = file.path.split('/');
  const below = rest.join('/');
  if (file.path === 'meta.yaml') {
    parts.meta = reader.meta(file, 'experiment-meta');
  } else if (top === 'tags' && id !== '' && !fakeKeyKind(file.path)) {
    const pair = reader.pair(file, 'experiment-tag', file.path.slice('tags/'.length));
    if (pair) parts.tags.push(pair);
  } else if (top === 'datasets' && below === 'meta.yaml') {
    const meta = reader.meta(file, 'dataset');
    if (meta) parts.datasets.push({ id, meta });
  } else if (top === 'traces' && below === 'trace_info.yaml') {
    parts.traces.push({ ...readTrace(reader.meta(file, 'trace'), id), folder: id });
  } else if (top === 'traces' && below !== '' && !ignorableKind(below)) {
    reader.pass(file, 'trace');
    parts.traceFolders.add(id);
  } else if (top === 'models' && below !== '') {
    const files = parts.modelFiles.get(id);
    if (files) files.push(file);
    else parts.modelFiles.set(id, [file]);
  } else {
    reader.leftOver(file);
  }
}

/** `state` since MLflow 3, `status` in 2.14 to 2.x. An unreadable trace counts all the same. */
function readTrace(meta: Meta | undefined, id: string): RawTrace {
  return {
    id: metaText(meta, 'trace_id') ?? metaText(meta, 'request_id') ?? id,
    state: metaText(meta, 'state') ?? metaText(meta, 'status') ?? 'UNKNOWN',
  };
}
