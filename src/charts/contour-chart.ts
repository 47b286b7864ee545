import type { TopLevelSpec } from 'vega-lite';
import { columnAxis } from './column-axis.ts';
import type { HeatInput } from './heat-input.ts';
import { interpolate } from './interpolate.ts';
import { nameAbove } from './name-above.ts';
import { type LegendEntry, type RunChart, runKeys, shownOf } from './run-chart.ts';
import { hasPlace, maskColumn } from './run-column.ts';
import { RUN_PARAMS, RUN_TOOLTIP, runEdge, runOpacity, tipOf } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { lookEncoding, lookId } from './theme.ts';

const HEIGHT = 300;
const PADDING = { left: 64, right: 20, top: 32, bottom: 44 } as const;
const COLUMNS = 96;
const ROWS = 64;
const STEPS = 5;

/**
 * A metric as a surface over two numeric columns, interpolated between the runs in five steps, and the runs over it.
 * Distances are those of the drawing, so that a log axis counts ratios.
 */
export function contourChart({ runs, goal, width, write, ...columns }: HeatInput): RunChart {
  const isDrawn = (index: number) =>
    [columns.x, columns.y, columns.metric].every((column) => hasPlace(column, index));
  const x = maskColumn(columns.x, isDrawn);
  const y = maskColumn(columns.y, isDrawn);
  const metric = maskColumn(columns.metric, isDrawn);
  const [xAxis, yAxis] = [columnAxis(x, 'auto', true), columnAxis(y, 'auto', false)];
  const points = runs.flatMap((run, index) => {
    const [atX, atY, value] = [x.numbers[index], y.numbers[index], metric.numbers[index]];
    if (atX === undefined || atY === undefined || value === undefined) return [];
    const place = { x: xAxis.scale?.place(atX) ?? 0, y: yAxis.scale?.place(atY) ?? 0, value };
    const tip = tipOf(
      run.name,
      [x, y, metric].map(({ name, texts }) => [name, texts[index]] as const),
    );
    return [{ run, atX, atY, place, tip }];
  });
  const values = points.map(({ place }) => place.value);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const stepOf = (value: number) => {
    const share = greatest > least ? (value - least) / (greatest - least) : 0;
    const step = Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)));
    // The darkest step is the best.
    return goal === 'minimize' ? STEPS - 1 - step : step;
  };
  const places = points.map(({ place }) => place);
  const cells =
    places.length === 0
      ? []
      : Array.from({ length: COLUMNS * ROWS }, (_, cell) => {
          const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
          const value = interpolate(places, (column + 0.5) / COLUMNS, (row + 0.5) / ROWS) ?? least;
          return { column, row, step: stepOf(value), count: 1 };
        });
  const inner = {
    width: Math.max(120, width - PADDING.left - PADDING.right),
    height: HEIGHT - PADDING.top - PADDING.bottom,
  };
  const spec = {
    ...inner,
    autosize: { type: 'none' },
    padding: PADDING,
    params: RUN_PARAMS,
    layer: [
      surface(joinRows(cells), inner),
      runLayer(points, xAxis.channel, yAxis.channel),
      nameAbove(shortLabel(y.name, 40), { dx: 8 - PADDING.left }),
    ],
    resolve: { scale: { x: 'independent', y: 'independent' } },
  } as unknown as TopLevelSpec;
  return {
    spec,
    title: `${shortLabel(metric.name, 60)} over ${shortLabel(x.name, 40)} and ${shortLabel(y.name, 40)}`,
    reading: `${shownOf(points.length, runs.length)}. The surface is interpolated between the runs by inverse distance and says nothing beyond them; the darker, the ${goal ? 'better' : 'greater'}.`,
    keys: runKeys(points.map(({ run }) => run)),
    legend: legendOf(least, greatest, stepOf, write),
    order: points.map(({ run }) => run.id),
    table: {
      headers: ['run', x.name, y.name, metric.name],
      rows: points.map(({ run, atX, atY, place }) => ({
        run: run.id,
        cells: [run.name, atX, atY, place.value],
      })),
    },
  };
}

type Point = {
  readonly run: HeatInput['runs'][number];
  readonly atX: number;
  readonly atY: number;
  readonly tip: string;
};

type Cells = readonly {
  readonly column: number;
  readonly row: number;
  readonly step: number;
  /** Cells to the right that belong to it, itself included. */
  readonly count: number;
}[];

/** Neighbours in a row that have one step become one: far fewer shapes for the same drawing. */
function joinRows(cells: Cells): Cells {
  const joined: Cells[number][] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last && last.row === cell.row && last.step === cell.step)
      joined[joined.length - 1] = { ...last, count: last.count + 1 };
    else joined.push(cell);
  }
  return joined;
}

function surface(cells: Cells, { width, height }: { width: number; height: number }) {
  const pixel = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  const [across, up] = [width / COLUMNS, height / ROWS];
  return {
    data: {
      values: cells.map(({ column, row, step, count }) => ({
        x: column * across,
        // A little over each other, lest the page shines through between.
        x2: (column + count) * across + 0.5,
        y: height - (row + 1) * up,
        y2: height - row * up + 0.5,
        step: String(step),
      })),
    },
    mark: { type: 'rect' },
    encoding: {
      x: pixel('x'),
      x2: { field: 'x2' },
      y: pixel('y'),
      y2: { field: 'y2' },
      fill: {
        field: 'step',
        type: 'nominal',
        legend: null,
        scale: {
          domain: Array.from({ length: STEPS }, (_, step) => String(step)),
          range: Array.from({ length: STEPS }, (_, step) => `var(--q${step + 1})`),
        },
      },
    },
  };
}

function runLayer(points: readonly Point[], x: object, y: object) {
  const { colour, shape } = lookEncoding(points.map(({ run }) => run.look));
  return {
    data: {
      values: points.map(({ run, atX, atY, tip }) => ({
        run: run.id,
        x: atX,
        y: atY,
        look: lookId(run.look),
        tip,
      })),
    },
    mark: { type: 'point', filled: true, size: 64 },
    encoding: {
      x: { field: 'x', ...x },
      y: { field: 'y', ...y },
      color: colour,
      shape,
      opacity: runOpacity(1),
      ...runEdge(),
      tooltip: RUN_TOOLTIP,
    },
  };
}

function legendOf(
  least: number,
  greatest: number,
  stepOf: (value: number) => number,
  write: (value: number) => string,
): readonly LegendEntry[] {
  if (!(greatest > least)) return [];
  const at = (share: number) => least + (greatest - least) * share;
  return Array.from(
    { length: STEPS },
    (_, index): LegendEntry => ({
      kind: 'step',
      step: stepOf(at((index + 0.5) / STEPS)) + 1,
      label: `${write(at(index / STEPS))} to ${write(at((index + 1) / STEPS))}`,
    }),
  );
}
