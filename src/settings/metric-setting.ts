import type { MetricSetting } from './settings.ts';

/** Whether a key matches a pattern in which `*` stands for any characters; everything else is literal. */
export function matchesPattern(pattern: string, key: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === key;
  if (!key.startsWith(head)) return false;
  const tail = rest.pop() ?? '';
  let at = head.length;
  for (const part of rest) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return key.length - tail.length >= at && key.endsWith(tail);
}

/** The first setting whose pattern matches a metric's key. */
export function metricSetting(
  settings: { readonly metrics: readonly MetricSetting[] },
  key: string,
): MetricSetting | undefined {
  return settings.metrics.find(({ metric }) => matchesPattern(metric, key));
}
