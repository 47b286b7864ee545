import { type Summary, summarize } from '../statistics/summary.ts';
import { levelsOf } from './column-axis.ts';
import type { ChartRun, RunColumn } from './run-column.ts';

/** The runs that have one value of a column, those with a finite value of the metric. */
export type RunGroup = {
  readonly label: string;
  readonly members: readonly { readonly run: ChartRun; readonly index: number; readonly value: number }[];
  readonly summary: Summary;
};

/** Runs by the texts of a column, in the order of its levels; runs without one of the two are left out. */
export function groupRuns(runs: readonly ChartRun[], metric: RunColumn, by: RunColumn): readonly RunGroup[] {
  return levelsOf(by.texts).flatMap((label) => {
    const members = runs.flatMap((run, index) => {
      const value = metric.numbers[index];
      return by.texts[index] === label && value !== undefined ? [{ run, index, value }] : [];
    });
    const summary = summarize(members.map(({ value }) => value));
    return summary ? [{ label, members, summary }] : [];
  });
}
