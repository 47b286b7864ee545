import type { ArtifactFile } from '../../entities/artifact.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Meta, RawLoggedModel, RawLoggedModelMetric } from '../run-store.ts';
import type { FolderReader } from './reader.ts';
import { join, type ScannedFile } from './scan-folder.ts';

/**
 * Latest value per dataset of one metric of a logged model. Lines are `timestamp value step run_id`, followed by
 * the dataset's name (which may hold spaces) and digest when there is one.
 */
export function parseLoggedModelMetric(text: string, key: string): { metrics: RawLoggedModelMetric[]; bad: number[] } {
  const latest = new Map<string, RawLoggedModelMetric>();
  const bad: number[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/\r$/, '');
    if (line === '') return;
    const [timestamp = '', value = '', step = '0', runId, ...dataset] = line.split(' ');
    const number = /^[+-]?(nan|inf(inity)?)$/i.test(value) ? namedNumber(value) : Number(value || 'x');
    if (!/^-?\d+$/.test(timestamp) || !/^-?\d+$/.test(step) || (Number.isNaN(number) && !/nan/i.test(value))) {
      bad.push(index + 1);
      return;
    }
    const digest = dataset.length >= 2 ? dataset.at(-1) : undefined;
    const metric = {
      key,
      value: number,
      step: Number(step),
      timestampMs: Number(timestamp),
      runId,
      dataset: digest === undefined ? undefined : { name: dataset.slice(0, -1).join(' '), digest },
    };
    const id = JSON.stringify(metric.dataset ?? null);
    const known = latest.get(id);
    if (!known || isLater(metric, known)) latest.set(id, metric);
  });
  return { metrics: [...latest.values()], bad };
}

function namedNumber(text: string): number {
  if (/nan/i.test(text)) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function isLater(a: RawLoggedModelMetric, b: RawLoggedModelMetric): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestampMs !== b.timestampMs) return a.timestampMs > b.timestampMs;
  return (Number.isNaN(a.value) ? 0 : a.value) > (Number.isNaN(b.value) ? 0 : b.value);
}

/** Reads one `<experiment>/models/m-…` from the experiment's files below that folder. */
export function readLoggedModel(reader: FolderReader, id: string, files: readonly ScannedFile[]): RawLoggedModel {
  const prefix = `models/${id}/`;
  let meta: Meta | undefined;
  const params: KeyValue[] = [];
  const tags: KeyValue[] = [];
  const metrics: RawLoggedModelMetric[] = [];
  const artifacts: ArtifactFile[] = [];
  for (const file of files) {
    const path = file.path.slice(prefix.length);
    const slash = path.indexOf('/');
    const top = path.slice(0, slash < 0 ? undefined : slash);
    const rest = path.slice(slash + 1);
    if (path === 'meta.yaml') {
      reader.count('logged-model-meta', file);
      meta = reader.meta(file);
    } else if (slash > 0 && top === 'artifacts') {
      reader.count('logged-model-artifact', file);
      artifacts.push({ path: rest, size: file.size });
    } else if (slash > 0 && (top === 'params' || top === 'tags')) {
      reader.count(top === 'params' ? 'logged-model-param' : 'logged-model-tag', file);
      const pair = reader.pair(rest, file);
      if (pair) (top === 'params' ? params : tags).push(pair);
    } else if (slash > 0 && top === 'metrics') {
      reader.count('logged-model-metric', file);
      const read = parseLoggedModelMetric(reader.bytes(file)?.toString('utf8') ?? '', rest);
      metrics.push(...read.metrics);
      for (const line of read.bad) {
        reader.problems.push({ code: 'metric-malformed-line', path: join(reader.folder, file.path), line, key: rest });
      }
    } else {
      reader.leftOver(file);
    }
  }
  if (!meta) reader.problems.push({ code: 'logged-model-without-meta', path: join(reader.folder, `models/${id}`) });
  return { id, folder: join(reader.folder, `models/${id}`), meta, params, tags, metrics, artifacts };
}
