import { type Goal, signOf } from './goal.ts';
import { mean } from './moments.ts';
import { averageRanks } from './rank-correlation.ts';

/**
 * A configuration's standing over several metrics. With complete rows the three are the same order in other units:
 * show the mean rank, and never the three as witnesses that agree.
 */
export type AggregateRank = {
  readonly meanRank: number;
  /** Σ(K − rank). */
  readonly borda: number;
  /** Mean of (K − rank)/(K − 1); undefined for a single row. */
  readonly winRate: number | undefined;
};

const CAVEATS: readonly string[] = [
  'depends on which rows are in the table',
  'ignores margins',
  'correlated metrics vote twice',
];

export type AggregateRanks = {
  /** Undefined for rows that miss a metric: not comparable. */
  readonly rows: readonly (AggregateRank | undefined)[];
  readonly notComparable: number;
  /** Said with every mean rank. */
  readonly caveats: readonly string[];
};

/**
 * Average ranks per metric (ties share), over the rows that have all metrics. The others are not comparable, and never
 * filled in.
 *
 * @param scores of each configuration, one a metric; undefined where missing.
 * @param goals of the metrics.
 */
export function aggregateRanks(
  scores: readonly (readonly (number | undefined)[])[],
  goals: readonly Goal[],
): AggregateRanks {
  const ranks = ranksPerMetric(scores, goals);
  const count = ranks.filter((row) => row !== undefined).length;
  const rows = ranks.map((row) =>
    row
      ? {
          meanRank: mean(row),
          borda: row.reduce((sum, rank) => sum + (count - rank), 0),
          winRate: count > 1 ? mean(row.map((rank) => (count - rank) / (count - 1))) : undefined,
        }
      : undefined,
  );
  return { rows, notComparable: rows.length - count, caveats: CAVEATS };
}

/** Each complete row's ranks, one a metric; 1 is best. Undefined for rows that miss one. */
export function ranksPerMetric(
  scores: readonly (readonly (number | undefined)[])[],
  goals: readonly Goal[],
): readonly (readonly number[] | undefined)[] {
  const isComplete = scores.map((row) => goals.every((_, metric) => Number.isFinite(row[metric])));
  const complete = scores.filter((_, index) => isComplete[index]);
  const columns = goals.map((goal, metric) =>
    averageRanks(complete.map((row) => -signOf(goal) * (row[metric] ?? Number.NaN))),
  );
  let at = 0;
  return isComplete.map((has) => {
    if (!has) return undefined;
    const place = at++;
    return columns.map((ranks) => ranks[place] ?? Number.NaN);
  });
}

/**
 * Geometric mean of ratios to a baseline (as asv has it). Undefined when a value is not above 0: a ratio means nothing
 * there.
 *
 * @param values one a metric; baseline in the same order.
 */
export function ratioToBaseline(values: readonly number[], baseline: readonly number[]): number | undefined {
  const isPositive = (value: number | undefined) =>
    value !== undefined && value > 0 && Number.isFinite(value);
  if (values.length === 0 || values.length !== baseline.length) return undefined;
  if (!values.every(isPositive) || !baseline.every(isPositive)) return undefined;
  return Math.exp(mean(values.map((value, metric) => Math.log(value) - Math.log(baseline[metric] ?? 1))));
}
