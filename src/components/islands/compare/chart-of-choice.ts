import { withinBrush } from '../../../charts/axis-brush.ts';
import { barChart } from '../../../charts/bar-chart.ts';
import { boxChart } from '../../../charts/box-chart.ts';
import { heatChart } from '../../../charts/heat-chart.ts';
import { type ParallelChart, parallelChart } from '../../../charts/parallel-chart.ts';
import type { RunChart } from '../../../charts/run-chart.ts';
import { scatterChart } from '../../../charts/scatter-chart.ts';
import { formatMetric } from '../../../site/format.ts';
import type { ChartChoice } from './chart-choice.ts';
import { chartRuns, columnOf } from './chart-columns.ts';
import type { ComparedRun, Comparison } from './load-comparison.ts';

/** A chart, with the places of its axes when they can be brushed. */
export type ChosenChart = RunChart & Partial<Pick<ParallelChart, 'places' | 'width' | 'height'>>;

/** Makes the chart that was asked for, as wide as there is room. */
export function chartOfChoice(
  choice: ChartChoice,
  all: readonly ComparedRun[],
  goalOf: Comparison['goalOf'],
  width: number,
): ChosenChart {
  const runs = chartRuns(all);
  const write = (value: number) => formatMetric(value);
  switch (choice.kind) {
    case 'scatter': {
      const [x, y] = [columnOf(all, choice.x), columnOf(all, choice.y)];
      const colour = choice.colour && columnOf(all, choice.colour);
      return scatterChart({ runs, x, y, colour, xKind: choice.xScale, yKind: choice.yScale, width });
    }
    case 'parallel':
      return parallelChart({ runs, columns: choice.axes.map(({ field }) => columnOf(all, field)), width });
    case 'box':
      return boxChart({ runs, metric: columnOf(all, choice.y), by: columnOf(all, choice.by), width, write });
    case 'bar': {
      const by = choice.by && columnOf(all, choice.by);
      return barChart({ runs, metric: columnOf(all, choice.y), by, spread: choice.spread, width, write });
    }
    case 'heat':
      return heatChart({
        runs,
        x: columnOf(all, choice.x),
        y: columnOf(all, choice.y),
        metric: columnOf(all, choice.value),
        goal: choice.value.kind === 'metric' ? goalOf(choice.value.key).goal : undefined,
        width,
        write,
      });
    default:
      return choice satisfies never;
  }
}

/** The runs that lie outside of a brush of one of the charts. */
export function brushedOut(charts: readonly ChartChoice[], runs: readonly ComparedRun[]): readonly string[] {
  const within = charts
    .flatMap((choice) => (choice.kind === 'parallel' ? choice.axes : []))
    .flatMap(({ field, brush }) => (brush ? [withinBrush(columnOf(runs, field), brush)] : []));
  return runs.flatMap(({ segment }, index) => (within.every((holds) => holds[index]) ? [] : segment));
}
