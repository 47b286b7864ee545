import type { CurveX } from '../../../analysis/align-history.ts';
import type { AxisKind } from '../../../charts/plot-axis.ts';
import { formatCount, formatDateTime, formatDuration, formatMetric } from '../../../site/format.ts';

/** What the horizontal axis is called. */
export function axisName(x: CurveX): string {
  if (typeof x !== 'string') return x.metric;
  return { step: 'step', relative: 'time since the first point', time: 'time, UTC' }[x];
}

export function axisKind(x: CurveX, isLog: boolean): AxisKind {
  if (x === 'time') return 'time';
  if (isLog) return 'log';
  return x === 'relative' ? 'duration' : 'linear';
}

/** A place on the axis in words. */
export function placeText(x: CurveX, value: number): string {
  if (x === 'step') return Number.isInteger(value) ? formatCount(value) : formatMetric(value);
  if (x === 'relative') return formatDuration(value);
  return x === 'time' ? formatDateTime(value) : formatMetric(value);
}
