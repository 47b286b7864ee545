import { describe, expect, it } from 'vitest';
import { makeRun } from '../testing/make-run.ts';
import type { InfluentialParam } from './param-influence.ts';
import { seriesOf, seriesParam } from './series-param.ts';

const run = (key: string, params: Record<string, string>) =>
  makeRun({ key, params: Object.entries(params).map(([name, value]) => ({ key: name, value })) });
const param = (key: string, fields: Partial<InfluentialParam> = {}): InfluentialParam => ({
  key,
  values: 2,
  runs: 2,
  numeric: false,
  influence: 0,
  correlation: undefined,
  ...fields,
});
const runs = [run('1', { model: 'svm', lr: '1' }), run('2', { model: 'mlp', lr: '2' }), run('parent', {})];

describe('seriesParam', () => {
  it('takes the first text param and orders its values', () => {
    expect(seriesParam(runs, [param('lr', { numeric: true }), param('model')])).toEqual({
      key: 'model',
      values: ['mlp', 'svm'],
    });
  });

  it.each([
    ['one value', { values: 1 }],
    ['more values than series', { values: 11 }],
    ['too few runs that have it', { runs: 1 }],
  ])('passes over a param with %s', (_, fields) => {
    expect(seriesParam(runs, [param('model', fields)])).toBeUndefined();
  });
});

describe('seriesOf', () => {
  it('numbers runs by their value', () => {
    const series = { key: 'model', values: ['mlp', 'svm'] };
    expect(runs.map((one) => seriesOf(one, series))).toEqual([2, 1, undefined]);
    expect(seriesOf(runs[0]!, undefined)).toBeUndefined();
  });
});
