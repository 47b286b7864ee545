import { describe, expect, it } from 'vitest';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { chooseCurveRuns, curveMetrics } from './curve-runs.ts';

const metric = (key: string, points: number) => ({ ...makeMetric(key, 1), points });
const run = (key: string, model: string, metrics: ReturnType<typeof metric>[]) =>
  makeRun({ key, params: [{ key: 'model', value: model }], metrics });
const keys = (runs: readonly { key: string }[]) => runs.map(({ key }) => key);

describe('chooseCurveRuns', () => {
  const ranked = ['a', 'a', 'b', 'c', 'c'].map((model, i) => run(`${model}${i}`, model, [metric('acc', 9)]));

  it('takes the best of each series when there are three', () => {
    const chosen = chooseCurveRuns(ranked, 'acc', { key: 'model', values: ['a', 'b', 'c'] });
    expect([chosen.choice, keys(chosen.runs)]).toEqual(['series', ['a0', 'b2', 'c3']]);
  });

  it('takes the best runs otherwise', () => {
    const chosen = chooseCurveRuns(ranked, 'acc', undefined);
    expect([chosen.choice, keys(chosen.runs)]).toEqual(['runs', ['a0', 'a1', 'b2', 'c3', 'c4']]);
  });

  it('passes over runs that logged one value', () => {
    const single = run('x', 'a', [metric('acc', 1)]);
    expect(chooseCurveRuns([single], 'acc', undefined).runs).toEqual([]);
  });
});

describe('curveMetrics', () => {
  it('takes the primary metric and the validation loss', () => {
    const all = ['train_loss', 'val_acc', 'val_loss', 'learning_rate', 'train_time_s'].map((key) =>
      metric(key, 5),
    );
    expect(curveMetrics([run('r', 'a', all)], 'val_acc')).toEqual(['val_acc', 'val_loss']);
  });

  it('has nothing without histories', () => {
    expect(curveMetrics([run('r', 'a', [metric('acc', 1)])], 'acc')).toEqual([]);
  });
});
