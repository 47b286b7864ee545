import { describe, expect, it } from 'vitest';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { type ComparisonInput, compareSideBySide, metricPrefix } from './comparison.ts';
import { metricGoal } from './metric-goal.ts';

const pair = (key: string, value: string) => ({ key, value });
const base = makeRun({
  key: 'base',
  params: [pair('lr', '0.1'), pair('model', 'mlp'), pair('seed', '0')],
  metrics: [makeMetric('acc', 0.8), makeMetric('system/gpu', 5), makeMetric('val/loss', 1)],
});
const good = makeRun({
  key: 'good',
  params: [pair('lr', '0.2'), pair('model', 'mlp'), pair('C', '1'), pair('seed', '0')],
  metrics: [makeMetric('acc', 0.9), makeMetric('system/gpu', 7), makeMetric('val/loss', Number.NaN)],
});
const failed = makeRun({
  key: 'failed',
  status: 'FAILED',
  params: [pair('model', 'svm'), pair('seed', '0')],
  metrics: [makeMetric('acc', 1), makeMetric('val/loss', 0.5), makeMetric('rare', 1)],
});

function compare(fields: Partial<ComparisonInput> = {}) {
  return compareSideBySide({
    runs: [good, base, failed],
    baseline: base,
    primary: 'acc',
    goalOf: (key) => metricGoal(key, { metrics: [] } as never),
    paramOrder: ['model', 'lr'],
    ...fields,
  });
}

describe('compareSideBySide', () => {
  it('puts the baseline first and keeps the order of the others', () => {
    expect(compare().runs.map(({ key }) => key)).toEqual(['base', 'good', 'failed']);
    expect(compare({ baseline: undefined }).runs.map(({ key }) => key)).toEqual(['good', 'base', 'failed']);
  });

  it('gives the params that differ by influence, and folds those that do not', () => {
    const { params, constant, constantWhereLogged } = compare();
    expect(params.map(({ key, values }) => [key, ...values])).toEqual([
      ['model', 'mlp', 'mlp', 'svm'],
      ['lr', '0.1', '0.2', undefined],
    ]);
    expect(constant).toEqual([pair('seed', '0')]);
    expect(constantWhereLogged).toEqual([pair('C', '1')]);
  });

  it('marks the best of the finished runs only, and gives differences with their reading', () => {
    const [accuracy] = compare().main[0]?.metrics ?? [];
    expect(accuracy).toMatchObject({ key: 'acc', values: [0.8, 0.9, 1], isBest: [false, true, false] });
    expect(accuracy?.differences.map((difference) => difference?.reading)).toEqual([
      undefined,
      'better',
      'better',
    ]);
  });

  it('has no difference to or from NaN, and no best where only one value is finite', () => {
    const loss = compare()
      .main.flatMap(({ metrics }) => metrics)
      .find(({ key }) => key === 'val/loss');
    expect(loss?.differences.map((difference) => difference?.value)).toEqual([undefined, undefined, -0.5]);
    expect(loss?.isBest).toEqual([false, false, false]);
  });

  it('marks no best where all finished runs have the same value', () => {
    const same = ['x', 'y'].map((key) => makeRun({ key, metrics: [makeMetric('acc', 1)] }));
    expect(compare({ runs: same, baseline: undefined }).main[0]?.metrics[0]?.isBest).toEqual([false, false]);
  });

  it('makes a section of each prefix, and folds what few runs have and what the machine did', () => {
    const { main, more } = compare();
    expect(main.map(({ prefix }) => prefix)).toEqual(['', 'val']);
    expect(more.map(({ prefix, metrics }) => [prefix, ...metrics.map(({ key }) => key)])).toEqual([
      ['', 'rare'],
      ['system', 'system/gpu'],
    ]);
  });

  it('stays bounded with a thousand params and metrics, and counts what it leaves out', () => {
    const runs = Array.from({ length: 20 }, (_, r) =>
      makeRun({
        key: `r${r}`,
        params: Array.from({ length: 1000 }, (__, i) => pair(`p${i}`, String(r))),
        metrics: Array.from({ length: 1000 }, (__, i) => makeMetric(`m${i}/x`, r)),
      }),
    );
    const { params, main, more, leftOut } = compare({ runs, baseline: undefined });
    expect(params).toHaveLength(40);
    const shown = [...main, ...more].flatMap(({ metrics }) => metrics).length;
    expect(leftOut).toEqual({ params: 960, metrics: 1000 - shown });
    expect(shown).toBe(66);
  });

  it('takes keys for keys, whatever they are called', () => {
    const keys = ['__proto__', 'constructor', 'toString', 'valueOf', ''];
    const runs = ['1', '2'].map((value) =>
      makeRun({
        key: `r${value}`,
        params: keys.map((key) => pair(key, value)),
        metrics: keys.map((key) => makeMetric(`${key}/acc`, Number(value))),
      }),
    );
    const { params, main } = compare({ runs, baseline: runs[0], paramOrder: keys });
    expect(params.map(({ key, values }) => [key, ...values])).toEqual(keys.map((key) => [key, '1', '2']));
    expect(main.map(({ prefix }) => prefix)).toEqual(['', '__proto__', 'constructor', 'toString', 'valueOf']);
  });
});

describe('metricPrefix', () => {
  it.each([
    ['val/loss', 'val'],
    ['loss', ''],
    ['/loss', ''],
    ['a/b/c', 'a'],
  ])('of %s is %j', (key, prefix) => {
    expect(metricPrefix(key)).toBe(prefix);
  });
});
