import { lstatSync } from 'node:fs';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Problem } from '../problem.ts';
import type { Meta, RawDataset, RawExperiment, RawLoggedModel, RawTrace } from '../run-store.ts';
import { ignorableKind } from './ignorable.ts';
import { readLoggedModel } from './logged-model-reader.ts';
import { metaText } from './meta-file.ts';
import { type FolderReader, openFolder } from './reader.ts';
import { join, listFolder, type Scan, type ScannedFile, scanFolder } from './scan-folder.ts';

/** Folders of an experiment that are never runs, although their children may have names of 32 hex digits. */
const RESERVED = ['tags', 'datasets', 'traces', 'models'];

/** Scans an experiment without its runs, and lists the folders that may be runs. */
function scanExperiment(root: string, folder: string): { scan: Scan; runFolders: string[] } {
  const runFolders: string[] = [];
  const files: ScannedFile[] = [];
  const problems: Problem[] = [];
  // A folder's own files, without descending: scanning it entry would read the runs too.
  for (const entry of listFolder(`${root}/${folder}`)) {
    const at = `${root}/${folder}/${entry.name}`;
    if (entry.isDirectory() && !RESERVED.includes(entry.name) && !ignorableKind(entry.name) && entry.name !== '.ipynb_checkpoints') {
      runFolders.push(join(folder, entry.name));
      continue;
    }
    const scan = entry.isDirectory() ? scanFolder(at, join(folder, entry.name)) : scanOne(root, folder, entry.name);
    const prefix = entry.isDirectory() ? `${entry.name}/` : '';
    files.push(...scan.files.map((file) => ({ ...file, path: prefix + file.path })));
    problems.push(...scan.problems);
  }
  return { scan: { files, problems }, runFolders };
}

/** Scans a single entry of a folder: a file, a link or something special. */
export function scanOne(root: string, folder: string, name: string): Scan {
  const entry = statEntry(`${root}/${join(folder, name)}`);
  if (entry === undefined) return { files: [], problems: [{ code: 'file-vanished', path: join(folder, name) }] };
  if (typeof entry === 'string') return { files: [], problems: [{ code: entry, path: join(folder, name) }] };
  return { files: [{ path: name, ...entry }], problems: [] };
}

function statEntry(at: string): { size: number; mtimeMs: number } | 'symbolic-link' | 'special-file' | undefined {
  const stats = lstatSync(at, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isFile()) return { size: stats.size, mtimeMs: stats.mtimeMs };
  return stats.isSymbolicLink() ? 'symbolic-link' : 'special-file';
}

/** Reads an experiment's own files: meta, tags, datasets, logged models and traces. */
export function readExperiment(root: string, folder: string, inTrash: boolean): RawExperiment {
  const { scan, runFolders } = scanExperiment(root, folder);
  const reader = openFolder(root, folder, scan);
  let meta: Meta | undefined;
  const tags: KeyValue[] = [];
  const datasets: RawDataset[] = [];
  const traces = new Map<string, string>();
  const modelFiles = new Map<string, ScannedFile[]>();
  for (const file of scan.files) {
    const [top = '', id = '', ...rest] = file.path.split('/');
    if (file.path === 'meta.yaml') {
      reader.count('experiment-meta', file);
      meta = reader.meta(file);
    } else if (ignorableKind(file.path) && top !== 'models') {
      reader.leftOver(file);
    } else if (top === 'tags' && id !== '') {
      reader.count('experiment-tag', file);
      const pair = reader.pair([id, ...rest].join('/'), file);
      if (pair) tags.push(pair);
    } else if (top === 'datasets' && rest.join('/') === 'meta.yaml') {
      reader.count('dataset', file);
      const record = reader.meta(file);
      if (record) datasets.push({ id, meta: record });
    } else if (top === 'traces' && rest.length > 0) {
      reader.count('trace', file);
      if (rest.join('/') === 'trace_info.yaml') readTrace(reader, file, id, traces);
      else if (!traces.has(id) && rest[0] !== 'artifacts') traces.set(id, '');
    } else if (top === 'models' && rest.length > 0) {
      modelFiles.set(id, [...(modelFiles.get(id) ?? []), file]);
    } else {
      reader.leftOver(file);
    }
  }
  const loggedModels: RawLoggedModel[] = [...modelFiles].map(([id, files]) => readLoggedModel(reader, id, files));
  return {
    id: folder.slice(folder.lastIndexOf('/') + 1),
    folder,
    inTrash,
    meta,
    tags,
    datasets,
    loggedModels,
    traces: [...traces].filter(([, state]) => state !== '').map(([id, state]): RawTrace => ({ id, state })),
    runFolders,
    problems: reader.problems,
    files: reader.files,
  };
}

/** `state` since MLflow 3, `status` in 2.14 to 2.x. */
function readTrace(reader: FolderReader, file: ScannedFile, id: string, traces: Map<string, string>): void {
  const meta = reader.meta(file);
  if (!meta) return;
  traces.set(metaText(meta, 'trace_id') ?? metaText(meta, 'request_id') ?? id, metaText(meta, 'state') ?? metaText(meta, 'status') ?? 'UNKNOWN');
}
