import { describe, expect, it } from 'vitest';
import type { MetricGoal } from '../../../analysis/metric-goal.ts';
import { shownDifference } from './difference.ts';

const UP: MetricGoal = { goal: 'maximize', origin: 'assumed' };
const DOWN: MetricGoal = { goal: 'minimize', origin: 'assumed' };
const UNKNOWN: MetricGoal = { goal: undefined, origin: 'unknown' };

describe('shownDifference', () => {
  it.each([
    [0.9, 0.8, UP, 0, '▲', 'better'],
    [0.9, 0.8, DOWN, 0, '△', 'worse'],
    [0.7, 0.8, DOWN, 0, '▼', 'better'],
    [0.9, 0.8, UNKNOWN, 0, '', undefined],
    [0.8, 0.8, UP, 0, '≈', undefined],
    [101, 100, UP, 1, '≈', undefined],
    [-102, -100, UP, 1, '▽', 'worse'],
    [1, 0, UP, 50, '▲', 'better'],
  ] as const)('marks %d against %d', (value, baseline, goal, tolerance, mark, reading) => {
    expect(shownDifference(value, baseline, goal, tolerance)).toMatchObject({ mark, reading });
  });

  it.each([
    [undefined, 1],
    [1, undefined],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])('says nothing of %s against %s', (value, baseline) => {
    expect(shownDifference(value, baseline, UP, 0)).toBeUndefined();
  });
});
