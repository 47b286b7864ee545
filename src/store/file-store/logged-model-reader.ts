import type { ArtifactFile } from '../../entities/artifact.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Meta, RawLoggedModel, RawLoggedModelMetric } from '../run-store.ts';
import { fakeKeyKind } from './ignorable.ts';
import { parseLoggedModelMetric } from './logged-model-metric.ts';
import { placeMetricProblems } from './metric-problem.ts';
import type { FolderReader } from './reader.ts';
import { type FoundFile, join } from './scan-folder.ts';

/** Classes of files that make a logged model. */
const PARTS = ['meta', 'param', 'tag', 'metric', 'artifact'] as const;

type Parts = {
  meta: Meta | undefined;
  readonly params: KeyValue[];
  readonly tags: KeyValue[];
  readonly metrics: RawLoggedModelMetric[];
  readonly artifacts: ArtifactFile[];
};

/**
 * Reads one `<experiment>/models/m-…` from the experiment's files below that folder; undefined when none of them is
 * part of a logged model.
 */
export function readLoggedModel(
  reader: FolderReader,
  id: string,
  files: readonly FoundFile[],
): RawLoggedModel | undefined {
  const folder = join(reader.folder, 'models', id);
  const parts: Parts = { meta: undefined, params: [], tags: [], metrics: [], artifacts: [] };
  const before = claimed(reader);
  for (const file of files) readPart(reader, file, file.path.slice(`models/${id}/`.length), parts);
  if (claimed(reader) === before) return undefined;
  if (!parts.meta) reader.problems.push({ code: 'logged-model-without-meta', path: folder });
  const artifactRoot = { location: undefined, folder: join(folder, 'artifacts') };
  return { id, folder, metaPath: join(folder, 'meta.yaml'), artifactRoot, ...parts };
}

/** Number of files so far that were parts of logged models. */
function claimed({ counts }: FolderReader): number {
  return PARTS.reduce((sum, part) => sum + (counts[`logged-model-${part}`]?.files ?? 0), 0);
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
    const { metrics, problems } = parseLoggedModelMetric(text, rest);
    parts.metrics.push(...metrics);
    reader.problems.push(...placeMetricProblems(problems, join(reader.folder, file.path), rest));
  } else {
    reader.leftOver(file);
  }
}
