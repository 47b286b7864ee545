import type { ArtifactFile } from '../../entities/artifact.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Meta, RawDatasetInput, RawMetric, RunReading, RunRequest } from '../run-store.ts';
import { foldUnclaimed } from './fold-unclaimed.ts';
import { markFolder } from './folder-mark.ts';
import { fakeKeyKind } from './ignorable.ts';
import { metaPairs, metaText } from './meta-file.ts';
import { parseMetricFile } from './metric-file.ts';
import { placeMetricProblems } from './metric-problem.ts';
import { type FolderReader, openFolder } from './reader.ts';
import { type FoundFile, join, type Scan, scanFolder, statFile } from './scan-folder.ts';

const META = 'meta.yaml';

type RunParts = {
  meta: Meta | undefined;
  readonly params: KeyValue[];
  readonly tags: KeyValue[];
  readonly metrics: RawMetric[];
  readonly datasetInputs: RawDatasetInput[];
  readonly modelInputs: { modelId: string }[];
  readonly modelOutputs: { modelId: string; step: string | undefined }[];
  readonly artifacts: ArtifactFile[];
};

/**
 * Reads a run folder: `meta.yaml`, `params/`, `metrics/`, `tags/`, `inputs/`, `outputs/`, `artifacts/`. Absent
 * folders are empty ones, as git drops empty folders. A folder without `meta.yaml` is a run when it has params,
 * metrics or tags; with nothing but artifacts it is the artifact folder of a run recorded elsewhere.
 * While the known fingerprint still holds, no file is opened.
 */
export function readRunFolder(
  root: string,
  { experimentId, folder, knownFingerprint }: RunRequest,
): RunReading {
  const scan = scanFolder(join(root, folder), folder);
  if (knownFingerprint !== undefined && fingerprintNow(root, folder, scan) === knownFingerprint) {
    return { kind: 'unchanged' };
  }
  const reader = openFolder(root, folder, scan);
  const parts: RunParts = {
    meta: undefined,
    params: [],
    tags: [],
    metrics: [],
    datasetInputs: [],
    modelInputs: [],
    modelOutputs: [],
    artifacts: [],
  };
  for (const file of scan.files) readPart(reader, file, parts);
  const mark = markFolder(scan.files, reader.problems);
  const { problems, counts: files } = reader;
  const hasMeta = files['run-meta'] !== undefined;
  if (!hasMeta && parts.params.length + parts.tags.length + (files['metric']?.files ?? 0) === 0) {
    if (parts.artifacts.length > 0) problems.push({ code: 'artifacts-without-run', path: folder });
    return { kind: 'none', folder, problems: foldUnclaimed(problems, folder), files, rows: {}, mark };
  }
  if (!hasMeta) problems.push({ code: 'run-without-meta', path: folder });
  const id = folder.slice(folder.lastIndexOf('/') + 1);
  const artifactRoot = { location: undefined, folder: join(folder, 'artifacts') };
  const metaPath = join(folder, META);
  const run = { ...parts, id, experimentId, folder, metaPath, artifactRoot, problems, files, rows: {} };
  return { kind: 'run', run, mark };
}

/** Reads nothing but a run's meta file; what is wrong with it is for the whole reading to tell. */
export function readRunMeta(root: string, folder: string): Meta | undefined {
  const file = { path: META, stats: undefined };
  return openFolder(root, folder, { files: [file], problems: [], counts: {} }).meta(file, 'run-meta');
}

function fingerprintNow(root: string, folder: string, scan: Scan): string | undefined {
  for (const file of scan.files) file.stats = statFile(`${root}/${folder}/${file.path}`);
  return markFolder(scan.files, scan.problems).fingerprint;
}

function readPart(reader: FolderReader, file: FoundFile, parts: RunParts): void {
  const slash = file.path.indexOf('/');
  const top = slash < 0 ? '' : file.path.slice(0, slash);
  const rest = file.path.slice(slash + 1);
  if (file.path === META) {
    parts.meta = reader.meta(file, 'run-meta');
  } else if (top === 'artifacts') {
    const size = reader.pass(file, 'artifact');
    if (size !== undefined) parts.artifacts.push({ path: rest, size });
  } else if ((top === 'params' || top === 'tags') && !fakeKeyKind(rest)) {
    const pair = reader.pair(file, top === 'params' ? 'param' : 'tag', rest);
    if (pair) parts[top].push(pair);
  } else if (top === 'metrics' && !fakeKeyKind(rest)) {
    readMetric(reader, rest, file, parts.metrics);
  } else if (top === 'inputs' && rest.endsWith(`/${META}`)) {
    addInput(reader, file, parts);
  } else if (top === 'outputs' && rest.endsWith(`/${META}`)) {
    const meta = reader.meta(file, 'output');
    // Both ends of the edge are written as `source_id` (see mlflow/store/tracking/file_store.py); the folder is the model.
    parts.modelOutputs.push({ modelId: rest.slice(0, -META.length - 1), step: metaText(meta, 'step') });
  } else {
    reader.leftOver(file);
  }
}

function readMetric(reader: FolderReader, key: string, file: FoundFile, metrics: RawMetric[]): void {
  const bytes = reader.bytes(file, 'metric');
  if (!bytes) return;
  const { summary, line, problems } = parseMetricFile(bytes, key);
  if (problems.length > 0)
    reader.problems.push(...placeMetricProblems(problems, join(reader.folder, file.path), key));
  if (summary && line) metrics.push({ summary, line });
}

function addInput(reader: FolderReader, file: FoundFile, parts: RunParts): void {
  const meta = reader.meta(file, 'input');
  if (!meta) return;
  const id = metaText(meta, 'source_id');
  if (!id) {
    reader.problems.push({
      code: 'field-missing',
      path: join(reader.folder, file.path),
      key: 'source_id',
    });
  } else if (metaText(meta, 'source_type') === 'DATASET') {
    const tags = metaPairs(meta, 'tags').map(([key, value]) => ({ key, value }));
    parts.datasetInputs.push({ datasetId: id, tags });
  } else {
    parts.modelInputs.push({ modelId: id });
  }
}
