import type { ArtifactFile } from '../../entities/artifact.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Meta, RawLoggedModel, RawLoggedModelMetric } from '../run-store.ts';
import { fakeKeyKind } from './ignorable.ts';
import { parseLoggedModelMetric } from './logged-model-metric.ts';
import type { FolderReader } from './reader.ts';
import { type FoundFile, join } from './scan-folder.ts';

type Parts = {
  meta: Meta | undefined;
  readonly params: KeyValue[];
  readonly tags: KeyValue[];
  readonly metrics: RawLoggedModelMetric[];
  readonly artifacts: ArtifactFile[];
};

/** Reads one `<experiment>/models/m-…` from the experiment's files below that folder. */
export function readLoggedModel(
  reader: FolderReader,
  id: string,
  files: readonly FoundFile[],
): RawLoggedModel {
  const folder = join(reader.folder, 'models', id);
  const parts: Parts = { meta: undefined, params: [], tags: [], metrics: [], artifacts: [] };
  for (const file of files) readPart(reader, file, file.path.slice(`models/${id}/`.length), parts);
  if (!parts.meta) reader.problems.push({ code: 'logged-model-without-meta', path: folder });
  return { id, folder, ...parts };
}

function readPart(reader: FolderReader, file: FoundFile, path: string, parts: Parts): void {
  const slash = path.indexOf('/');
  const top = slash < 0 ? '' : path.slice(0, slash);
  const rest = path.slice(slash + 1);
  if (path === 'meta.yaml') {
    parts.meta = reader.meta(file, 'logged-model-meta');
  } else if (top === 'artifacts') {
    const size = reader.pass(file, 'logged-model-artifact');
    if (size !== undefined) parts.artifacts.push({ path: rest, size });
  } else if ((top === 'params' || top === 'tags') && !fakeKeyKind(rest)) {
    const pair = reader.pair(file, top === 'params' ? 'logged-model-param' : 'logged-model-tag', rest);
    if (pair) parts[top].push(pair);
  } else if (top === 'metrics' && !fakeKeyKind(rest)) {
    const text = reader.bytes(file, 'logged-model-metric')?.toString('utf8');
    if (text === undefined) return;
    const { metrics, badLines } = parseLoggedModelMetric(text, rest);
    parts.metrics.push(...metrics);
    for (const { line, found } of badLines) {
      reader.problems.push({
        code: 'metric-malformed-line',
        path: join(reader.folder, file.path),
        line,
        key: rest,
        found,
      });
    }
  } else {
    reader.leftOver(file);
  }
}
