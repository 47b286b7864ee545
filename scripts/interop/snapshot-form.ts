import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { CollectionName } from '../../src/entities/manifest.ts';
import type { MetricHistory } from '../../src/entities/metric.ts';
import { readCollectionLines, readHistory } from '../../src/snapshot/read-snapshot.ts';
import type { Form } from './facts.ts';

const POINT_BYTES = 24;

/** What differs with the place or the kind of a store, or follows from the order in which points were logged. */
const LEFT_OUT: ReadonlySet<string> = new Set(['sourceId', 'diagnostics', 'history', 'shape', 'datasetKey']);

/**
 * All that a snapshot says, without what differs with the place or the kind of a store. Artifacts and histories stand
 * in the run or logged model they belong to; a history is a digest of its points, whatever their order.
 */
export function snapshotForm(snapshot: string): Form {
  const lines = (name: CollectionName): Record<string, unknown>[] =>
    [...readCollectionLines(snapshot, name)].map((line) => JSON.parse(line, withoutLeftOut));
  const files = new Map(
    lines('artifacts').map((folder) => [`${folder['ownerKind']} ${folder['ownerKey']}`, folder['files']]),
  );
  const owned = (kind: string, key: unknown) => ({
    key: undefined,
    files: files.get(`${kind} ${key}`) ?? [],
  });
  return {
    experiments: lines('experiments').map(withoutKey),
    runs: lines('runs').map((run) => ({
      ...run,
      ...owned('run', run['key']),
      histories: readHistory(snapshot, String(run['key'])).map(historyForm),
    })),
    datasets: lines('datasets').map(withoutKey),
    'logged-models': lines('logged-models').map((model) => ({
      ...model,
      ...owned('logged-model', model['key']),
    })),
    'registered-models': lines('registered-models').map(withoutKey),
    traces: lines('traces'),
  };
}

function withoutLeftOut(name: string, value: unknown): unknown {
  return LEFT_OUT.has(name) ? undefined : value;
}

function withoutKey({ key: _, ...rest }: Record<string, unknown>): object {
  return rest;
}

/**
 * The number of different points, and a SHA-1 over them: each as int64 timestamp, int64 step and float64 value,
 * big-endian, in the order of these bytes.
 */
export function historyForm({ key, steps, timestampsMs, values }: MetricHistory): object {
  const points = Array.from(values, (value, index) => {
    const bytes = Buffer.alloc(POINT_BYTES);
    bytes.writeBigInt64BE(BigInt(timestampsMs[index] ?? 0), 0);
    bytes.writeBigInt64BE(BigInt(steps[index] ?? 0), 8);
    if (Number.isNaN(value)) bytes.writeBigUInt64BE(0x7ff8000000000000n, 16);
    else bytes.writeDoubleBE(value, 16);
    return bytes;
  }).sort(Buffer.compare);
  const different = points.filter((point, index) => index === 0 || !points[index - 1]?.equals(point));
  const digest = createHash('sha1').update(Buffer.concat(different)).digest('hex');
  return { key, different: different.length, digest };
}
