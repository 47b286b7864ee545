import type { Goal } from '../../statistics/goal.ts';
import { extent } from '../../statistics/moments.ts';
import { spearman } from '../../statistics/rank-correlation.ts';

/** The means of a metric, one for each row. */
export type MetricColumn = {
  readonly metric: { readonly key: string };
  readonly goal: Goal;
  readonly means: readonly number[];
};

/** Two metrics that order the rows nearly alike, or nearly in reverse. */
export type CorrelatedMetrics = {
  readonly first: string;
  readonly second: string;
  readonly rho: number;
};

const ALIKE = 0.95;
/** Any two rows lie on a line. */
const FEWEST_ROWS = 4;
const ROUNDING = 1e-9;

/** The pairs of metrics with |Spearman's ρ| above 0.95, which vote twice. */
export function correlatedMetrics(columns: readonly MetricColumn[]): readonly CorrelatedMetrics[] {
  return columns.flatMap((first, index) =>
    columns.slice(index + 1).flatMap((second): readonly CorrelatedMetrics[] => {
      const rho = spearman(first.means, second.means);
      if (rho === undefined || Math.abs(rho) <= ALIKE) return [];
      return [{ first: first.metric.key, second: second.metric.key, rho }];
    }),
  );
}

/**
 * Metrics that are another one in other units, such as error = 1 − accuracy: the second of each two, with the first.
 * Told from at least four rows, as fewer lie on a line by chance.
 *
 * @param kept stays whatever its place.
 */
export function sameMetrics(columns: readonly MetricColumn[], kept: string): ReadonlyMap<string, string> {
  const same = new Map<string, string>();
  const order = columns.toSorted((a, b) => Number(b.metric.key === kept) - Number(a.metric.key === kept));
  order.forEach((first, index) => {
    if (same.has(first.metric.key)) return;
    for (const second of order.slice(index + 1)) {
      if (!same.has(second.metric.key) && isLinear(first.means, second.means)) {
        same.set(second.metric.key, first.metric.key);
      }
    }
  });
  return same;
}

function isLinear(x: readonly number[], y: readonly number[]): boolean {
  const [xs, ys] = [extent(x), extent(y)];
  const [width, height] = [xs.max - xs.min, ys.max - ys.min];
  if (x.length < FEWEST_ROWS || !(width > 0) || !(height > 0)) return false;
  const distinct = new Set(x).size;
  if (distinct < FEWEST_ROWS) return false;
  return [1, -1].some((sign) =>
    x.every((value, index) => {
      const along = (value - xs.min) / width;
      const across = ((y[index] ?? 0) - ys.min) / height;
      return Math.abs((sign === 1 ? along : 1 - along) - across) <= ROUNDING;
    }),
  );
}
