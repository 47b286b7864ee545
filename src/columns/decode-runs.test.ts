import { describe, expect, it } from 'vitest';
import type { StoredRun } from '../entities/run.ts';
import { makeRun } from '../testing/make-run.ts';
import { decodeRuns, decodeSummaries } from './decode-runs.ts';
import { type ColumnFacts, encodeRuns, encodeSummaries } from './encode-runs.ts';
import { runsColumnsSchema, runsSummariesSchema } from './runs-columns.ts';

const base = { timestampMs: 5, points: 2, nonFinite: 0, firstStep: 0, lastStep: 1, step: 1 };
const RUNS = [
  {
    ...makeRun({
      key: 'archive.r1',
      runId: 'r1',
      name: '=cmd()</script>',
      startTimeMs: 1000,
      endTimeMs: 61_000,
      user: 'ada',
      userId: 'a',
      codeSource: { name: 'train.py', commit: '8f2c' },
      artifactUri: 's3://b/r1/artifacts',
      params: [
        { key: '__proto__', value: '1' },
        { key: 'lr', value: '0.1' },
      ],
      tags: [
        { key: 'mlflow.user', value: 'ada' },
        { key: 'team', value: 'x' },
      ],
      diagnostics: 2,
    }),
    metrics: [
      {
        key: 'loss',
        ...base,
        value: 'NaN',
        min: { value: 0.5, step: 0 },
        max: { value: 2, step: 1 },
        shape: [0, 99],
      },
    ],
    datasets: [
      { datasetKey: 'd', name: 'iris', digest: '1e9', context: 'training' },
      { datasetKey: 'e', name: 'iris', digest: '2', context: 'eval' },
    ],
  },
  {
    ...makeRun({
      key: 'archive.r2',
      runId: 'r2',
      parentKey: 'archive.r1',
      status: 'FAILED',
      startTimeMs: 900,
    }),
    lifecycleStage: 'deleted',
    incomplete: true,
    metrics: [{ key: 'loss', ...base, value: '-Infinity' }],
  },
] as unknown as readonly StoredRun[];

const FACTS: ColumnFacts = {
  experimentKey: 'archive.1',
  comparable: 1,
  paths: [{ row: 1, path: 'runs/odd/' }],
  params: [
    { key: 'lr', numeric: true, differs: true },
    { key: '__proto__', numeric: true, differs: false },
  ],
  tags: ['team'],
  metrics: [{ key: 'loss', goal: 'minimize', goalOrigin: 'assumed', decimals: 3, drawn: true }],
  marksOf: ({ runId }) => (runId === 'r1' ? ['champion'] : []),
  modelsOf: ({ runId }) => (runId === 'r2' ? ['classifier'] : []),
  histories: { points: 0, most: 10, meanOfLast: 5 },
  defaults: { params: ['lr'], metrics: ['loss'], user: false, source: false, commit: false, sameDay: true },
};

const columns = encodeRuns(RUNS, FACTS);
const table = decodeRuns(JSON.parse(JSON.stringify(columns)));

describe('decodeRuns', () => {
  it('reads what is written, which is as the schema says', () => {
    expect(runsColumnsSchema.safeParse(JSON.parse(JSON.stringify(columns))).error).toBeUndefined();
  });

  it('gives each run its own facts', () => {
    expect(table.runIds).toEqual(['r1', 'r2']);
    expect(table.keyPrefix).toBe('archive.');
    expect(table.names()).toEqual(['=cmd()</script>', 'archive.r2']);
    expect(table.status).toEqual(['FINISHED', 'FAILED']);
    expect([...table.deleted, ...table.incomplete]).toEqual([1, 1]);
    expect(table.startTimeMs).toEqual([1000, 900]);
    expect(table.durationMs).toEqual([60_000, undefined]);
    expect([table.user(), table.userId(), table.source(), table.commit()]).toEqual([
      ['ada', undefined],
      ['a', undefined],
      ['train.py', undefined],
      ['8f2c', undefined],
    ]);
    expect(table.artifactUri()).toEqual(['s3://b/r1/artifacts', undefined]);
    expect([...table.parents]).toEqual([[1, 0]]);
    expect([...table.marks]).toEqual([[0, ['champion']]]);
    expect([...table.problems]).toEqual([[0, 2]]);
    expect([...table.paths]).toEqual([[1, 'runs/odd/']]);
  });

  it('gives params, tags and metrics by key, whatever the key', () => {
    expect(table.params.map(({ key, values }) => [key, values()])).toEqual([
      ['lr', ['0.1', undefined]],
      ['__proto__', ['1', undefined]],
    ]);
    expect(table.tags.map(({ key, values }) => [key, values()])).toEqual([['team', ['x', undefined]]]);
    expect(table.metrics.map(({ key, latest }) => [key, latest()])).toEqual([
      ['loss', [Number.NaN, Number.NEGATIVE_INFINITY]],
    ]);
  });

  it('gives the datasets and models of each run', () => {
    const { datasets, models } = table;
    expect(table.datasetsOf(0).map((index) => datasets[index])).toEqual([
      { name: 'iris', digest: '1e9', context: 'training' },
      { name: 'iris', digest: '2', context: 'eval' },
    ]);
    expect(table.datasetsOf(1)).toEqual([]);
    expect(table.modelsOf(1).map((index) => models[index])).toEqual(['classifier']);
  });
});

describe('decodeSummaries', () => {
  it('gives extremes and outlines', () => {
    const file = JSON.parse(JSON.stringify(encodeSummaries(RUNS, ['loss'])));
    expect(runsSummariesSchema.safeParse(file).error).toBeUndefined();
    const loss = decodeSummaries(file, 2).get('loss');
    expect([loss?.min(), loss?.max(), loss?.shapes()]).toEqual([
      [0.5, undefined],
      [2, undefined],
      ['aq', undefined],
    ]);
  });
});
