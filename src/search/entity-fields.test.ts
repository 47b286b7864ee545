import { describe, expect, it } from 'vitest';
import type { MetricHistory } from '../entities/metric.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { compileFilter } from './compile.ts';
import { entityFields } from './entity-fields.ts';
import { sortRows } from './order.ts';
import { parseFilter } from './parse.ts';
import { parseOrder } from './parse-order.ts';
import { historiesNeeded } from './searched-fields.ts';

const history: MetricHistory = {
  key: 'loss',
  steps: Float64Array.of(0, 1, 2, 1, 3),
  timestampsMs: Float64Array.of(0, 1, 2, 5, 3),
  values: Float64Array.of(8, 4, 2, 3, Number.NaN),
};
const runs = [
  makeRun({
    key: 'a',
    startTimeMs: Date.parse('2026-05-14T10:00Z'),
    endTimeMs: Date.parse('2026-05-14T10:30Z'),
    params: [
      { key: 'lr', value: '1e-2' },
      { key: 'model', value: 'svm' },
    ],
    metrics: [{ ...makeMetric('loss', 2), min: { value: 1, step: 3 }, max: { value: 8, step: 0 } }],
  }),
  makeRun({
    key: 'b',
    startTimeMs: Date.parse('2026-05-15'),
    params: [{ key: 'lr', value: '10' }],
    metrics: [makeMetric('loss', Number.NaN)],
  }),
  makeRun({ key: 'c', params: [{ key: 'lr', value: 'fast' }] }),
];
const fields = entityFields<(typeof runs)[number]>((run, key) =>
  run.key === 'a' && key === 'loss' ? history : undefined,
);
const goalOf = () => 'minimize' as const;
const found = (filter: string) =>
  runs.filter(compileFilter(parseFilter(filter), fields, { goalOf })).map(({ runId }) => runId);
const sorted = (order: string) =>
  sortRows(runs, parseOrder(order), fields, { goalOf }).map(({ runId }) => runId);

describe('compileFilter', () => {
  it.each([
    ['params.lr < 1', ['a']],
    ['params.lr >= 0.01', ['a', 'b']],
    ['params.lr != 10', ['a']],
    ["params.lr != '10'", ['a', 'c']],
    ['params.lr = 0.010', ['a']],
    ['number(params.lr) IS NULL', ['c']],
    ['NOT params.lr < 1', ['b', 'c']],
    ["NOT params.model = 'svm'", ['b', 'c']],
    ["params.model NOT LIKE 'x'", ['a']],
    ['metrics.loss IS NULL', ['c']],
    ['metrics.loss != 7', ['a', 'b']],
    ['NOT metrics.loss > 7', ['a', 'b', 'c']],
    ['min(metrics.loss) = 1', ['a']],
    ['max(metrics.loss) = 8', ['a']],
    ['best(metrics.loss) = 1', ['a']],
    ['at(metrics.loss, 1) = 3', ['a']],
    ['at(metrics.loss, 7) IS NULL', ['a', 'b', 'c']],
    ['mean(metrics.loss, 1) != 0', ['a']],
    ['mean(metrics.loss, 9) IS NOT NULL', ['a']],
    ["duration >= '30m'", ['a']],
    ['duration < 1800001', ['a']],
    ['duration IS NULL', ['b', 'c']],
    ['end_time IS NULL', ['b', 'c']],
    ["start_time >= '2026-05-15'", ['b']],
    ["start_time < '2026-05-14 12:00+02:00'", []],
    ["start_time <= '2026-05-14 12:00+02:00'", ['a']],
    ["params.lr < 1 OR params.lr = 'fast'", ['a', 'c']],
    ["params.lr IN ('10', 'fast')", ['b', 'c']],
    ["datasets.name IS NULL AND status IN ('FINISHED')", ['a', 'b', 'c']],
  ])('finds by %s', (filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });

  it('finds no run by the best of a metric without a goal, nor by histories that are not there', () => {
    const none = (filter: string) => runs.filter(compileFilter(parseFilter(filter), entityFields()));
    expect(none('best(metrics.loss) > 0 OR at(metrics.loss, 1) > 0')).toEqual([]);
  });
});

describe('sortRows', () => {
  it.each([
    ['', ['b', 'a', 'c']],
    ['params.lr', ['b', 'a', 'c']],
    ['number(params.lr)', ['a', 'b', 'c']],
    ['number(params.lr) DESC', ['b', 'a', 'c']],
    ['metrics.loss DESC', ['a', 'b', 'c']],
    ['best(metrics.loss), run_id DESC', ['a', 'c', 'b']],
    ['duration DESC', ['a', 'b', 'c']],
    ['start_time', ['a', 'b', 'c']],
  ])('sorts by %s', (order, expected) => {
    expect(sorted(order)).toEqual(expected);
  });

  it('compares texts by code point, as Python and SQLite do', () => {
    const named = ['\u{1f600}', '\uffff', 'é', 'z'].map((name, index) =>
      makeRun({ key: String(index), name }),
    );
    expect(sortRows(named, parseOrder('run_name'), entityFields()).map(({ name }) => name)).toEqual([
      'z',
      'é',
      '\uffff',
      '\u{1f600}',
    ]);
  });
});

describe('historiesNeeded', () => {
  it.each([
    ['metrics.loss > 1 AND best(metrics.loss) > 1', '', []],
    ['NOT (at(metrics.a, 1) > 1 OR mean(metrics.b, 2) > 1)', 'at(metrics.a, 5) DESC', ['a', 'b']],
    ['', 'mean(metrics.c, 3)', ['c']],
  ])('of %j by %j', (filter, order, expected) => {
    expect(historiesNeeded(parseFilter(filter), parseOrder(order))).toEqual(expected);
  });
});
