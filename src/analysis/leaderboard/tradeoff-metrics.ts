import { compareText } from '../order.ts';
import { snakeCase } from '../snake-case.ts';
import type { BoardMetric } from './board-types.ts';

/** What is paid for quality, as names of metrics say it. */
const COST_WORDS = new Set([
  ...['time', 'duration', 'latency', 'seconds', 'runtime', 'minutes', 'hours'],
  ...[
    'size',
    'memory',
    'bytes',
    'params',
    'parameters',
    'flops',
    'macs',
    'cost',
    'price',
    'energy',
    'emissions',
  ],
]);
const MOST_FRONTS = 2;

/** Whether a metric's name says that it is a cost: `train_time_s`, `latency_ms`. */
export function isCost({ key }: Pick<BoardMetric, 'key'>): boolean {
  return snakeCase(key)
    .split('_')
    .some((word) => COST_WORDS.has(word));
}

/**
 * The metrics whose trade-offs are shown when the settings name none: the main one with each cost that has a known goal,
 * at most two, by name. None when the main metric has no goal.
 *
 * @param others all other metrics.
 */
export function usualTradeoffs(
  primary: BoardMetric,
  others: readonly BoardMetric[],
): readonly (readonly BoardMetric[])[] {
  if (!primary.goal.goal) return [];
  return others
    .filter((metric) => metric.key !== primary.key && metric.goal.goal && isCost(metric))
    .sort((a, b) => compareText(a.key, b.key))
    .slice(0, MOST_FRONTS)
    .map((metric) => [primary, metric]);
}
