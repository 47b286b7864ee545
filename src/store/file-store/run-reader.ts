import { createHash } from 'node:crypto';
import type { ArtifactFile } from '../../entities/artifact.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Meta, RawDatasetInput, RawMetric, RunReading } from '../run-store.ts';
import { ignorableKind } from './ignorable.ts';
import { metaPairs, metaText } from './meta-file.ts';
import { parseMetricFile } from './metric-file.ts';
import { type FolderReader, openFolder } from './reader.ts';
import { join, type Scan, type ScannedFile } from './scan-folder.ts';

/** A digest of the paths, sizes and times of a folder's files: equal when nothing changed. */
function fingerprintOf(scan: Scan): { fingerprint: string; newestMtimeMs: number } {
  let listing = '';
  let newestMtimeMs = 0;
  for (const { path, size, mtimeMs } of scan.files) {
    listing += `${path}\0${size}\0${mtimeMs}\n`;
    if (mtimeMs > newestMtimeMs) newestMtimeMs = mtimeMs;
  }
  for (const { path, code } of scan.problems) listing += `${code}\0${path}\n`;
  return { fingerprint: createHash('sha1').update(listing).digest('base64'), newestMtimeMs };
}

type RunParts = {
  meta: Meta | undefined;
  params: KeyValue[];
  tags: KeyValue[];
  metrics: RawMetric[];
  datasetInputs: RawDatasetInput[];
  modelInputs: { modelId: string }[];
  modelOutputs: { modelId: string; step: string | undefined }[];
  artifacts: ArtifactFile[];
};

/**
 * Reads a run folder: `meta.yaml`, `params/`, `metrics/`, `tags/`, `inputs/`, `outputs/`, `artifacts/`. Absent
 * folders are empty ones, as git drops empty folders. A folder without `meta.yaml` is a run when it has params,
 * metrics or tags; with nothing but artifacts it is the artifact folder of a run recorded elsewhere.
 */
export function readRunFolder(
  root: string,
  experimentId: string,
  folder: string,
  knownFingerprint: string | undefined,
): RunReading {
  const reader = openFolder(root, folder);
  const mark = fingerprintOf(reader.scan);
  if (mark.fingerprint === knownFingerprint) return { kind: 'unchanged' };

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
  const hasMeta = reader.scan.files.some(({ path }) => path === 'meta.yaml');
  const isRecorded = hasMeta || reader.scan.files.some(({ path }) => /^(params|metrics|tags)\//.test(path) && !ignorableKind(path));
  for (const file of reader.scan.files) readPart(reader, file, parts);
  const { problems, files } = reader;
  if (!isRecorded) {
    if (parts.artifacts.length > 0) problems.push({ code: 'artifacts-without-run', path: folder });
    return { kind: 'none', folder, problems, files };
  }
  if (!hasMeta) problems.push({ code: 'run-without-meta', path: folder });
  const id = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    kind: 'run',
    run: { ...parts, id, experimentId, folder, artifactFolder: join(folder, 'artifacts'), problems, files },
    ...mark,
  };
}

function readPart(reader: FolderReader, file: ScannedFile, parts: RunParts): void {
  const slash = file.path.indexOf('/');
  const top = slash < 0 ? file.path : file.path.slice(0, slash);
  const rest = file.path.slice(slash + 1);
  if (slash < 0 && top === 'meta.yaml') {
    reader.count('run-meta', file);
    parts.meta = reader.meta(file);
  } else if (top === 'artifacts' && slash > 0) {
    reader.count('artifact', file);
    parts.artifacts.push({ path: rest, size: file.size });
  } else if (slash < 0 || ignorableKind(file.path)) {
    reader.leftOver(file);
  } else if (top === 'params' || top === 'tags') {
    reader.count(top === 'params' ? 'param' : 'tag', file);
    const pair = reader.pair(rest, file);
    if (pair) parts[top].push(pair);
  } else if (top === 'metrics') {
    reader.count('metric', file);
    readMetric(reader, rest, file, parts.metrics);
  } else if (top === 'inputs' && rest.endsWith('/meta.yaml')) {
    reader.count('input', file);
    addInput(reader.meta(file), parts);
  } else if (top === 'outputs' && rest.endsWith('/meta.yaml')) {
    reader.count('output', file);
    const meta = reader.meta(file);
    // Both ends of the edge are written as `source_id` (see mlflow/store/tracking/file_store.py); the folder is the model.
    parts.modelOutputs.push({ modelId: rest.slice(0, -'/meta.yaml'.length), step: metaText(meta, 'step') });
  } else {
    reader.leftOver(file);
  }
}

function readMetric(reader: FolderReader, key: string, file: ScannedFile, metrics: RawMetric[]): void {
  const bytes = reader.bytes(file);
  if (!bytes) return;
  const { summary, line, problems } = parseMetricFile(bytes, key);
  for (const problem of problems) {
    reader.problems.push({
      code: problem.code === 'empty-file' ? 'metric-empty-file' : `metric-${problem.code}`,
      path: join(reader.folder, file.path),
      line: problem.line,
      key,
      found: problem.found,
    });
  }
  if (summary && line) metrics.push({ summary, line });
}

function addInput(meta: Meta | undefined, parts: RunParts): void {
  const id = metaText(meta, 'source_id');
  if (!id) return;
  if (metaText(meta, 'source_type') === 'DATASET') {
    const context = metaPairs(meta, 'tags').find(([key]) => key === 'mlflow.data.context')?.[1];
    parts.datasetInputs.push({ datasetId: id, context });
  } else {
    parts.modelInputs.push({ modelId: id });
  }
}
