import { describe, expect, it } from 'vitest';
import { type AxisKind, plotAxis } from './plot-axis.ts';

const PIXELS = [0, 100] as const;

describe('plotAxis', () => {
  it.each<readonly [AxisKind, readonly [number, number], readonly number[]]>([
    ['linear', [0, 0.97], [0, 0.5, 1]],
    ['linear', [3, 3], [2.8, 3, 3.2]],
    ['log', [0.001, 0.9], [0.001, 0.01, 0.1]],
    ['log', [2, 6], [2, 3, 4, 5, 6]],
    ['duration', [0, 9000], [0, 5000]],
    ['duration', [0, 2], [0, 0.5, 1, 1.5, 2]],
    ['time', [3_600_000, 7_200_000], [3_600_000, 4_500_000, 5_400_000, 6_300_000, 7_200_000]],
  ])('puts ticks of a %s axis over %j at round values', (kind, range, ticks) => {
    expect(plotAxis(kind, range, PIXELS, kind === 'linear').ticks).toEqual(ticks);
  });

  it.each<readonly [AxisKind, number]>([
    ['linear', 0.3],
    ['log', 0.03],
    ['time', 0.7],
  ])('finds the value of a pixel on a %s axis again', (kind, value) => {
    const axis = plotAxis(kind, [0.01, 1], [100, 0], true);
    expect(axis.valueAt(axis.place(value))).toBeCloseTo(value, 9);
  });

  it.each<readonly [AxisKind, number]>([
    ['log', 0],
    ['log', -1],
    ['linear', Number.NaN],
    ['linear', Number.POSITIVE_INFINITY],
  ])('has no place on a %s axis for %d', (kind, value) => {
    expect(plotAxis(kind, [0.1, 10], PIXELS, false).place(value)).toBeNaN();
  });

  it('holds the greatest doubles', () => {
    expect(plotAxis('linear', [-1.7e308, 1.7e308], PIXELS, true).place(0)).toBeCloseTo(50, 9);
  });
});
