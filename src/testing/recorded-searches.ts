import { readFileSync } from 'node:fs';
import type { DatasetInput, Run } from '../entities/run.ts';
import { makeMetric, makeRun } from './make-run.ts';

type RecordedRun = {
  readonly id: string;
  readonly name: string;
  readonly status: Run['status'];
  readonly user: string;
  readonly uri: string;
  readonly start: number;
  readonly end: number | null;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number | string>>;
  readonly datasets: readonly (readonly [name: string, digest: string, context?: string])[];
};

/** Numbers of the runs found, in order, or what MLflow said instead. */
type Answer = { readonly runs?: readonly number[]; readonly error?: string };

/** A search with MLflow's answer; where its kinds of store differ, `files` and `database` say how. */
export type RecordedSearch = Answer & {
  readonly store: string;
  readonly filter: string;
  readonly order: readonly string[];
  readonly difference?: string;
  readonly files?: Answer;
  readonly database?: Answer;
  /** What of our own the search shows. */
  readonly own?: string;
  /** Why MLflow answers with nothing where we refuse. */
  readonly silent?: string;
  /** What MLflow takes for something else. */
  readonly misread?: string;
};

/** What MLflow answered: written by scripts/interop/record-searches.py, which says what the parts are. */
export type RecordedSearches = {
  /** The release that was asked. */
  readonly mlflow: string;
  readonly differences: Readonly<Record<string, string>>;
  /** The runs of each store, in the order of their numbers. */
  readonly stores: ReadonlyMap<string, readonly Run[]>;
  readonly searches: readonly RecordedSearch[];
  /** Those that MLflow answers as it should, so that our answer must be the same. */
  readonly answered: readonly RecordedSearch[];
};

type Recorded = Omit<RecordedSearches, 'stores' | 'answered'> & {
  readonly stores: Readonly<Record<string, readonly RecordedRun[]>>;
};

/** Reads the recorded searches, with the runs as entities. */
export function readRecordedSearches(): RecordedSearches {
  const url = new URL('../search/fixtures/searches.json', import.meta.url);
  const recorded = JSON.parse(readFileSync(url, 'utf8')) as Recorded;
  return {
    ...recorded,
    stores: new Map(Object.entries(recorded.stores).map(([name, rows]) => [name, rows.map(runOf)])),
    answered: recorded.searches.filter(({ runs, silent, misread }) => runs && !silent && !misread),
  };
}

function runOf(row: RecordedRun): Run {
  const pairs = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).map(([key, value]) => ({ key, value }));
  return makeRun({
    key: row.id,
    name: row.name,
    status: row.status,
    userId: row.user,
    artifactUri: row.uri,
    startTimeMs: row.start,
    ...(row.end === null ? {} : { endTimeMs: row.end }),
    params: pairs(row.params),
    tags: pairs(row.tags),
    metrics: Object.entries(row.metrics).map(([key, value]) => makeMetric(key, Number(value))),
    datasets: row.datasets.map(
      ([name, digest, context]) =>
        ({
          datasetKey: name,
          name,
          digest,
          ...(context === undefined ? {} : { context }),
        }) as DatasetInput,
    ),
  });
}
