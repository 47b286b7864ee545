import { describe, expect, it } from 'vitest';
import { metricSetting } from './metric-setting.ts';

describe('metricSetting', () => {
  it.each([
    ['val_*', 'val_acc', true],
    ['*', '', true],
    ['*_loss', 'val_loss', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false],
    ['acc', 'accuracy', false],
    ['a.c', 'abc', false],
    ['(', '(', true],
  ])('pattern %s, key %s: %s', (metric, key, expected) => {
    expect(metricSetting({ metrics: [{ metric }] }, key) !== undefined).toBe(expected);
  });

  it('takes the first that matches', () => {
    const metrics = [
      { metric: 'val_*', unit: 'a' },
      { metric: 'val_acc', unit: 'b' },
    ];
    expect(metricSetting({ metrics }, 'val_acc')?.unit).toBe('a');
  });
});
