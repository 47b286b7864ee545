import { describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/read-settings.ts';
import { makeExperiment, makeTestReport } from '../testing/make-report.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { settingsDiagnostics } from './settings-diagnostics.ts';

const { experiments, runs } = makeTestReport({
  experiments: [makeExperiment({ name: 'flowers' })],
  runs: [makeRun({ key: 'r1', name: 'stump', metrics: [makeMetric('val_loss', 1)] })],
});
const [flowers] = experiments;
const deleted = flowers
  ? [{ ...flowers, name: 'old', experimentId: '7', key: '7' as typeof flowers.key }]
  : [];
const diagnosed = (yaml: string) =>
  settingsDiagnostics(parseSettings(yaml, 'runfolio.yaml'), { experiments, runs, deleted }, (setting) => ({
    file: 'runfolio.yaml',
    line: setting.length,
  }));
const pivot = (fields: string) => `pivots: [{ rows: params.lr, ${fields} }]`;

describe('settingsDiagnostics', () => {
  it.each([
    ['nothing', ''],
    ['an experiment by name', pivot('metric: val_loss, experiment: flowers')],
    ['an experiment by id', pivot('metric: val_loss, experiment: "1"')],
    ['a metric that runs have', pivot('metric: val_loss')],
    ['runs by name and id', 'baselines: [stump, r1]'],
    ['a primary metric', 'primaryMetric: val_loss'],
    // Its own page says so.
    ['a metric that the experiment lacks', pivot('metric: acc, experiment: flowers')],
  ])('says nothing of %s', (_name, yaml) => {
    expect(diagnosed(yaml)).toEqual([]);
  });

  it.each([
    [
      pivot('metric: val_loss, experiment: Flower'),
      'pivots.0.experiment',
      'A pivot names the experiment "Flower", which the report does not have; the pivot is left out.',
      'Did you mean "flowers"?',
    ],
    [
      pivot('metric: val_loss, experiment: digits'),
      'pivots.0.experiment',
      'A pivot names the experiment "digits", which the report does not have; the pivot is left out.',
      'Name one that it has: "flowers".',
    ],
    [
      pivot('metric: val_loss, experiment: old'),
      'pivots.0.experiment',
      'A pivot names the experiment "old", which the report does not have; the pivot is left out.',
      'Restore it, or set includeDeleted: true.',
    ],
    [
      pivot('metric: val-loss'),
      'pivots.0.metric',
      'A pivot takes the metric "val-loss", which no run has; the pivot is left out.',
      'Did you mean "val_loss"?',
    ],
    [
      'baselines: [r1, stumps]',
      'baselines.1',
      'The baseline "stumps" is no run of the report; nothing is compared with it.',
      'Did you mean "stump"?',
    ],
    [
      'primaryMetric: accuracy',
      'primaryMetric',
      'The primary metric "accuracy" is one that no run has; it ranks nothing.',
      'Name a metric that runs have: "val_loss".',
    ],
  ])('says what names nothing, where, and what is known: %s', (yaml, key, what, fix) => {
    expect(diagnosed(yaml)).toEqual([
      expect.objectContaining({ severity: 'warning', path: 'runfolio.yaml', key, what, fix }),
    ]);
  });
});
