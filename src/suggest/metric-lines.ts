import { matchesPattern } from '../settings/metric-setting.ts';

/** Metrics that one line of the settings is about: one by its key, or several by a pattern. */
export type MetricLine<Metric> = { readonly pattern: string; readonly metrics: readonly Metric[] };

/** From so many on, metrics that differ in a number only share a line. */
const LEAST = 3;
/** A pattern has so many other characters; `f*` says too little. */
const LEAST_LETTERS = 4;
const LAST_NUMBER = /\d+(?=\D*$)/;

/**
 * Takes metrics such as `acc_task_0`, `acc_task_1`, … together, where a pattern finds them and no other.
 *
 * @param kindOf what metrics of a line have in common.
 * @param keys of all metrics.
 * @returns lines in the order of their first metrics.
 */
export function metricLines<Metric extends { readonly key: string }>(
  metrics: readonly Metric[],
  kindOf: (metric: Metric) => string,
  keys: readonly string[],
): readonly MetricLine<Metric>[] {
  const groups = new Map<string, Metric[]>();
  for (const metric of metrics) {
    const name = `${kindOf(metric)} ${patternOf(metric.key)}`;
    const group = groups.get(name);
    if (group) group.push(metric);
    else groups.set(name, [metric]);
  }
  return [...groups.values()].flatMap((group): readonly MetricLine<Metric>[] => {
    const pattern = patternOf(group[0]?.key ?? '');
    const isFamily =
      group.length >= LEAST &&
      pattern.length > LEAST_LETTERS &&
      keys.filter((key) => matchesPattern(pattern, key)).length === group.length;
    return isFamily
      ? [{ pattern, metrics: group }]
      : group.map((metric) => ({ pattern: metric.key, metrics: [metric] }));
  });
}

/** The key with its last number left open; a key with a `*` of its own stays as it is. */
function patternOf(key: string): string {
  return key.includes('*') ? key : key.replace(LAST_NUMBER, '*');
}
