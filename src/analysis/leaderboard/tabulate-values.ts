import type { BoardMetric, BoardRun, ValueOf } from './board-types.ts';
import { valueRuleText } from './value-rule.ts';

/**
 * Finds the values of several metrics run by run, so that a history file is read once however many boards there are.
 * Other metrics and rules are handed on.
 */
export function tabulateValues(
  runs: readonly BoardRun[],
  metrics: readonly BoardMetric[],
  measure: ValueOf,
): ValueOf {
  const keys = metrics.map(tableKey);
  const table = new Map(keys.map((key) => [key, new Map<string, ReturnType<ValueOf>>()]));
  for (const run of runs) {
    for (const [index, metric] of metrics.entries()) {
      table.get(keys[index] ?? '')?.set(run.id, measure(run, metric));
    }
  }
  return (run, metric) => {
    const values = table.get(tableKey(metric));
    return values?.has(run.id) ? values.get(run.id) : measure(run, metric);
  };
}

function tableKey({ key, goal, rule }: Pick<BoardMetric, 'key' | 'goal' | 'rule'>): string {
  const other = rule.kind === 'at-best-of' ? rule.goal : undefined;
  return JSON.stringify([key, goal.goal, valueRuleText(rule), other]);
}
