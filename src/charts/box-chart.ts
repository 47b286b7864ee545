import { boxPlotsChart, LEAST_FOR_BOX } from './box-plots.ts';
import { groupRuns } from './group-runs.ts';
import { type RunChart, runKeys, shownOf } from './run-chart.ts';
import type { ChartRun, RunColumn } from './run-column.ts';
import { tipOf } from './run-marks.ts';
import { shortLabel } from './short-label.ts';

/** The values of a metric by those of a param: a box where there are five runs or more, and every run over it. */
export function boxChart(input: {
  readonly runs: readonly ChartRun[];
  readonly metric: RunColumn;
  readonly by: RunColumn;
  readonly width: number;
  readonly write: (value: number) => string;
}): RunChart {
  const { runs, metric, by, width, write } = input;
  const groups = groupRuns(runs, metric, by);
  const order = groups.flatMap(({ members }) => members.map(({ run }) => run.id));
  const spec = boxPlotsChart({
    metricName: metric.name,
    width,
    groups: groups.map(({ label, members }) => ({
      label,
      values: members.map(({ value }) => value),
      runs: members.map(({ run, index }) => ({
        run: run.id,
        look: run.look,
        tip: tipOf(run.name, [
          [by.name, by.texts[index]],
          [metric.name, metric.texts[index]],
        ]),
      })),
    })),
  });
  const medians = groups.map(
    ({ label, summary }) => `${shortLabel(label, 24)} ${write(summary.median)} (${summary.n})`,
  );
  const isSmall = groups.some(({ members }) => members.length < LEAST_FOR_BOX);
  return {
    spec,
    title: `${shortLabel(metric.name, 60)} by ${shortLabel(by.name, 60)}`,
    reading: `${shownOf(order.length, runs.length)}. Boxes hold the middle half, heavy lines are medians, whiskers reach the smallest and greatest value${isSmall ? '; fewer than five runs have no box' : ''}. Medians (and runs): ${medians.slice(0, 6).join(', ')}${medians.length > 6 ? ` and ${medians.length - 6} more` : ''}.`,
    legend: [],
    keys: runKeys(groups.flatMap(({ members }) => members.map(({ run }) => run))),
    order,
    table: {
      headers: [by.name, 'runs', 'smallest', 'median', 'mean', 'greatest'],
      rows: groups.map(({ label, summary: { n, min, median, mean, max } }) => ({
        cells: [label, n, min, median, mean, max],
      })),
    },
  };
}
