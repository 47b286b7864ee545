import { type DotAxis, dotAxis } from '../../charts/dot-axis.ts';
import type { ReviewFile } from '../../entities/review-file.ts';
import { type MetricRow, metricRows } from './metric-rows.ts';

/** The rows of one metric, which share an axis of differences. */
export type MetricBlock = {
  readonly key: string;
  readonly experiment: string;
  readonly goalText: string;
  /** Undefined where no difference can be drawn. */
  readonly axis: DotAxis | undefined;
  readonly tolerance: number;
  readonly rows: readonly MetricRow[];
};

/** Rows that a page shows at once; the others are in the data. */
const MOST_ROWS = 300;

/** What changed by metric, each with the axis of its differences; 0 and the tolerance are always on it. */
export function metricBlocks(review: Pick<ReviewFile, 'comparisons'>): {
  readonly blocks: readonly MetricBlock[];
  /** Metrics that changed within noise or not at all, as counts. */
  readonly quiet: readonly { readonly key: string; readonly count: number }[];
  readonly left: number;
} {
  const { main, rest } = metricRows(review);
  const shown = main.slice(0, MOST_ROWS);
  const groups = Map.groupBy(shown, ({ comparison, metric }) =>
    JSON.stringify([comparison.experiment, metric.key]),
  );
  const quiet = Map.groupBy(rest, ({ metric }) => metric.key);
  return {
    blocks: [...groups.values()].map(blockOf),
    quiet: [...quiet].map(([key, rows]) => ({ key, count: rows.length })),
    left: main.length - shown.length,
  };
}

function blockOf(rows: readonly MetricRow[]): MetricBlock {
  const [first] = rows;
  if (!first) throw new Error('a block has rows');
  const { metric, comparison } = first;
  const tolerance = rows.reduce((most, { metric: { tolerance } }) => Math.max(most, tolerance), 0);
  const values = rows.flatMap(({ metric: { delta, interval } }) => [
    ...(delta === undefined ? [] : [delta]),
    ...(interval ? [interval.low, interval.high] : []),
  ]);
  const axis = values.length > 0 ? dotAxis([...values, 0, tolerance, -tolerance]) : undefined;
  return {
    key: metric.key,
    experiment: comparison.experiment,
    goalText: goalText(metric),
    axis,
    tolerance,
    rows,
  };
}

function goalText({ goal, isAssumed }: MetricRow['metric']): string {
  if (goal === undefined) return 'whether more or less is better is not known';
  const text = goal === 'maximize' ? '↑ higher is better' : '↓ lower is better';
  return isAssumed ? `${text}, assumed` : text;
}
