import { describe, expect, it } from 'vitest';
import { settingNamesAt } from './setting-names.ts';

describe('settingNamesAt', () => {
  it.each([
    [
      ['metrics', 0],
      ['metric', 'goal', 'unit', 'digits', 'bounds', 'items', 'value'],
    ],
    [
      ['sources', 3],
      ['path', 'id', 'label'],
    ],
    [
      ['metrics', 0, 'bounds'],
      ['low', 'high'],
    ],
    [['metrics', 0, 'goal'], []],
    [['no', 'such'], []],
  ])('knows the names at %j', (path, expected) => {
    expect(settingNamesAt(path)).toEqual(expected);
  });

  it('knows those of the whole file', () => {
    expect(settingNamesAt([])).toContain('primaryMetric');
  });
});
