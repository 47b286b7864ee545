import { describe, expect, it } from 'vitest';
import { experimentSchema } from '../entities/experiment.ts';
import { settingsSchema } from '../settings/settings.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { bestRun, compareRuns, primaryMetric } from './rank-runs.ts';

const experiment = experimentSchema.parse({
  key: '1',
  sourceId: 'runs',
  experimentId: '1',
  name: 'e',
  lifecycleStage: 'active',
  tags: [],
  traces: [],
  incomplete: false,
});
const settings = (fields: object = {}) => settingsSchema.parse(fields);
const run = (key: string, metrics: Record<string, number>, fields: object = {}) =>
  makeRun({ key, metrics: Object.entries(metrics).map(([k, v]) => makeMetric(k, v)), ...fields });

describe('primaryMetric', () => {
  const runs = [run('a', { val_loss: 1, val_acc: 0.5, train_acc: 0.6, time_s: 3, score: 1 })];

  it('takes the settings first, then the tags, then a guess', () => {
    const tagged = { ...experiment, primaryMetric: { name: 'val_loss', goal: 'minimize' as const } };
    expect(primaryMetric(runs, settings({ primaryMetric: 'score' }), tagged)).toMatchObject({
      key: 'score',
      origin: 'settings',
    });
    expect(primaryMetric(runs, settings(), tagged)).toMatchObject({ key: 'val_loss', origin: 'experiment' });
    expect(primaryMetric(runs, settings(), experiment)).toMatchObject({ key: 'val_acc', origin: 'assumed' });
  });

  it('passes over a declared metric that no run has', () => {
    expect(primaryMetric(runs, settings({ primaryMetric: 'gone' }), experiment)?.key).toBe('val_acc');
  });

  it('is absent when no metric has a direction', () => {
    expect(primaryMetric([run('a', { score: 1, lr: 0.1 })], settings(), experiment)).toBeUndefined();
  });
});

describe('bestRun', () => {
  const primary = { key: 'acc', goal: { goal: 'maximize', origin: 'settings' }, origin: 'settings' } as const;

  it('never crowns a failed, running or NaN run', () => {
    const runs = [
      run('failed', { acc: 0.99 }, { status: 'FAILED' }),
      run('running', { acc: 0.98 }, { status: 'RUNNING' }),
      run('nan', { acc: Number.NaN }),
      run('ok', { acc: 0.9 }),
    ];
    expect(bestRun(runs, primary)).toMatchObject({ run: { key: 'ok' }, value: 0.9, ties: 1 });
    expect([...runs].sort(compareRuns(primary)).map(({ key }) => key)).toEqual([
      'ok',
      'failed',
      'running',
      'nan',
    ]);
  });

  it('counts ties and takes the latest started', () => {
    const runs = [run('a', { acc: 1 }, { startTimeMs: 1 }), run('b', { acc: 1 }, { startTimeMs: 2 })];
    expect(bestRun(runs, primary)).toMatchObject({ run: { key: 'b' }, ties: 2 });
  });
});
