import type { TopLevelSpec } from 'vega-lite';
import { columnAxis } from './column-axis.ts';
import { nameAbove } from './name-above.ts';
import { type RunChart, shownOf } from './run-chart.ts';
import { runColours } from './run-colours.ts';
import { type ChartRun, hasPlace, maskColumn, type RunColumn } from './run-column.ts';
import { RUN_PARAMS, RUN_TOOLTIP, runEdge, runOpacity, tipOf } from './run-marks.ts';
import { shortLabel } from './short-label.ts';
import type { ScaleKind } from './value-scale.ts';

export type ScatterInput = {
  readonly runs: readonly ChartRun[];
  readonly x: RunColumn;
  readonly y: RunColumn;
  /** What colours the markers; the runs' own looks when absent. */
  readonly colour: RunColumn | undefined;
  readonly xKind: ScaleKind;
  readonly yKind: ScaleKind;
  /** Of the whole drawing, in pixels. */
  readonly width: number;
};

const HEIGHT = 300;
const PADDING = { left: 64, right: 20, top: 32, bottom: 44 } as const;
/** Labels of texts need more room than those of numbers. */
const TEXT_LEFT = 116;

/** One column against another, a marker a run. */
export function scatterChart(input: ScatterInput): RunChart {
  const { runs, colour: by, width } = input;
  const isDrawn = (index: number) => hasPlace(input.x, index) && hasPlace(input.y, index);
  const [x, y] = [maskColumn(input.x, isDrawn), maskColumn(input.y, isDrawn)];
  const [xAxis, yAxis] = [columnAxis(x, input.xKind, true), columnAxis(y, input.yKind, false)];
  const { colour, shape, sizes, looks, legend, keys } = runColours(runs, by);
  const left = yAxis.scale ? PADDING.left : TEXT_LEFT;
  const facts = by ? [x, y, by] : [x, y];
  const points = runs.flatMap(({ id, name }, index) => {
    const [atX, atY] = [xAxis.values[index], yAxis.values[index]];
    if (atX === undefined || atY === undefined) return [];
    const tip = tipOf(
      name,
      facts.map((column) => [column.name, column.texts[index]] as const),
    );
    return [{ run: id, x: atX, y: atY, look: looks[index], size: sizes[index], tip, index }];
  });
  const [nameX, nameY] = [shortLabel(x.name, 60), shortLabel(y.name, 60)];
  const spec = {
    width: Math.max(120, width - left - PADDING.right),
    height: HEIGHT - PADDING.top - PADDING.bottom,
    autosize: { type: 'none' },
    padding: { ...PADDING, left },
    params: RUN_PARAMS,
    layer: [
      nameAbove(shortLabel(y.name, 40), { dx: 8 - left }),
      {
        data: { values: points.map(({ index: _, ...point }) => point) },
        mark: { type: 'point', filled: true },
        encoding: {
          x: { field: 'x', ...xAxis.channel },
          y: { field: 'y', ...yAxis.channel },
          color: colour,
          shape,
          size: { field: 'size', type: 'quantitative', scale: null, legend: null },
          opacity: runOpacity(0.85),
          ...runEdge(),
          tooltip: RUN_TOOLTIP,
        },
      },
    ],
  } as unknown as TopLevelSpec;
  const rows = points.map(({ run, index }) => ({
    run,
    cells: [runs[index]?.name, ...facts.map(({ numbers, texts }) => numbers[index] ?? texts[index])],
  }));
  return {
    spec,
    title: `${nameY} against ${nameX}`,
    reading: readingOf(input, points.length, [xAxis.scale?.isLog === true, yAxis.scale?.isLog === true]),
    legend,
    keys,
    order: points.map(({ run }) => run),
    table: { headers: ['run', ...facts.map(({ name }) => name)], rows },
  };
}

function readingOf({ runs, x, y, colour }: ScatterInput, shown: number, [logX, logY]: readonly boolean[]) {
  const logs = [...(logX ? [x.name] : []), ...(logY ? [y.name] : [])].map((name) => shortLabel(name, 40));
  const drawn = `${shownOf(shown, runs.length)}${shown < runs.length ? '; the others have no value for one of the axes' : ''}.`;
  const log = logs.length > 0 ? ` Logarithmic: ${logs.join(', ')}.` : '';
  const by = colour ? ` Coloured by ${shortLabel(colour.name, 40)}.` : '';
  return `${drawn}${log}${by}`;
}
