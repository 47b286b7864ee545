import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeRuns, decodeSummaries } from '../../../columns/decode-runs.ts';
import { encodeRuns, encodeSummaries } from '../../../columns/encode-runs.ts';
import { type DatasetInput, type Run, runSchema } from '../../../entities/run.ts';
import { sortRows } from '../../../search/order.ts';
import { parseOrder } from '../../../search/parse-order.ts';
import { makeMetric, makeRun } from '../../../testing/make-run.ts';
import { columnFields, searchRuns } from './search-runs.ts';

/** What MLflow answered; see `src/search/against-mlflow.test.ts`. */
type Recorded = {
  readonly stores: Readonly<Record<string, readonly RecordedRun[]>>;
  readonly searches: readonly RecordedSearch[];
};
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
type RecordedSearch = {
  readonly store: string;
  readonly filter: string;
  readonly order: readonly string[];
  readonly runs?: readonly number[];
  readonly silent?: string;
  readonly misread?: string;
};

const recorded = JSON.parse(readFileSync('src/search/fixtures/searches.json', 'utf8')) as Recorded;

function tableOf(rows: readonly RecordedRun[]) {
  const pairs = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).map(([key, value]) => ({ key, value }));
  const runs = rows.map((row) =>
    z.encode(
      runSchema,
      makeRun({
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
      }),
    ),
  );
  const keys = (kind: 'params' | 'tags' | 'metrics') => [
    ...new Set(rows.flatMap((row) => Object.keys(row[kind]))),
  ];
  const columns = encodeRuns(runs, {
    experimentKey: '1',
    comparable: runs.length,
    paths: [],
    params: keys('params').map((key) => ({ key, numeric: false, differs: true })),
    tags: keys('tags').filter((key) => key !== 'mlflow.runName'),
    metrics: keys('metrics').map((key) => ({ key, goalOrigin: 'unknown', decimals: 3, drawn: false })),
    marksOf: () => [],
    modelsOf: () => [],
    histories: { points: 0, most: 10, meanOfLast: 5 },
    defaults: { params: [], metrics: [], user: false, source: false, commit: false, sameDay: false },
  });
  const summaries = encodeSummaries(runs, keys('metrics'));
  // Through JSON, as the browser gets them.
  const again = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;
  const decoded = decodeSummaries(again(summaries), runs.length);
  return {
    table: decodeRuns(again(columns)),
    summaries: new Map([...decoded].map(([key, summary]) => [key, { summary }])),
  };
}

const tables = new Map(Object.entries(recorded.stores).map(([name, rows]) => [name, tableOf(rows)]));

describe('searchRuns', () => {
  const answered = recorded.searches.filter(({ runs, silent, misread }) => runs && !silent && !misread);

  it('finds in columns what MLflow found, in its order, for every recorded search', () => {
    const differing = answered.flatMap(({ store, filter, order, runs }) => {
      const { table, summaries } = tables.get(store)!;
      const search = searchRuns(filter, table, summaries);
      const test = search.kind === 'test' ? (search.test ?? (() => true)) : () => false;
      const terms = order.flatMap((term) => parseOrder(term));
      const rows = table.runIds.map((_, row) => row).filter(test);
      const found = sortRows(rows, terms, columnFields(table, summaries));
      return JSON.stringify(found) === JSON.stringify(runs) ? [] : [{ store, filter, order, runs, found }];
    });
    expect(differing).toEqual([]);
    expect(answered.length).toBeGreaterThan(200);
  });

  it('says where a text is wrong, and tests nothing for an empty one', () => {
    const { table } = tables.values().next().value!;
    expect(searchRuns('metrics.loss >', table, undefined)).toMatchObject({
      kind: 'error',
      range: { from: 14, to: 14 },
    });
    expect(searchRuns('  ', table, undefined)).toEqual({ kind: 'test', test: undefined });
  });
});
