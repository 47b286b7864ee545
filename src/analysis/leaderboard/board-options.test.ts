import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../settings/read-settings.ts';
import { boardMetric, hasBoard, optionsFromSettings, valueRule } from './board-options.ts';

const settings = parseSettings(
  `
metrics:
  - { metric: val_loss, goal: minimize }
  - { metric: test_acc, unit: "%", digits: 1, bounds: [0, 100], items: 500, value: "at-best:val_loss" }
leaderboards: { value: best, exclude: ["train_*"], repeat: [trial], comparable: [params.epochs], alpha: 0.01 }
`,
  'runfolio.yaml',
);

describe('boardMetric', () => {
  it('takes the rule of the metric, and the goal of the one that it looks at', () => {
    expect(boardMetric('test_acc', settings, undefined)).toEqual({
      key: 'test_acc',
      goal: { goal: 'maximize', origin: 'assumed' },
      unit: '%',
      digits: 1,
      bounds: { low: 0, high: 100 },
      items: 500,
      rule: { kind: 'at-best-of', metric: 'val_loss', goal: 'minimize' },
    });
  });

  it('else that of all boards, and the goal of the experiment', () => {
    const experiment = { primaryMetric: { name: 'score', goal: 'minimize' } } as const;
    expect(boardMetric('score', settings, experiment)).toMatchObject({
      goal: { goal: 'minimize', origin: 'experiment' },
      rule: { kind: 'best' },
    });
  });
});

describe('optionsFromSettings', () => {
  it('hands on what the settings say', () => {
    const metric = boardMetric('val_loss', settings, undefined);
    expect(optionsFromSettings(metric, settings)).toEqual({
      metric,
      statistic: 'mean',
      resamples: 2000,
      level: 0.95,
      alpha: 0.01,
      test: 'auto',
      statuses: ['FINISHED'],
      repeat: ['trial'],
      groupBy: undefined,
      ignore: [],
      comparable: ['params.epochs'],
    });
  });
});

describe('hasBoard', () => {
  it.each([
    ['train_loss', false],
    ['val_loss', true],
  ])('of %s is %s', (metric, expected) => {
    expect(hasBoard(metric, settings)).toBe(expected);
  });
});

describe('valueRule', () => {
  it('throws for a text that is no rule', () => {
    expect(() => valueRule('median', settings, undefined)).toThrow('invalid value rule: median');
  });
});
