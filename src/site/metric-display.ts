import type { Goal } from '../analysis/metric-direction.ts';
import type { MetricGoal } from '../analysis/metric-goal.ts';
import { compareByGoal } from '../analysis/order.ts';
import { metricSetting } from '../settings/metric-setting.ts';
import type { Settings } from '../settings/settings.ts';
import { decimalsFor, formatExact, formatMetric } from './format.ts';

/** A number as a cell shows it; `title` holds the exact value when the text does not. */
export type Figure = { readonly text: string; readonly title: string | undefined };

/** Writes a value for reading and keeps the exact one. */
export function figure(value: number, decimals?: number): Figure {
  const text = formatMetric(value, decimals);
  const exact = formatExact(value);
  return { text, title: text === exact ? undefined : exact };
}

/** Decimals of a metric's column: the settings', else as many as tell its values apart. */
export function metricDecimals(settings: Settings, key: string, values: readonly number[]): number {
  return metricSetting(settings, key)?.digits ?? decimalsFor(values);
}

/** The same, and enough to tell the better half apart: one run that diverged must not round the others into ties. */
export function rankedDecimals(
  settings: Settings,
  key: string,
  goal: Goal | undefined,
  values: readonly number[],
): number {
  const ranked = goal ? values.toSorted((a, b) => compareByGoal(a, b, goal)) : values;
  const better = ranked.slice(0, Math.ceil(ranked.length / 2));
  return Math.max(metricDecimals(settings, key, values), metricDecimals(settings, key, better));
}

/** `↑ higher is better`, `↓ lower (assumed)`, or nothing when the direction is not known. */
export function goalText(goal: MetricGoal): string {
  if (!goal.goal) return goal.origin === 'unknown' ? 'direction not set' : '';
  const [arrow, word] = goal.goal === 'maximize' ? ['↑', 'higher'] : ['↓', 'lower'];
  return goal.origin === 'assumed' ? `${arrow} ${word} (assumed)` : `${arrow} ${word} is better`;
}

/** The unit of a metric for its header, with the comma before it; empty when there is none or the key ends in it. */
export function unitText(settings: Settings, key: string): string {
  return unitSuffix({ key, unit: metricSetting(settings, key)?.unit });
}

/** The same of a metric whose unit is known. */
export function unitSuffix({
  key,
  unit,
}: {
  readonly key: string;
  readonly unit?: string | undefined;
}): string {
  return unit && !key.endsWith(`_${unit}`) ? `, ${unit}` : '';
}
