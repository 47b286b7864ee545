import type { Goal } from '../analysis/metric-direction.ts';

/** Of this share of the runs at most, values may be left beyond the end of an axis. */
const MOST_SHARE = 0.1;
/** Among fewer runs, none is odd. */
const LEAST_VALUES = 6;
/** And only when the others would otherwise be squeezed into less than a third of it. */
const SQUEEZE = 3;
/** Values beyond the limit are drawn so much of the range further: at the limit, they would look like the worst run. */
const BEYOND = 0.08;

export type Clip = {
  /** How many values lie beyond the end. */
  readonly count: number;
  /** The worst value that is still drawn at its place. */
  readonly limit: number;
  /** Where those beyond it are drawn, and the axis ends. */
  readonly end: number;
  /** Where those beyond lie. */
  readonly side: 'above' | 'below';
  readonly isBeyond: (value: number) => boolean;
  /** The value, or the end when it lies beyond the limit. */
  readonly apply: (value: number) => number;
};

/**
 * Keeps a few runs that diverged from squeezing all the others together: finds the fewest worst values without
 * which the range is less than a third. Undefined when there are none such.
 *
 * @param values finite, best first.
 */
export function clipWorst(values: readonly number[], goal: Goal): Clip | undefined {
  const best = values[0] ?? 0;
  const whole = Math.abs((values.at(-1) ?? 0) - best);
  const most = values.length < LEAST_VALUES ? 0 : Math.max(1, Math.floor(values.length * MOST_SHARE));
  for (let count = 1; count <= most; count++) {
    const limit = values[values.length - 1 - count] ?? 0;
    const range = Math.abs(limit - best);
    if (range > 0 && range * SQUEEZE < whole) {
      const end = limit + (limit - best) * BEYOND;
      const side = goal === 'maximize' ? 'below' : 'above';
      const isBeyond = (value: number) => (side === 'below' ? value < limit : value > limit);
      return { count, limit, end, side, isBeyond, apply: (value) => (isBeyond(value) ? end : value) };
    }
  }
  return undefined;
}
