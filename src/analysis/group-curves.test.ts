import { describe, expect, it } from 'vitest';
import { groupCurves } from './group-curves.ts';

const history = (key: string, points = 2) => ({
  key,
  steps: new Float64Array(points),
  timestampsMs: new Float64Array(points),
  values: new Float64Array(points),
});

describe('groupCurves', () => {
  it('puts the parts of the data into one figure', () => {
    const groups = groupCurves(
      ['train_loss', 'val_loss', 'val/acc', 'lr', 'trainer'].map((key) => history(key)),
    );
    expect(groups.map(({ name, histories }) => [name, histories.map(({ key }) => key)])).toEqual([
      ['loss', ['train_loss', 'val_loss']],
      ['lr', ['lr']],
      ['trainer', ['trainer']],
      ['val/acc', ['val/acc']],
    ]);
  });

  it('leaves out what was logged once', () => {
    expect(groupCurves([history('a', 1)])).toEqual([]);
  });
});
