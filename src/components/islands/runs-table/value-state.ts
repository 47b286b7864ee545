import type { MetricColumn, RunTable } from '../../../columns/decode-runs.ts';
import { formatCount } from '../../../site/format.ts';
import { type MetricValue, sourceOf } from './metric-value.ts';
import type { Summaries } from './table-column.ts';

/** Whether the values of a metric are there, on their way, went missing on it, or are left out of the site. */
export type ValueState = 'known' | 'loading' | 'failed' | 'left-out';

export function valueState(
  { histories }: Pick<RunTable, 'histories'>,
  metric: Pick<MetricColumn, 'key' | 'history'>,
  value: MetricValue,
  summaries: Summaries,
): ValueState {
  const detail = summaries?.get(metric.key);
  switch (sourceOf(value)) {
    case 'columns':
      return 'known';
    case 'summaries':
      return stateOf(detail?.summary);
    case 'histories':
      // Without a file a metric has no point, unless all of the experiment were too many.
      if (!metric.history) return histories.points > histories.most ? 'left-out' : 'known';
      return stateOf(detail?.histories);
  }
}

function stateOf(part: unknown): ValueState {
  if (part === undefined) return 'loading';
  return part === 'failed' ? 'failed' : 'known';
}

/** Why values of histories are not to be had on this site, and what to do about it. */
export function leftOutText({ histories }: Pick<RunTable, 'histories'>): string {
  return (
    `This site has no files of histories for values at a step and means of last points: the experiment has ` +
    `${formatCount(histories.points)} points, and they are written for up to ${formatCount(histories.most)}. ` +
    'Raise limits.historyPoints in runfolio.yaml for them.'
  );
}
