import { describe, expect, it } from 'vitest';
import type { MetricHistory } from '../entities/metric.ts';
import { lineChart } from './line-chart.ts';

const history = (
  values: number[],
  steps = values.map((_, index) => index),
  timestampsMs = values.map(() => 0),
) =>
  ({
    key: 'loss',
    steps: Float64Array.from(steps),
    timestampsMs: Float64Array.from(timestampsMs),
    values: Float64Array.from(values),
  }) satisfies MetricHistory;
const chartOf = (...histories: MetricHistory[]) =>
  lineChart({ curves: histories.map((entry, index) => ({ label: `l${index}`, history: entry })) });

describe('lineChart', () => {
  it('draws from corner to corner', () => {
    const chart = chartOf(history([0, 1]));
    expect(chart?.series[0]).toMatchObject({ d: 'M0 1000h0l1000-1000', end: { x: 100, y: 0 } });
    expect(chart?.axis).toBe('step');
  });

  it('leaves a gap where a value is NaN or infinite, counts it and says where', () => {
    const chart = chartOf(history([0, Number.NaN, 1, Number.POSITIVE_INFINITY]));
    expect(chart?.series[0]).toMatchObject({ d: 'M0 1000h0M667 0h0', nonFinite: 2 });
    expect(chart?.gaps).toEqual([
      { x: 33.3, y: 100, position: 1, value: Number.NaN },
      { x: 100, y: 0, position: 3, value: Number.POSITIVE_INFINITY },
    ]);
  });

  it('sorts steps that were logged out of order', () => {
    expect(chartOf(history([1, 0], [1, 0]))?.series[0]?.d).toBe('M0 1000h0l1000-1000');
  });

  it('draws over time when all steps are equal, and over log order when no time passes either', () => {
    const timed = chartOf(history([0, 1], [0, 0], [5000, 7000]));
    expect(timed).toMatchObject({ axis: 'time', table: { rows: [{ x: 0 }, { x: 2000 }] } });
    expect(chartOf(history([0, 1, 0], [0, 0, 0]))?.axis).toBe('order');
  });

  it('keeps every extreme of a long history', () => {
    const values = Array.from({ length: 5000 }, (_, index) => Math.sin(index / 50));
    values[2345] = 9;
    const series = chartOf(history(values))?.series[0];
    expect(series).toMatchObject({ points: 5000, drawn: 120 });
    expect(series?.d).toMatch(/l\d+ ?-?\d+/);
    expect(chartOf(history(values))?.yTicks.at(-1)?.value).toBeGreaterThanOrEqual(9);
  });

  it('keeps labels apart, the context’s among them, and inside of the figure', () => {
    const same = history([0, 1, 0]);
    const chart = lineChart({
      curves: [
        { label: 'a', history: same },
        { label: 'b', history: same },
      ],
      context: { label: 'others', histories: [same] },
    });
    expect(chart?.labels.map(({ place }) => place.y)).toEqual([81, 90.5, 100]);
    expect(chart?.contextPaths).toHaveLength(1);
  });

  it('marks the best point by its step', () => {
    const chart = lineChart({
      curves: [{ label: '', history: history([0, 1, 0]) }],
      best: { step: 1, value: 1 },
    });
    expect(chart?.best).toEqual({ step: 1, value: 1, x: 50, y: 0 });
  });

  it.each([
    ['one finite point', [Number.NaN, 2]],
    ['equal values', [3, 3, 3]],
    ['the largest doubles', [-Number.MAX_VALUE, Number.MAX_VALUE]],
    ['the smallest doubles', [0, Number.MIN_VALUE]],
  ])('draws %s with finite numbers only', (_, values) => {
    const chart = chartOf(history(values));
    expect(chart?.series[0]?.d).toMatch(/^M[\d Mhl-]+$/);
    expect(JSON.stringify([chart?.series, chart?.labels, chart?.yTicks])).not.toContain('null');
  });

  it('has nothing to draw when nothing is finite', () => {
    expect(chartOf(history([Number.NaN, Number.NEGATIVE_INFINITY]))).toBeUndefined();
  });
});
