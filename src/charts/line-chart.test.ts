import { describe, expect, it } from 'vitest';
import { lineChart } from './line-chart.ts';

const history = (key: string, values: number[], steps = values.map((_, index) => index)) => ({
  key,
  steps: Float64Array.from(steps),
  timestampsMs: new Float64Array(values.length),
  values: Float64Array.from(values),
});

describe('lineChart', () => {
  it('draws from corner to corner', () => {
    const chart = lineChart([history('loss', [0, 1])]);
    expect(chart?.series[0]).toMatchObject({ d: 'M0 1000h0L1000 0', end: { x: 100, y: 0 } });
    expect(chart?.xAxis).toBe('step');
  });

  it('leaves a gap where a value is NaN or infinite, and counts it', () => {
    const series = lineChart([history('loss', [0, Number.NaN, 1, Number.POSITIVE_INFINITY])])?.series[0];
    expect(series?.d).toBe('M0 1000h0M667 0h0');
    expect(series?.nonFinite).toBe(2);
  });

  it('sorts steps that were logged out of order', () => {
    expect(lineChart([history('a', [1, 0], [1, 0])])?.series[0]?.d).toBe('M0 1000h0L1000 0');
  });

  it('draws over log order when all steps are equal', () => {
    expect(lineChart([history('a', [0, 1, 0], [0, 0, 0])])?.xAxis).toBe('order');
  });

  it('keeps labels apart', () => {
    const chart = lineChart([history('a', [0, 1]), history('b', [0, 1]), history('c', [0, 1])]);
    expect(chart?.series.map(({ end }) => end?.labelY)).toEqual([0, 7.5, 15]);
  });

  it('has nothing to draw when nothing is finite', () => {
    expect(lineChart([history('a', [Number.NaN])])).toBeUndefined();
  });
});
