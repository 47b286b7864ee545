import { describe, expect, it } from 'vitest';
import { metricDifference } from './metric-difference.ts';

describe('metricDifference', () => {
  const up = { goal: 'maximize', origin: 'assumed' } as const;
  const down = { goal: 'minimize', origin: 'assumed' } as const;
  it.each([
    [2, 1, up, { value: 1, reading: 'better' }],
    [2, 1, down, { value: 1, reading: 'worse' }],
    [1, 1, up, { value: 0, reading: undefined }],
    [2, 1, undefined, { value: 1, reading: undefined }],
    [Number.NaN, 1, up, undefined],
    [Number.POSITIVE_INFINITY, 1, up, undefined],
    [undefined, 1, up, undefined],
    [1, undefined, up, undefined],
  ])('of %s to %s', (value, against, goal, expected) => {
    expect(metricDifference(value, against, goal)).toEqual(expected);
  });
});
