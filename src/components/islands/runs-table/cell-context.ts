import type { CellOptions } from './cell.ts';
import type { MetricRange } from './metric-ranges.ts';

/** What every cell of the table is made with. */
export type CellContext = CellOptions & {
  readonly baseline: number | undefined;
  /** By column, the best value of the finished runs. */
  readonly best: ReadonlyMap<string, number | undefined>;
  /** By column, the range among the shown runs; undefined when nothing draws it. */
  readonly ranges: ReadonlyMap<string, MetricRange> | undefined;
  /** Whether metrics are shaded by how good they are, and have bars by where they stand in their range. */
  readonly heat: boolean;
  readonly bars: boolean;
  readonly seriesOf: (row: number) => number | undefined;
};
