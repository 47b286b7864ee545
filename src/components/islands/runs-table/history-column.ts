import type { Values } from '../../../columns/decode-column.ts';
import type { RunHistories } from '../../../columns/decode-histories.ts';
import { meanOfLast, valueAt } from '../../../search/history-values.ts';

/** What is read from the histories of a metric, by row. */
export type HistoryColumn = {
  readonly at: (step: number) => Values<number>;
  readonly mean: (points: number) => Values<number>;
  readonly points: RunHistories;
};

/** So many columns are kept: that of the table, those of the filter, and the last ones. */
const KEPT = 8;

/** Reads the values of all runs at once, when they are first asked for. */
export function historyColumn(histories: RunHistories): HistoryColumn {
  return {
    at: kept((step) => histories.map((points) => valueAt(points, step))),
    mean: kept((count) => histories.map((points) => meanOfLast(points, count))),
    points: histories,
  };
}

function kept(make: (number: number) => Values<number>): (number: number) => Values<number> {
  const known = new Map<number, Values<number>>();
  return (number) => {
    const values = known.get(number) ?? make(number);
    // Moved to the end: the first is the one that was not asked for the longest.
    known.delete(number);
    known.set(number, values);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return values;
  };
}
