import { compareByGoal } from '../../analysis/order.ts';
import { type ParamGrid, paramGrid } from '../../analysis/param-grid.ts';
import { paramValue } from '../../analysis/series-param.ts';
import { heatMapChart, MOST_HALF_LEVELS } from '../../charts/heat-map.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import { tipOf } from '../../charts/run-marks.ts';
import { standaloneSpec } from '../../charts/spec-colours.ts';
import type { Run } from '../../entities/run.ts';
import type { Summary } from '../../statistics/summary.ts';
import { countOf, cut, formatCount, formatMetric, NOT_LOGGED } from '../format.ts';
import { runLabel } from '../labels.ts';
import { rankedDecimals } from '../metric-display.ts';
import type { Report } from '../report.ts';
import { slug } from '../slug.ts';
import type { Figure } from './figure.ts';
import { axisName, type FigureData, figureTable, notes } from './figure-data.ts';

type Filled = { readonly x: number; readonly y: number; readonly summary: Summary };

function filledCells({ cells }: ParamGrid): readonly Filled[] {
  return cells.flatMap((row, y) => row.flatMap((summary, x) => (summary ? [{ x, y, summary }] : [])));
}

/** Places a cell among the others by its rank: one that diverged would make all others look alike. */
function shades(means: readonly number[], data: FigureData): ReadonlyMap<number, number> {
  const distinct = [...new Set(means)].sort((a, b) => compareByGoal(b, a, data.goal));
  return new Map(
    distinct.map((mean, index) => [mean, distinct.length > 1 ? index / (distinct.length - 1) : 1]),
  );
}

function countsText(filled: readonly Filled[]): string {
  const counts = filled.map(({ summary }) => summary.n);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) return 'One run each.';
  return least === most ? `Means of ${least} runs each.` : `Means of ${least} to ${most} runs each.`;
}

function runsAt({ x, y }: ParamGrid, cell: Filled, { ranked }: FigureData): readonly Run[] {
  return ranked
    .filter(
      ({ run }) => paramValue(run, x.key) === x.levels[cell.x] && paramValue(run, y.key) === y.levels[cell.y],
    )
    .map(({ run }) => run);
}

const MOST_NAMED = 5;

function cellFacts(
  levels: string,
  runs: readonly Run[],
  { summary: { mean, sd } }: Filled,
  number: (value: number) => string,
) {
  const names = runs.slice(0, MOST_NAMED).map((run) => cut(runLabel(run), 30));
  const more = runs.length > names.length ? `, ${runs.length - names.length} more` : '';
  return {
    runs: runs.map(({ key }) => slug(key)),
    tip: tipOf(levels, [
      ['mean', number(mean)],
      ...(sd === undefined ? [] : [['sd', number(sd)] as const]),
      ['runs', `${names.join(', ')}${more}`],
    ]),
  };
}

/** The primary metric where two params were tried with one another; undefined without such a grid. */
export async function heatFigure(report: Report, data: FigureData, id: string): Promise<Figure | undefined> {
  const { primary, goal, params, ranked } = data;
  const grid = paramGrid(params, ranked);
  if (!grid) return undefined;
  const filled = filledCells(grid);
  const means = filled.map(({ summary }) => summary.mean);
  const [best] = [...means].sort((a, b) => compareByGoal(a, b, goal));
  const shade = shades(means, data);
  const decimals = rankedDecimals(report.settings, primary.key, goal, means);
  const number = (value: number) => formatMetric(value, decimals);
  const size = grid.x.levels.length * grid.y.levels.length;
  const [x, y] = [cut(grid.x.key, 60), cut(grid.y.key, 60)];
  const leaders = filled.filter(({ summary }) => summary.mean === best);
  const [leader] = leaders;
  const levels = ({ x: atX, y: atY }: Filled) =>
    `${x} ${cut(grid.x.levels[atX] ?? '', 30)} with ${y} ${cut(grid.y.levels[atY] ?? '', 30)}`;
  const chart = heatMapChart({
    xName: x,
    yName: y,
    xLevels: grid.x.levels,
    yLevels: grid.y.levels,
    cells: filled.map((cell) => ({
      x: cell.x,
      y: cell.y,
      shade: shade.get(cell.summary.mean) ?? 0,
      text: number(cell.summary.mean),
      isBest: cell.summary.mean === best,
      ...cellFacts(levels(cell), runsAt(grid, cell, data), cell, number),
    })),
  });
  const title = `${cut(primary.key, 60)} by ${x} and ${y}`;
  return {
    id,
    drawing: await renderSvg(chart),
    spec: standaloneSpec(chart, title),
    wide: grid.x.levels.length > MOST_HALF_LEVELS,
    title,
    caption: [
      { key: axisName(primary.key, primary.goal) },
      ' where ',
      { key: x },
      ' and ',
      { key: y },
      ` were tried with one another. ${countsText(filled)} The darker, the better by rank; the best is framed.`,
    ],
    reading: leader
      ? leaders.length > 1
        ? `${leaders.length} of ${filled.length} combinations share the best value, ${number(leader.summary.mean)}.`
        : `The best value is ${number(leader.summary.mean)}, at ${levels(leader)} (${countOf(leader.summary.n, 'run')}).`
      : '',
    legend: [],
    note: notes(
      filled.length < size
        ? `${countOf(size - filled.length, 'combination')} without a comparable run ${size - filled.length === 1 ? 'has' : 'have'} a dash.`
        : undefined,
      'Cells hold whatever else differs between their runs.',
    ),
    table: figureTable(
      [
        { label: grid.y.key, numeric: grid.y.numeric },
        { label: grid.x.key, numeric: grid.x.numeric },
        ...['runs', 'mean', 'sd'].map((label) => ({ label, numeric: true })),
      ],
      filled.map(({ x: atX, y: atY, summary }) => [
        cut(grid.y.levels[atY] ?? '', 40),
        cut(grid.x.levels[atX] ?? '', 40),
        formatCount(summary.n),
        number(summary.mean),
        summary.sd === undefined ? NOT_LOGGED : number(summary.sd),
      ]),
    ),
  };
}
