import { describe, expect, it } from 'vitest';
import { activity, activityBins } from './activity.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('activityBins', () => {
  it.each([
    [10 * HOUR, 'hour'],
    [2 * DAY, 'six hours'],
    [11 * DAY, 'day'],
    [80 * DAY, 'week'],
    [300 * DAY, 'four weeks'],
    [2 * 365 * DAY, 'quarter'],
    [50 * 365 * DAY, '5 years'],
  ])('spans %d ms by the %s', (toMs, name) => {
    expect(activityBins({ fromMs: 0, toMs })?.name).toBe(name);
  });

  it('has none when all runs started in one session', () => {
    expect(activityBins({ fromMs: 5, toMs: 5 })).toBeUndefined();
    expect(activityBins({ fromMs: 0, toMs: 5 * HOUR })).toBeUndefined();
  });
});

describe('activity', () => {
  it('counts every start of the report, the last bin ending with the last', () => {
    const span = { fromMs: 0, toMs: 80 * DAY };
    const bins = activityBins(span)!;
    const counts = activity([0, 79 * DAY, 80 * DAY, 73 * DAY], bins);
    expect(counts).toHaveLength(12);
    expect([counts[0], counts.at(-2), counts.at(-1)]).toEqual([1, 1, 2]);
  });
});
