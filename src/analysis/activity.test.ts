import { describe, expect, it } from 'vitest';
import { activity } from './activity.ts';

const DAY = 24 * 3_600_000;

describe('activity', () => {
  it('counts by week over a long time', () => {
    const span = { fromMs: 0, toMs: 100 * DAY };
    const { counts, binMs } = activity([100 * DAY, 99 * DAY, 90 * DAY], span);
    expect(binMs).toBe(7 * DAY);
    expect(counts).toHaveLength(12);
    expect(counts.slice(-2)).toEqual([1, 2]);
  });

  it('takes finer bins when all runs are close together', () => {
    expect(activity([0, 5 * 60_000], { fromMs: 0, toMs: 5 * 60_000 }).counts).toEqual([1, 0, 0, 0, 0, 1]);
  });

  it('counts one run', () => {
    expect(activity([7], { fromMs: 7, toMs: 7 }).counts).toEqual([1]);
  });
});
