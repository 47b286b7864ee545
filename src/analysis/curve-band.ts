import type { AlignedCurve } from './align-history.ts';

/** What a band around the mean shows: all values, one standard deviation, or the mean's 95 % interval. */
export type Spread = 'range' | 'sd' | 'interval';

/** The mean of some curves at each place where one of them has a value. All arrays have the same length. */
export type CurveBand = {
  readonly x: Float64Array;
  readonly mean: Float64Array;
  /** NaN with `sd` and `interval` where there is a single value. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly counts: Uint32Array;
};

/** The 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom; beyond, the normal distribution's. */
const T_QUANTILES = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;
const NORMAL_QUANTILE = 1.96;

/** Half of the 95 % t-interval of a mean, of the standard deviation of two values or more. */
export function intervalHalf(sd: number, count: number): number {
  return ((T_QUANTILES[count - 2] ?? NORMAL_QUANTILE) * sd) / Math.sqrt(count);
}

/**
 * Averages curves at equal places; nothing is interpolated. Of several values of one curve at one place the last
 * counts; values that are not finite are left out.
 */
export function curveBand(curves: readonly Pick<AlignedCurve, 'x' | 'y'>[], spread: Spread): CurveBand {
  const valuesAt = new Map<number, number[]>();
  for (const { x, y } of curves) {
    const own = new Map<number, number>();
    x.forEach((place, index) => {
      const value = y[index] ?? Number.NaN;
      if (Number.isFinite(place) && Number.isFinite(value)) own.set(place, value);
    });
    for (const [place, value] of own) {
      const values = valuesAt.get(place);
      if (values) values.push(value);
      else valuesAt.set(place, [value]);
    }
  }
  const x = Float64Array.from(valuesAt.keys()).sort();
  const rows = Array.from(x, (place) => summarise(valuesAt.get(place) ?? [], spread));
  return {
    x,
    mean: Float64Array.from(rows, ({ mean }) => mean),
    low: Float64Array.from(rows, ({ low }) => low),
    high: Float64Array.from(rows, ({ high }) => high),
    counts: Uint32Array.from(rows, ({ count }) => count),
  };
}

function summarise(values: readonly number[], spread: Spread) {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  if (spread === 'range') return { mean, low: Math.min(...values), high: Math.max(...values), count };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = spread === 'sd' ? Math.sqrt(variance) : intervalHalf(Math.sqrt(variance), count);
  return { mean, low: mean - half, high: mean + half, count };
}
