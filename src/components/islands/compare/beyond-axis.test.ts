import { describe, expect, it } from 'vitest';
import { overlayChart } from '../../../charts/overlay-chart.ts';
import { beyondText, countBeyond } from './beyond-axis.ts';

const line = (...y: readonly number[]) => ({
  id: 'a',
  x: Float64Array.from(y, (_, index) => index),
  y: Float64Array.from(y),
});

function beyond(y: readonly number[], fields: { readonly zoom?: readonly [number, number] } = {}) {
  const lines = [line(...y)];
  const chart = overlayChart({
    lines,
    xKind: 'linear',
    yKind: 'linear',
    zoom: fields.zoom,
    yRange: [0, 1],
    width: 100,
    height: 100,
  });
  if (!chart) throw new Error('nothing to draw');
  return countBeyond(lines, chart);
}

describe('countBeyond', () => {
  it('counts what lies above and below the axis, but no gap', () => {
    expect(beyond([0, 0.5, 1, 5, 9, -3, Number.NaN])).toEqual({ above: 2, below: 1 });
  });

  it('counts only in the part that is shown', () => {
    expect(beyond([5, 0.5, 1, 5, 9], { zoom: [1, 3] })).toEqual({ above: 1, below: 0 });
  });
});

describe('beyondText', () => {
  it.each([
    [{ above: 0, below: 0 }, undefined],
    [
      { above: 1, below: 0 },
      'One value lies beyond the axis: 1 above; a triangle stands where a line ends there.',
    ],
    [
      { above: 2, below: 3 },
      'Values lie beyond the axis: 2 above, 3 below; a triangle stands where a line ends there.',
    ],
  ])('of %j is %s', (counts, text) => {
    expect(beyondText(counts)).toBe(text);
  });
});
