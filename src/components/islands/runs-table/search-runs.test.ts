import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeRuns, decodeSummaries } from '../../../columns/decode-runs.ts';
import { encodeRuns, encodeSummaries } from '../../../columns/encode-runs.ts';
import { type Run, runSchema } from '../../../entities/run.ts';
import { sortRows } from '../../../search/order.ts';
import { parseOrder } from '../../../search/parse-order.ts';
import { readRecordedSearches } from '../../../testing/recorded-searches.ts';
import { columnFields, searchRuns } from './search-runs.ts';

const recorded = readRecordedSearches();

function tableOf(entities: readonly Run[]) {
  const runs = entities.map((run) => z.encode(runSchema, run));
  const keys = (kind: 'params' | 'tags' | 'metrics') => [
    ...new Set(entities.flatMap((run) => run[kind].map(({ key }) => key))),
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

const tables = new Map([...recorded.stores].map(([name, runs]) => [name, tableOf(runs)]));

describe('searchRuns', () => {
  const { answered } = recorded;

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
