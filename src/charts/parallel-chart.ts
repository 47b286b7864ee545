import type { TopLevelSpec } from 'vega-lite';
import { type ColumnAxis, columnAxis } from './column-axis.ts';
import { MISSING_AT, type ParallelAxis } from './parallel-axes.ts';
import { PARALLEL_PADDING, PARALLEL_RANGE, parallelFrame } from './parallel-coordinates.ts';
import { type RunChart, runKeys, shownOf } from './run-chart.ts';
import type { ChartRun, RunColumn } from './run-column.ts';
import { RUN_TOOLTIP, runOpacity, runWidth, tipOf } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import { lookEncoding, lookId } from './theme.ts';

/** Where axes stand in the drawing, and what lies where on them; for a brush over them. */
export type AxisPlace = {
  readonly x: number;
  /** The pixels of places 0 and 1. */
  readonly foot: number;
  readonly head: number;
  readonly axis: ColumnAxis;
};
export type ParallelChart = RunChart & {
  readonly places: readonly AxisPlace[];
  readonly width: number;
  readonly height: number;
};

const HEIGHT = 300;
const LEAST_STEP = 110;
const SPREAD = 0.12;

/** The place of each run on an axis, 0 to 1, and below the foot where it has none. */
function placesOn({ values, scale, levels }: ColumnAxis): readonly number[] {
  if (scale) return values.map((value) => (typeof value === 'number' ? scale.place(value) : MISSING_AT));
  const gap = 1 / Math.max(1, levels.length);
  const counts = new Map<number, number>();
  for (const value of values) if (typeof value === 'number') counts.set(value, (counts.get(value) ?? 0) + 1);
  const seen = new Map<number, number>();
  // Lines of one level are spread, so that each stays visible.
  return values.map((value) => {
    if (typeof value !== 'number') return MISSING_AT;
    const rank = seen.get(value) ?? 0;
    seen.set(value, rank + 1);
    const room = Math.min(SPREAD, gap * 0.6);
    return (value + 0.5) * gap + ((rank + 0.5) / (counts.get(value) ?? 1) - 0.5) * room;
  });
}

/** The place of the middle of a level. */
export function levelPlace(level: number, { levels }: ColumnAxis): number {
  return (level + 0.5) / Math.max(1, levels.length);
}

function frameAxis({ name }: RunColumn, axis: ColumnAxis, places: readonly number[]): ParallelAxis {
  const ticks =
    axis.scale?.ticks ?? axis.levels.map((label, level) => ({ label, at: levelPlace(level, axis) }));
  return {
    key: name,
    isMetric: false,
    ticks,
    hasMissing: places.includes(MISSING_AT),
    scale: axis.scale ? (axis.scale.isLog ? 'log' : 'linear') : 'levels',
  };
}

/** One axis a column, one line a run in its own look. */
export function parallelChart(input: {
  readonly runs: readonly ChartRun[];
  readonly columns: readonly RunColumn[];
  readonly width: number;
}): ParallelChart {
  const { runs, columns } = input;
  const axes = columns.map((column) => columnAxis(column, 'auto', false));
  const places = axes.map(placesOn);
  const steps = Math.max(1, columns.length - 1);
  const { left, right, top, bottom } = PARALLEL_PADDING;
  const width = Math.max(steps * LEAST_STEP, input.width - left - right);
  const height = HEIGHT - top - bottom;
  const tip = ({ name }: ChartRun, index: number) =>
    tipOf(
      name,
      columns.map((column) => [column.name, column.texts[index]] as const),
    );
  const vertices = runs.flatMap((run, index) =>
    places.map((at, x) => ({
      x,
      y: at[index] ?? MISSING_AT,
      order: x,
      run: run.id,
      look: lookId(run.look),
      tip: tip(run, index),
    })),
  );
  const { colour, dash } = lookEncoding(runs.map(({ look }) => look));
  const frame = {
    axes: columns.map((column, index) => frameAxis(column, axes[index] as ColumnAxis, places[index] ?? [])),
    width,
    height,
  };
  const spec: TopLevelSpec = parallelFrame(frame, ({ x, y }) => [
    {
      data: { values: vertices },
      mark: { type: 'line', strokeJoin: 'round' },
      encoding: {
        x,
        y,
        color: colour,
        strokeDash: dash,
        order: { field: 'order', type: 'quantitative' },
        detail: { field: 'run' },
        strokeOpacity: runOpacity(runs.length > 60 ? 0.6 : 0.9),
        strokeWidth: runWidth(runs.length > 60 ? 1 : 1.5),
        tooltip: RUN_TOOLTIP,
      },
    },
  ]);
  const [low, high] = PARALLEL_RANGE;
  const pixel = (place: number) => top + ((high - place) / (high - low)) * height;
  const logs = columns
    .filter((_, index) => axes[index]?.scale?.isLog)
    .map(({ name }) => shortLabel(name, 30));
  return {
    spec,
    title: `Parallel coordinates of ${columns.map(({ name }) => shortLabel(name, 30)).join(', ')}`,
    reading: `${shownOf(runs.length, runs.length)}, a line each; a line goes below the foot of an axis where its run has no value.${logs.length > 0 ? ` Logarithmic: ${logs.join(', ')}.` : ''}`,
    legend: [],
    keys: runKeys(runs),
    order: runs.map(({ id }) => id),
    table: {
      headers: ['run', ...columns.map(({ name }) => name)],
      rows: runs.map(({ id, name }, index) => ({
        run: id,
        cells: [name, ...columns.map(({ numbers, texts }) => numbers[index] ?? texts[index])],
      })),
    },
    places: axes.map((axis, index) => ({
      x: left + (index / steps) * width,
      foot: pixel(0),
      head: pixel(1),
      axis,
    })),
    width: width + left + right,
    height: HEIGHT,
  };
}
