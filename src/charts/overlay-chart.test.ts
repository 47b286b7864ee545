import { describe, expect, it } from 'vitest';
import { type OverlayInput, type OverlayLine, overlayChart } from './overlay-chart.ts';

const line = (x: number[], y: number[], more: Partial<OverlayLine> = {}): OverlayLine => ({
  id: 'a',
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  ...more,
});
const chart = (lines: readonly OverlayLine[], more: Partial<OverlayInput> = {}) =>
  overlayChart({
    lines,
    xKind: 'linear',
    yKind: 'linear',
    zoom: undefined,
    yRange: undefined,
    width: 100,
    height: 50,
    ...more,
  });

describe('overlayChart', () => {
  it('breaks a line where a value is not a number, and keeps a lonely point as a dot', () => {
    const found = chart([line([0, 1, 2, 3, 4], [0, 1, Number.NaN, 1, Number.NaN])]);
    expect(found?.paths[0]?.d).toBe('M0.0 50.0h0L25.0 0.0M75.0 0.0h0');
    expect(found?.paths[0]?.end).toEqual({ x: 75, y: 0 });
  });

  it('leaves out what a log axis cannot show', () => {
    const found = chart([line([0, 1, 2], [1, 0, 100])], { yKind: 'log' });
    expect(found?.paths[0]?.d.match(/M/g)).toHaveLength(2);
  });

  it('shows the part that is zoomed to, with the heights found there', () => {
    const found = chart([line([0, 1, 2, 3, 4], [900, 1, 2, 3, -900])], { zoom: [1, 3] });
    expect(found?.x.domain).toEqual([1, 3]);
    // The neighbours are drawn too, so that the line goes on to the edge.
    expect(found?.y.domain[1]).toBeGreaterThan(3);
    expect(found?.paths[0]?.end?.x).toBe(100);
  });

  it('keeps an extreme of a long history', () => {
    const y = Float64Array.from({ length: 50_000 }, (_, index) => (index === 31_234 ? 7 : Math.sin(index)));
    const found = chart([{ id: 'a', x: Float64Array.from(y.keys()), y }], { height: 700 });
    expect(found?.paths[0]?.d).toContain(' 70.0L');
    expect(found?.paths[0]?.d.length).toBeLessThan(20_000);
  });

  it('surrounds a line with its band', () => {
    const band = { low: Float64Array.of(0, 0), high: Float64Array.of(2, 2) };
    expect(chart([line([0, 1], [1, 1], { band })])?.paths[0]?.band).toBe(
      'M0.0 0.0L100.0 0.0L100.0 50.0L0.0 50.0Z',
    );
  });

  it.each([
    ['no line', []],
    ['no finite value', [line([0, 1], [Number.NaN, Number.POSITIVE_INFINITY])]],
    ['no place', [line([Number.NaN], [1])]],
  ])('is undefined when there is %s', (_name, lines) => {
    expect(chart(lines)).toBeUndefined();
  });
});
