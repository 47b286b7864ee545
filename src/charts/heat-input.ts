import type { Goal } from '../analysis/metric-direction.ts';
import type { ChartRun, RunColumn } from './run-column.ts';

/** What a heat map or a surface is made of. */
export type HeatInput = {
  readonly runs: readonly ChartRun[];
  readonly x: RunColumn;
  readonly y: RunColumn;
  readonly metric: RunColumn;
  /** Which end of the metric is drawn darkest; the greatest when unknown. */
  readonly goal: Goal | undefined;
  readonly width: number;
  readonly write: (value: number) => string;
};
