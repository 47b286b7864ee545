import type {
  ReviewComparison,
  ReviewFile,
  ReviewMetric,
  ReviewReading,
} from '../../entities/review-file.ts';
import { decimalsOfUncertainty } from '../../statistics/rounding.ts';
import { decimalsFor, formatDifference, formatMetric, formatSpread } from '../format.ts';

/** A metric of a comparison as a line of a table. */
export type MetricRow = { readonly comparison: ReviewComparison; readonly metric: ReviewMetric };

const FROM_FIRST: readonly ReviewReading[] = [
  'worse',
  'not finite',
  'removed',
  'better',
  'changed',
  'new',
  'within noise',
  'unchanged',
];

/**
 * All metrics of all comparisons, those that matter apart from the rest: main and gated ones, and those that got better
 * or worse. What got worse first, then by experiment and name.
 */
export function metricRows({ comparisons }: Pick<ReviewFile, 'comparisons'>): {
  readonly main: readonly MetricRow[];
  readonly rest: readonly MetricRow[];
} {
  const all = comparisons.flatMap((comparison) =>
    comparison.metrics.map((metric) => ({ comparison, metric })),
  );
  const matters = ({ metric }: MetricRow) =>
    (metric.isPrimary || metric.isGated || JUDGED.has(metric.reading)) && metric.reading !== 'unchanged';
  const rank = ({ metric }: MetricRow) =>
    FROM_FIRST.indexOf(metric.reading) * 2 + (metric.isPrimary || metric.isGated ? 0 : 1);
  const sorted = all.toSorted((a, b) => rank(a) - rank(b));
  return { main: sorted.filter(matters), rest: sorted.filter((row) => !matters(row)) };
}

const JUDGED: ReadonlySet<ReviewReading> = new Set(['worse', 'better', 'not finite']);

/** The cells of a metric: numbers to the decimals that their interval allows. */
export function metricTexts(metric: ReviewMetric): {
  readonly base: string;
  readonly head: string;
  readonly delta: string;
  readonly spread: string | undefined;
  readonly relative: string | undefined;
} {
  const decimals = decimalsOf(metric);
  const text = (value: number | undefined) => (value === undefined ? '–' : formatMetric(value, decimals));
  const { base, head, delta, interval, relative } = metric;
  return {
    base: text(base?.mean),
    head: text(head?.mean),
    delta: delta === undefined ? '–' : formatDifference(delta, decimals),
    spread: interval && formatSpread((interval.high - interval.low) / 2, decimals),
    // Rounded before, as a difference of less than the decimals would be written with a power of ten.
    relative:
      relative === undefined ? undefined : `${formatDifference(Math.round(relative * 1000) / 10, 1)} %`,
  };
}

const MOST_DECIMALS = 8;

function decimalsOf({ base, head, delta, interval }: ReviewMetric): number {
  const half = interval && decimalsOfUncertainty((interval.high - interval.low) / 2);
  const values = [base?.mean, head?.mean].filter((value) => value !== undefined);
  const decimals = half ?? (delta ? decimalsFor([0, delta]) : decimalsFor(values));
  return Math.min(MOST_DECIMALS, Math.max(0, decimals));
}

const SIGNS: Readonly<Record<ReviewReading, string>> = {
  better: '▲',
  worse: '▽',
  'within noise': '=',
  unchanged: '=',
  changed: '~',
  new: '+',
  removed: '−',
  'not finite': '!',
};

/** `▲ better`; of a change that points down `▼ better`. A change of single runs is not tested, which is said. */
export function readingText({ reading, delta = 0, notTested }: ReviewMetric): string {
  const sign =
    reading === 'better' && delta < 0 ? '▼' : reading === 'worse' && delta > 0 ? '△' : SIGNS[reading];
  const isJudged = reading === 'better' || reading === 'worse';
  return `${sign} ${reading}${isJudged && notTested !== undefined ? ', not tested' : ''}`;
}
