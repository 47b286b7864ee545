import { studentCritical } from './distributions.ts';
import { mean, standardDeviation } from './moments.ts';
import { type NoSpreadReason, type NotShown, noSpreadReason, notShown } from './not-shown.ts';
import { percentText, type Unit, unitCount } from './wording.ts';

/** What a metric can be at least and at most; an open end is undefined. */
export type Bounds = { readonly low?: number | undefined; readonly high?: number | undefined };

/** An interval of a mean over repeats. */
export type MeanInterval = {
  readonly shown: true;
  readonly method: 't';
  readonly level: number;
  readonly n: number;
  readonly unit: Unit;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Before clipping. */
  readonly halfWidth: number;
  readonly df: number;
  /** Ends that were cut at the metric's bounds. */
  readonly clipped: readonly ('low' | 'high')[];
  readonly text: string;
};

export const DEFAULT_LEVEL = 0.95;

/**
 * How much the variance of one repeat counts in that of their mean: 1/n, and 1/k + 1/(k − 1) for the k folds of a
 * cross-validation, whose training sets overlap (Nadeau and Bengio 2003; the factor for k folds as in R's MachineShop).
 */
export function varianceFactor(n: number, unit: Unit): number {
  return unit === 'fold' ? 1 / n + 1 / (n - 1) : 1 / n;
}

/**
 * Student's t interval of a mean: mean ∓ t(1 − (1 − level)/2, n − 1) · sd · √(1/n), for folds with the corrected
 * factor. Not shown for a single run, without spread (it would have no width), and when a value is not finite.
 *
 * @param values one a repeat.
 * @param options.level between 0 and 1.
 * @param options.bounds the interval is cut there, and says so.
 */
export function tInterval(
  values: readonly number[],
  options: { readonly level?: number; readonly unit?: Unit; readonly bounds?: Bounds | undefined },
): MeanInterval | NotShown<NoSpreadReason> {
  const { level = DEFAULT_LEVEL, unit = 'seed', bounds = {} } = options;
  const reason = noSpreadReason(values);
  if (reason) return notShown(reason);
  const n = values.length;
  const center = mean(values);
  const se = (standardDeviation(values) ?? 0) * Math.sqrt(varianceFactor(n, unit));
  const halfWidth = studentCritical(level, n - 1) * se;
  const ends = clip(center, halfWidth, bounds);
  return {
    shown: true,
    method: 't',
    level,
    n,
    unit,
    mean: center,
    ...ends,
    halfWidth,
    df: n - 1,
    text: [intervalText(level, n, unit), ...ends.clipped.map((end) => `clipped at ${bounds[end]}`)].join(
      ', ',
    ),
  };
}

/** Bounds that do not hold the mean itself are wrong, and cut nothing. */
function clip(center: number, halfWidth: number, bounds: Bounds) {
  const low = center - halfWidth;
  const high = center + halfWidth;
  let least = bounds.low ?? Number.NEGATIVE_INFINITY;
  let most = bounds.high ?? Number.POSITIVE_INFINITY;
  if (center < least) least = Number.NEGATIVE_INFINITY;
  if (center > most) most = Number.POSITIVE_INFINITY;
  const clipped: ('low' | 'high')[] = [];
  if (low < least) clipped.push('low');
  if (high > most) clipped.push('high');
  return { low: Math.max(low, least), high: Math.min(high, most), clipped };
}

function intervalText(level: number, n: number, unit: Unit): string {
  const start = `${percentText(level)} t-interval over`;
  if (unit !== 'fold') return `${start} n=${unitCount(n, unit)}`;
  return `${start} ${unitCount(n, unit)}, corrected for overlapping training sets`;
}
