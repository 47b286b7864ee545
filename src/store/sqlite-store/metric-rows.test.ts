import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHistory } from '../../snapshot/history-codec.ts';
import { parseMetricFile } from '../file-store/metric-file.ts';
import type { Cell } from './database.ts';
import { metricCollector, type RunMetrics } from './metric-rows.ts';

type PointRow = readonly [timestamp: Cell, step: Cell, value: Cell];

function collect(rows: readonly PointRow[], key: Cell = 'loss'): RunMetrics {
  const collector = metricCollector();
  for (const [timestamp, step, value] of rows) collector.add(key, timestamp, step, value);
  return collector.finish();
}

function historyOf({ metrics }: RunMetrics) {
  return decodeHistory(Buffer.from(metrics[0]?.line ?? []).toString('utf8'));
}

describe('metricCollector', () => {
  it('gives a history in the order of (timestamp, step, value), as MLflow does', () => {
    const found = collect([
      [30, 0, 1],
      [10, 5, 2],
      [10, 4, 9],
      [10, 4, -1],
      [20, -3, 0.5],
    ]);
    const { timestampsMs, steps, values } = historyOf(found);
    expect([...timestampsMs]).toEqual([10, 10, 10, 20, 30]);
    expect([...steps]).toEqual([4, 4, 5, -3, 0]);
    expect([...values]).toEqual([-1, 9, 2, 0.5, 1]);
    expect(found.metrics[0]?.summary).toMatchObject({ value: 2, step: 5, timestampMs: 10, points: 5 });
  });

  it('reads NaN, the largest doubles as infinities, and -0', () => {
    const found = collect([
      [1, 0, 'NaN'],
      [2, 1, 1.7976931348623157e308],
      [3, 2, -1.7976931348623157e308],
      [4, 3, -0],
      [5, 4, 7],
    ]);
    expect([...historyOf(found).values]).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0,
      7,
    ]);
    expect(found.metrics[0]?.summary).toMatchObject({
      nonFinite: 3,
      min: { value: -0, step: 3 },
      max: { value: 7, step: 4 },
    });
  });

  it.each<[what: string, row: PointRow, first: string]>([
    ['a step that a double does not hold', [1, '1152921504606846976', 2], '1 2 1152921504606846976'],
    ['a text for a value', [1, 0, 'abc'], '1 abc 0'],
    ['no value', [1, 0, null], '1 NULL 0'],
    ['no time', [null, 0, 1], 'NULL 1 0'],
    ['a blob for a step', [1, new Uint8Array(3), 1], '1 1 a blob'],
  ])('refuses %s, and keeps the other points', (_what, row, first) => {
    const found = collect([[1, 0, 1], row, row, [2, 1, 2]]);
    expect(found.metrics[0]?.summary.points).toBe(2);
    expect([...found.faults]).toEqual([['loss', { rows: 2, first }]]);
    expect(found.rows).toBe(4);
  });

  it('begins anew with each run', () => {
    const collector = metricCollector();
    const add = (key: string, value: number) => collector.add(key, 1, 0, value);
    add('a', 1);
    add('b', 2);
    expect(collector.finish().metrics.map(({ summary }) => summary.key)).toEqual(['a', 'b']);
    add('b', 3);
    expect(collector.finish().metrics.map(({ summary }) => [summary.key, summary.value])).toEqual([['b', 3]]);
    expect(collector.finish().metrics).toEqual([]);
  });

  it('says of any points what the reader of files says of the same lines', () => {
    const point = fc.record({
      timestamp: fc.integer({ min: 0, max: 300 }),
      step: fc.integer({ min: -40, max: 200 }),
      value: fc.oneof(fc.double({ noNaN: true }), fc.constant('NaN' as const)),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 200 }), (points) => {
        const found = collect(points.map(({ timestamp, step, value }) => [timestamp, step, value]));
        const history = historyOf(found);
        const lines = Array.from(
          history.values,
          (value, index) =>
            `${history.timestampsMs[index]} ${Object.is(value, -0) ? '-0' : value} ${history.steps[index]}\n`,
        );
        const file = parseMetricFile(Buffer.from(lines.join('')), 'loss');
        expect(found.metrics[0]?.summary).toEqual(file.summary);
        expect(decodeHistory(Buffer.from(file.line ?? []).toString('utf8'))).toEqual(history);
        expect(history.values.length).toBe(points.length);
      }),
    );
  });
});
