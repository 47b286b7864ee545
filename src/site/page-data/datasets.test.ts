import { describe, expect, it } from 'vitest';
import { type Dataset, datasetSchema } from '../../entities/dataset.ts';
import type { DatasetKey } from '../../entities/ids.ts';
import { makeTestReport } from '../../testing/make-report.ts';
import { makeRun } from '../../testing/make-run.ts';
import { datasetsPageData } from './datasets.ts';

const COLUMNS = '{"mlflow_colspec": [{"type": "double", "name": "a"}, {"type": "long", "name": "b"}]}';

function dataset(name: string, digest: string, fields: Partial<Dataset> = {}): Dataset {
  const base = datasetSchema.parse({
    key: `1/${name}${digest}`,
    sourceId: 'runs',
    experimentKey: '1',
    name,
    digest,
  });
  return { ...base, schema: COLUMNS, profile: '{"num_rows": 10}', ...fields };
}

const input = (name: string, digest: string, context?: string) => ({
  datasetKey: `1/${name}${digest}` as DatasetKey,
  name,
  digest,
  ...(context === undefined ? {} : { context }),
});

describe('datasetsPageData', () => {
  it('lists a dataset once, with its size and every run and use', () => {
    const runs = [
      makeRun({
        key: 'r1',
        startTimeMs: 1,
        datasets: [input('iris', 'd', 'train'), input('iris', 'd', 'eval')],
      }),
      makeRun({ key: 'r2', startTimeMs: 2, datasets: [input('iris', 'd', 'train')] }),
      makeRun({ key: 'r3', datasets: [input('iris', 'other')] }),
    ];
    const twice = [dataset('iris', 'd'), dataset('iris', 'd', { key: '2/x' as DatasetKey })];
    const { rows } = datasetsPageData(makeTestReport({ runs, datasets: twice }));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ rows: 10, columns: 2 });
    expect(rows[0]?.runs.map(({ key }) => key)).toEqual(['r2', 'r1']);
    expect(rows[0]?.contexts).toEqual([
      { context: 'train', runs: 2 },
      { context: 'eval', runs: 1 },
    ]);
  });

  it('sorts by name and digest, and says a shared schema once', () => {
    const datasets = [
      dataset('b', '1'),
      dataset('a', '2'),
      dataset('a', '1'),
      dataset('c', '1', { schema: undefined }),
    ];
    const { rows, schemas } = datasetsPageData(makeTestReport({ datasets }));
    expect(rows.map(({ dataset: { name, digest } }) => name + digest)).toEqual(['a1', 'a2', 'b1', 'c1']);
    expect(schemas).toMatchObject([{ number: 1, datasets: 3, names: ['a', 'b'] }]);
    expect(rows.map(({ schema }) => schema?.number)).toEqual([1, 1, 1, undefined]);
  });

  it('bounds the table and keeps the anchors of the rest', () => {
    const datasets = Array.from({ length: 450 }, (_, index) => dataset('many', String(index)));
    const { rows, rest } = datasetsPageData(makeTestReport({ datasets }));
    expect([rows.length, rest.length]).toEqual([400, 50]);
    expect(new Set([...rows, ...rest].map(({ anchor }) => anchor)).size).toBe(450);
  });
});
