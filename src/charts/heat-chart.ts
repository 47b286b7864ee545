import { compareByGoal } from '../analysis/order.ts';
import { type Summary, summarize } from '../statistics/summary.ts';
import { levelsOf } from './column-axis.ts';
import { contourChart } from './contour-chart.ts';
import type { HeatInput } from './heat-input.ts';
import { heatMapChart } from './heat-map.ts';
import { type RunChart, shownOf } from './run-chart.ts';
import type { ChartRun } from './run-column.ts';
import { tipOf } from './run-marks.ts';
import { shortLabel } from './short-label.ts';

const MOST_LEVELS = 12;
/** A grid with more holes is no grid. */
const LEAST_FILLED = 0.5;

type Cell = {
  readonly x: number;
  readonly y: number;
  readonly summary: Summary;
  readonly members: readonly { readonly run: ChartRun; readonly index: number }[];
};

/** Two columns and a metric: a cell for each pair of levels where they are a grid, else a surface between the runs. */
export function heatChart(input: HeatInput): RunChart {
  const { runs, x, y, metric } = input;
  const [xLevels, yLevels] = [x, y].map(({ texts }) => levelsOf(texts)) as [
    readonly string[],
    readonly string[],
  ];
  const cells = cellsOf(input, xLevels, yLevels);
  const size = xLevels.length * yLevels.length;
  const fits = xLevels.length <= MOST_LEVELS && yLevels.length <= MOST_LEVELS;
  const isGrid = fits && cells.length >= size * LEAST_FILLED;
  if (!isGrid && x.isNumeric && y.isNumeric) return contourChart(input);
  const shown = cells.reduce((sum, { members }) => sum + members.length, 0);
  return {
    spec: heatMapChart(fits ? gridOf(input, xLevels, yLevels, cells) : NOTHING),
    title: `${shortLabel(metric.name, 60)} by ${shortLabel(x.name, 40)} and ${shortLabel(y.name, 40)}`,
    reading: fits
      ? `${shownOf(shown, runs.length)}. Each cell holds the mean of its runs; the darker, the ${input.goal ? 'better' : 'greater'} by rank, the ${input.goal ? 'best' : 'greatest'} is framed.`
      : `Nothing is drawn: ${shortLabel(x.name, 40)} and ${shortLabel(y.name, 40)} have too many values for cells, and are no numbers to draw a surface over.`,
    legend: [],
    keys: [],
    order: [],
    table: {
      headers: [x.name, y.name, 'runs', 'mean', 'sd'],
      rows: cells.map((cell) => ({
        cells: [xLevels[cell.x], yLevels[cell.y], cell.summary.n, cell.summary.mean, cell.summary.sd],
      })),
    },
  };
}

const NOTHING = { xName: '', yName: '', xLevels: [], yLevels: [], cells: [] };

function cellsOf(
  { runs, x, y, metric }: HeatInput,
  xLevels: readonly string[],
  yLevels: readonly string[],
): readonly Cell[] {
  const all = runs.map((run, index) => ({ run, index, value: metric.numbers[index] }));
  const has = all.filter(
    ({ index, value }) => value !== undefined && x.texts[index] !== undefined && y.texts[index] !== undefined,
  );
  const groups = Map.groupBy(has, ({ index }) => JSON.stringify([x.texts[index], y.texts[index]]));
  return [...groups.values()].flatMap((members) => {
    const index = members[0]?.index ?? 0;
    const summary = summarize(members.flatMap(({ value }) => value ?? []));
    return summary
      ? [
          {
            x: xLevels.indexOf(x.texts[index] ?? ''),
            y: yLevels.indexOf(y.texts[index] ?? ''),
            summary,
            members,
          },
        ]
      : [];
  });
}

function gridOf(
  { x, y, metric, goal, width, write }: HeatInput,
  xLevels: readonly string[],
  yLevels: readonly string[],
  cells: readonly Cell[],
): Parameters<typeof heatMapChart>[0] {
  const direction = goal ?? 'maximize';
  const means = [...new Set(cells.map(({ summary }) => summary.mean))].sort((a, b) =>
    compareByGoal(b, a, direction),
  );
  const rank = new Map(means.map((mean, index) => [mean, means.length > 1 ? index / (means.length - 1) : 1]));
  return {
    xName: x.name,
    yName: y.name,
    xLevels,
    yLevels,
    width,
    cells: cells.map(({ x: atX, y: atY, summary, members }) => ({
      x: atX,
      y: atY,
      shade: rank.get(summary.mean) ?? 0,
      text: write(summary.mean),
      isBest: summary.mean === means.at(-1),
      tip: tipOf(`${x.name} = ${xLevels[atX]}, ${y.name} = ${yLevels[atY]}`, [
        [`mean of ${metric.name}`, write(summary.mean)],
        ['sd', summary.sd === undefined ? undefined : write(summary.sd)],
        [
          'runs',
          members
            .map(({ run }) => run.name)
            .slice(0, 5)
            .join(', ') + (members.length > 5 ? ', …' : ''),
        ],
      ]),
      runs: members.map(({ run }) => run.id),
    })),
  };
}
