import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { StoredRun } from '../entities/run.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { runsCsv } from './runs-csv.ts';

const run = (key: string, params: Record<string, string>, metrics: StoredRun['metrics'] = []) =>
  ({
    ...makeRun({ key, params: Object.entries(params).map(([name, value]) => ({ key: name, value })) }),
    metrics,
  }) as StoredRun;
const read = (runs: StoredRun[]) => parse(runsCsv(runs), { columns: true }) as Record<string, string>[];

describe('runsCsv', () => {
  it('has a column for every param and metric of any run, empty where not logged', () => {
    const rows = read([run('a', { lr: '0.1' }, [makeMetric('loss', 0.25)]), run('b', { depth: '3' })]);
    expect(
      rows.map((row) => [row['run_id'], row['params.lr'], row['params.depth'], row['metrics.loss']]),
    ).toEqual([
      ['a', '0.1', '', '0.25'],
      ['b', '', '3', ''],
    ]);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-rf /', "'-rf /"],
    ['\t=1', "'\t=1"],
    ['-0.5', '-0.5'],
    ['+1e-3', '+1e-3'],
    ['a,"b"\nc', 'a,"b"\nc'],
  ])('writes the param %j as %j', (value, expected) => {
    expect(read([run('a', { p: value })])[0]?.['params.p']).toBe(expected);
  });

  it('keeps negative, not-a-number and infinite metrics as they are', () => {
    const stored = [
      makeMetric('a', -1),
      { ...makeMetric('b', 0), value: 'NaN' },
      { ...makeMetric('c', 0), value: '-Infinity' },
    ];
    expect(read([run('a', {}, stored as never)])[0]).toMatchObject({
      'metrics.a': '-1',
      'metrics.b': 'NaN',
      'metrics.c': '-Infinity',
    });
  });

  it('keeps keys that are names of object members', () => {
    expect(runsCsv([run('a', Object.fromEntries([['__proto__x', '1']]))])).toContain('params.__proto__x');
  });
});
