import { describe, expect, it } from 'vitest';
import { metricSummarySchema } from './metric.ts';

const summary = {
  key: 'loss',
  value: 'NaN',
  step: 1,
  timestampMs: 2,
  points: 2,
  nonFinite: 1,
  firstStep: 0,
  lastStep: 1,
};

describe('metricSummarySchema', () => {
  it('decodes values that JSON cannot hold', () => {
    expect(metricSummarySchema.parse(summary).value).toBeNaN();
    expect(metricSummarySchema.parse({ ...summary, value: '-Infinity' }).value).toBe(
      Number.NEGATIVE_INFINITY,
    );
    expect(metricSummarySchema.safeParse({ ...summary, value: 'nan' }).success).toBe(false);
  });

  it.each([
    [[0, null, 99], true],
    [[], true],
    [[100], false],
    [[-1], false],
    [[0.5], false],
    [['1'], false],
    [[Number.NaN], false],
  ])('shape %j: %s', (shape, expected) => {
    expect(metricSummarySchema.safeParse({ ...summary, shape }).success).toBe(expected);
  });
});
