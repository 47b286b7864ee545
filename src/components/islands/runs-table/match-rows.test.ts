import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeRuns } from '../../../columns/decode-runs.ts';
import { encodeRuns } from '../../../columns/encode-runs.ts';
import { runSchema } from '../../../entities/run.ts';
import { makeMetric, makeRun } from '../../../testing/make-run.ts';
import { differenceTo } from './cell.ts';
import { exportShown } from './export-shown.ts';
import { countFacets, matchRows } from './match-rows.ts';
import { tableColumns } from './table-column.ts';
import { PLAIN_VIEW } from './view.ts';

const DAY = Date.parse('2026-05-14');
const RUNS = [
  makeRun({ key: 'a', startTimeMs: DAY, metrics: [makeMetric('loss', 0.5), makeMetric('f1', 0.5)] }),
  makeRun({ key: 'b', startTimeMs: DAY + 86_399_999, metrics: [makeMetric('loss', 0.25)] }),
  makeRun({
    key: '=c',
    status: 'FAILED',
    startTimeMs: DAY + 86_400_000,
    metrics: [makeMetric('loss', Number.NaN)],
  }),
  makeRun({ key: 'd', status: 'FAILED' }),
  makeRun({ key: 'e', lifecycleStage: 'deleted', metrics: [makeMetric('loss', 0.125)] }),
];
const table = decodeRuns(
  encodeRuns(
    RUNS.map((run) => z.encode(runSchema, run)),
    {
      experimentKey: '1',
      comparable: 2,
      paths: [],
      params: [],
      tags: [],
      metrics: [
        { key: 'loss', goal: 'minimize', goalOrigin: 'assumed', decimals: 2, drawn: false, best: 0.25 },
        { key: 'f1', goalOrigin: 'unknown', decimals: 2, drawn: false },
      ],
      marksOf: () => [],
      modelsOf: ({ runId }) => (runId === 'a' ? ['classifier', 'twin'] : runId === 'd' ? ['twin'] : []),
      histories: { points: 0, most: 10, meanOfLast: 5 },
      defaults: { params: [], metrics: ['loss'], user: false, source: false, commit: false, sameDay: false },
    },
  ),
);
const options = { table, value: { kind: 'latest' }, summaries: undefined } as const;
const column = (id: string) => tableColumns(table).find((each) => each.id === id)!;

describe('matchRows', () => {
  const facets = PLAIN_VIEW.facets;
  it.each([
    ['all, when nothing is chosen', {}, [0, 1, 2, 3, 4]],
    ['those that are deleted', { facets: { ...facets, stage: ['deleted'] } }, [4]],
    ['those that are not', { facets: { ...facets, stage: ['active'] } }, [0, 1, 2, 3]],
    ['one of the statuses chosen', { facets: { ...facets, status: ['FAILED', 'KILLED'] } }, [2, 3]],
    ['any of its models chosen', { facets: { ...facets, model: ['twin'] } }, [0, 3]],
    ['something of each facet', { facets: { ...facets, status: ['FAILED'], model: ['twin'] } }, [3]],
    ['a day, its first and last moment included', { from: '2026-05-14', until: '2026-05-14' }, [0, 1]],
    ['open ends, but never without a start', { from: '2026-05-15' }, [2]],
    ['the selection', { onlySelected: true, selected: new Set(['b', 'gone']) }, [1]],
  ])('lets pass %s', (_name, change, rows) => {
    expect(matchRows(table, { ...PLAIN_VIEW, ...change }, undefined)).toEqual(rows);
  });
});

describe('countFacets', () => {
  it('counts what the other choices let pass, and keeps what is chosen', () => {
    const view = { ...PLAIN_VIEW, facets: { ...PLAIN_VIEW.facets, status: ['FAILED', 'KILLED'] } };
    const counts = countFacets(table, view, (row) => row !== 2);
    expect(counts.get('status')).toEqual([
      { value: 'FINISHED', count: 3 },
      { value: 'FAILED', count: 1 },
      { value: 'KILLED', count: 0 },
    ]);
    expect(counts.get('model')).toEqual([{ value: 'twin', count: 1 }]);
  });
});

describe('differenceTo', () => {
  it.each([
    ['smaller, where less is better', 0, 'metrics.loss', 1, { text: '−0.25', mark: '▼', reading: 'better' }],
    ['greater, where less is better', 1, 'metrics.loss', 0, { text: '+0.25', mark: '△', reading: 'worse' }],
    ['that is not a number', 0, 'metrics.loss', 2, undefined],
    ['that was not logged', 0, 'metrics.f1', 1, undefined],
    ['of the baseline itself', 0, 'metrics.loss', 0, undefined],
  ])('reads a value %s', (_name, baseline, id, row, expected) => {
    const found = differenceTo(baseline, column(id), row, options);
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeUndefined();
  });
});

describe('exportShown', () => {
  const shown = {
    options,
    lines: [1, 2].map((row) => ({ kind: 'run', row, depth: 0, nested: 0 }) as const),
    grouping: undefined,
    columns: [column('metrics.loss'), column('start_time')],
  };
  it('writes exact values as CSV, and no text that a spreadsheet would run', () => {
    expect(exportShown(shown, 'csv')).toBe(
      "run,metrics.loss,start_time\r\nb,0.25,2026-05-14T23:59:59.999Z\r\n'=c,NaN,2026-05-15T00:00:00.000Z\r\n",
    );
  });

  it('marks the best in formats for reading', () => {
    expect(exportShown(shown, 'md')).toContain('**0.25**');
    expect(exportShown(shown, 'latex')).toContain('\\mathbf{0.25}');
  });
});
