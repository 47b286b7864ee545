import type { Run } from '../entities/run.ts';
import { rankEffect, spearman } from '../statistics/rank-correlation.ts';
import { compareText } from './order.ts';
import { type DifferingParam, numericParam } from './param-space.ts';

/** A param that differs, with how much of the runs' order by a metric goes along with it. */
export type InfluentialParam = DifferingParam & {
  /** 0 to 1; an order to look at params in, not a test. */
  readonly influence: number;
  /** Spearman's ρ with the metric and the number of runs behind it; only for numeric params with three values. */
  readonly correlation: { readonly rho: number; readonly runs: number } | undefined;
};

/** Beyond these, an even sample of the runs and the params that most runs have decide. */
const MOST_RUNS = 2_000;
const MOST_PARAMS = 60;
/** More than one value per this many runs makes a text param look like a name; a few values never do. */
const MOST_NAMELIKE = 3;
const FEW = 12;

/** An even sample that keeps the order. */
function sample<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)] as Item);
}

type Column = { readonly texts: string[]; readonly values: number[] };

function columnsOf(
  runs: readonly Run[],
  keys: ReadonlySet<string>,
  metricValue: (run: Run) => number | undefined,
): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>([...keys].map((key) => [key, { texts: [], values: [] }]));
  for (const run of runs) {
    const value = metricValue(run);
    if (value === undefined || !Number.isFinite(value)) continue;
    for (const param of run.params) {
      const column = columns.get(param.key);
      column?.texts.push(param.value);
      column?.values.push(value);
    }
  }
  return columns;
}

function influenceOf(param: DifferingParam, column: Column, runs: number): InfluentialParam {
  const numbers = param.numeric ? column.texts.map((text) => numericParam(text) ?? Number.NaN) : [];
  const isOrdered = param.numeric && new Set(numbers).size >= 3 && numbers.every(Number.isFinite);
  const rho = isOrdered ? spearman(numbers, column.values) : undefined;
  const explained = Math.max(rankEffect(column.texts, column.values) ?? 0, (rho ?? 0) ** 2);
  // A text that nearly every run has for itself is a name, not a setting.
  const isName = !param.numeric && param.values * MOST_NAMELIKE > param.runs && param.values > FEW;
  // What only a few runs have says little about the order of all.
  const coverage = runs === 0 ? 0 : column.values.length / runs;
  return {
    ...param,
    influence: isName ? 0 : explained * Math.sqrt(coverage),
    correlation: rho === undefined ? undefined : { rho, runs: column.values.length },
  };
}

/**
 * Orders params by how much the runs' order by a metric goes along with them: the greater of ε² (groups of equal
 * values) and ρ² (Spearman, numeric params), times the root of the share of runs that have the param.
 *
 * @param runs those that count, i.e. comparable ones.
 * @param metricValue the metric's value of a run; all influences are 0 when it gives none.
 */
export function rankParams(
  runs: readonly Run[],
  params: readonly DifferingParam[],
  metricValue: (run: Run) => number | undefined,
): readonly InfluentialParam[] {
  const judged = new Set(params.slice(0, MOST_PARAMS).map(({ key }) => key));
  const sampled = sample(runs, MOST_RUNS);
  const columns = columnsOf(sampled, judged, metricValue);
  return params
    .map((param) => influenceOf(param, columns.get(param.key) ?? { texts: [], values: [] }, sampled.length))
    .sort(
      (a, b) =>
        b.influence - a.influence ||
        Number(b.values > 1) - Number(a.values > 1) ||
        b.runs - a.runs ||
        compareText(a.key, b.key),
    );
}

/**
 * The most influential numeric param, with at least five runs to say so. Not simply the greatest ρ: a param whose
 * best value lies in the middle has none.
 */
export function strongestNumericParam(params: readonly InfluentialParam[]): InfluentialParam | undefined {
  return params.find(({ correlation }) => correlation !== undefined && correlation.runs >= 5);
}
